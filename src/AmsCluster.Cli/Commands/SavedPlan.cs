using System.CommandLine;
using System.Text.Json;
using AmsCluster.Cli.Json;
using AmsCluster.Operations;

namespace AmsCluster.Cli.Commands;

/// <summary>A plan that <c>plan --json</c> has written and somebody has looked at: just that is carried out, or nothing.</summary>
internal sealed class SavedPlan(string file, PlanDocument plan)
{
    static readonly Option<string?> FileOption = new("--plan")
    {
        Description = "Carry out the plan in this file, from plan --json, without asking; refuse if it would be another one by now.",
        HelpName = "FILE",
    };

    public static void AddTo(Command command) => command.Add(FileOption);

    /// <summary>Reads the file, if one is named. AWS is not asked.</summary>
    public static SavedPlan? Find(ParseResult parsed)
    {
        if (parsed.GetValue(FileOption) is not { } file) return null;
        try
        {
            var plan = JsonSerializer.Deserialize(TextFile.Read(file), DocumentContext.Default.PlanDocument);
            return plan is { Cluster: not null, Region: not null, Changes: not null } && plan.Changes.All(c => c?.Sentence is not null)
                ? new(file, plan)
                : throw NoPlan(file, "it has no cluster, region and changes");
        }
        catch (JsonException e)
        {
            throw NoPlan(file, $"line {e.LineNumber + 1} is not JSON as plan writes it");
        }
        catch (IOException e)
        {
            throw NoPlan(file, e.Message.TrimEnd('.'));
        }
    }

    /// <summary>Refuses work that is not this plan.</summary>
    /// <exception cref="AmsException">It names what is different.</exception>
    public void Require(Work work)
    {
        if (plan.Cluster != work.Plan.Cluster || plan.Region != work.Plan.Region)
            throw Stale($"is for cluster {plan.Cluster} in {plan.Region}, not for {work.Plan.Cluster} in {work.Plan.Region}");
        var (then, now) = (Lines(plan.Changes), Lines(work.Plan.Changes.Select(ChangeDocument.Of)));
        var (more, less) = (now.Except(then).ToList(), then.Except(now).ToList());
        if (more.Count == 0 && less.Count == 0) return;
        throw Stale(string.Join(" and ", new[]
        {
            more.Count > 0 ? $"does not have: {string.Join("; ", more)}" : null,
            less.Count > 0 ? $"has what is not to be done any more: {string.Join("; ", less)}" : null,
        }.OfType<string>()));
    }

    static HashSet<string> Lines(IEnumerable<ChangeDocument> changes) =>
        [.. changes.Select(c => $"{c.Sentence}{(c.Id is null ? "" : $" [{c.Id}]")}")];

    AmsException Stale(string how) => new("AmsPlanStale", $"{file} is not the plan any more: AWS or the spec has changed since. It {how}.",
        "Nothing was written. Make the plan anew with plan --json, look at it, and apply that one.");

    static AmsException NoPlan(string file, string why) => new("AmsPlanUnreadable", $"{file}: this is not a plan: {why}.",
        "Write one with: amscluster plan -f FILE --json > live.plan");
}
