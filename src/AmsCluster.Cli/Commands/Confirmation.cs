using AmsCluster.Backups;
using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;
using AmsCluster.Operations;
using AmsCluster.Scaling;

namespace AmsCluster.Cli.Commands;

/// <summary>Asks before anything is written, unless --yes was said.</summary>
internal static class Confirmation
{
    /// <summary>Refuses to begin where nobody could be asked: before AWS is read, so that a job fails in no time.</summary>
    public static void RequireSomebody(Session session)
    {
        if (session.Globals.Yes) return;
        if (session.Globals.Json) throw Unasked("--json is for programs, which cannot be asked whether to go on.");
        if (!Terminal.CanAsk) throw Unasked("There is no terminal to ask whether to go on.");
    }

    /// <summary>Shows the plan and asks.</summary>
    public static async Task<bool> Apply(Session session, Work work)
    {
        if (!Show(session, work)) return true;
        return await Agreed($"Apply this to {work.Plan.Cluster} in {work.Plan.Region}? [y/N] ", session.Stop);
    }

    /// <summary>Shows the plan and asks for the cluster's name: what is deleted does not come back.</summary>
    public static async Task<bool> Destroy(Session session, Work work, bool withBackup)
    {
        if (!Show(session, work)) return true;
        var first = withBackup ? "A backup of the database is taken first, and stays (--no-backup leaves it out). Then all of this is deleted"
            : work.DeletesDatabase ? "All of this is deleted, with all data and without a backup" : "All of this is deleted";
        var answer = await Ask($"{first}. Type the cluster's name ({work.Plan.Cluster}) to go on: ", session.Stop);
        return answer == work.Plan.Cluster;
    }

    /// <summary>Says what is going to happen and asks for the cluster's name: the database goes back in time.</summary>
    public static async Task<bool> Restore(Session session, RestoreWork work)
    {
        if (session.Globals.Yes) return true;
        Page.OnError().Write(work.Sentences.Select(s => (Line)s));
        return await Ask($"Type the cluster's name ({work.Cluster}) to go on: ", session.Stop) == work.Cluster;
    }

    /// <summary>Names the backups and asks.</summary>
    public static async Task<bool> DeleteBackups(Session session, IReadOnlyList<DatabaseBackup> backups)
    {
        if (session.Globals.Yes) return true;
        Page.OnError().Write(BackupText.List("", null, backups, []));
        return await Agreed("Delete for good? [y/N] ", session.Stop);
    }

    /// <summary>Shows what was found and asks.</summary>
    public static async Task<bool> Adopt(Session session, Adoption adoption)
    {
        if (session.Globals.Yes) return true;
        Page.OnError().Write(AdoptionText.Of(adoption));
        return await Agreed($"Adopt it as {adoption.ClusterName} in {adoption.Region}? [y/N] ", session.Stop);
    }

    /// <summary>Shows what an upgrade does and asks.</summary>
    public static async Task<bool> Upgrade(Session session, Upgrade upgrade)
    {
        if (session.Globals.Yes) return true;
        Page.OnError().Write(UpgradeText.Of(upgrade));
        return await Agreed($"{(upgrade.IsRollback ? "Take" : "Bring")} {upgrade.ClusterName} in {upgrade.Region} to {upgrade.To.ImageId}? [y/N] ", session.Stop);
    }

    /// <summary>Shows what a change of sizes does and asks.</summary>
    public static async Task<bool> Scale(Session session, ScalingWork work)
    {
        if (session.Globals.Yes) return true;
        Page.OnError().Write(ScalingText.Of(work));
        return await Agreed($"Do this to {work.Plan.Cluster} in {work.Plan.Region}? [y/N] ", session.Stop);
    }

    /// <summary>Asks whether one thing may be done.</summary>
    public static async Task<bool> May(Session session, string deed)
    {
        if (session.Globals.Yes) return true;
        await session.Progress.Rest();
        return await Agreed($"{deed}? [y/N] ", session.Stop);
    }

    /// <summary>Asks which of several is meant; null when nobody can be asked, or says none of them.</summary>
    public static async Task<T?> Choose<T>(Session session, string question, IReadOnlyList<T> things) where T : class
    {
        if (!Terminal.CanAsk || session.Globals.Json) return null;
        await session.Progress.Rest();
        Page.OnError().Write([question, .. things.Select((thing, i) => (Line)$"  {i + 1}  {thing}")]);
        while (await Ask($"1 to {things.Count}, nothing for none: ", session.Stop) is { Length: > 0 } answer)
        {
            if (int.TryParse(answer, out var number) && number >= 1 && number <= things.Count) return things[number - 1];
        }

        return null;
    }

    /// <summary>Says that nothing happened.</summary>
    public static int Refused(Session session)
    {
        session.Progress.Note("Nothing was written.");
        return ExitCode.Error;
    }

    static bool Show(Session session, Work work)
    {
        if (!session.Globals.Yes) Page.OnError().Write(PlanText.Of(work));
        return !session.Globals.Yes;
    }

    static async Task<bool> Agreed(string question, CancellationToken stop) => (await Ask(question, stop)).ToLowerInvariant() is "y" or "yes";

    static async Task<string> Ask(string question, CancellationToken stop)
    {
        await Console.Error.WriteAsync(question);

        // Reading from a terminal cannot be called off; Ctrl+C leaves it behind.
        return (await Task.Run(Console.ReadLine, stop).WaitAsync(stop))?.Trim() ?? "";
    }

    static AmsException Unasked(string why) => new("AmsNotConfirmed", why, 
        "Check the cluster first, for example with amscluster status or amscluster plan. Then run the command again with --yes. "
        + "Nothing was read or written.");
}
