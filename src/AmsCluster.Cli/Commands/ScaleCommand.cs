using System.CommandLine;
using System.Globalization;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;
using AmsCluster.Execution;
using AmsCluster.Operations;
using AmsCluster.Scaling;

namespace AmsCluster.Cli.Commands;

/// <summary>Gives groups of a cluster other sizes than its spec, now or for the time of an event.</summary>
internal static class ScaleCommand
{
    const string Now = "now";
    const string Never = "never";

    static readonly Option<string?> Origin = new("--origin")
    {
        Description = "The minimum, and the maximum, number of origins. "
            + "Without M the event's maximum, else the spec's, or N where that is more.",
        HelpName = "N[..M]",
    };

    static readonly Option<string?> Edge = new("--edge") { Description = "The same of edges.", HelpName = "N[..M]" };
    static readonly Option<string?> From = new("--from")
    {
        Description = "When it begins: 2026-12-01T18:00Z, 2026-12-01T18:00+05:30, "
            + "'2026-12-01 18:00' (in this machine's zone), +2h, or now. "
            + "Without it: when the event of that name begins, else now.",
        HelpName = "TIME",
    };

    static readonly Option<string?> Until = new("--until")
    {
        Description = "When it ends, or never: the spec's sizes come back then, and the scaling policy lets nodes go. "
            + "+4h is from the start on. Without it: when the event of that name ends, else when it is cancelled.",
        HelpName = "TIME",
    };

    static readonly Option<string?> Event = new("--event")
    {
        Description = "What it is called. An event of that name is changed, and keeps what is not given.",
        HelpName = "NAME",
    };

    static readonly Option<string?> Cancel = new("--cancel") { Description = "End this event, in all groups: the spec's sizes come back now, or it does not begin.", HelpName = "NAME" };
    static readonly Option<bool> Wait = new("--wait") { Description = "Wait until so many nodes are in service and healthy, and tell why they are not." };

    static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only show what would be done. Nothing is written." };

    public static Command Build()
    {
        var command = new Command("scale", "Give groups other sizes than the spec's: now, or for the time of an event, so that nodes are there before their viewers.") { Origin, Edge, From, Until, Event, Cancel, Wait, DryRun };
        Target.AddTo(command);
        command.SetAction((parsed, _) => Session.Run(parsed, session => Run(parsed, session)));
        return command;
    }

    static async Task<int> Run(ParseResult parsed, Session session)
    {
        var (target, cancel, now) = (Target.Require(parsed), parsed.GetValue(Cancel), DateTimeOffset.UtcNow);
        var request = Request(parsed, now);
        if (cancel is not null && Sized(request)) throw Bad("--cancel", "ends an event and takes no sizes, times or name beside it", "Say --cancel NAME alone.");
        if (cancel is null && request.Minimum.Count == 0) throw Bad("scale", "no sizes are given", $"Say, for example: amscluster scale {target.Name} --edge 10 --until +4h. To end an event: --cancel NAME.");
        var waits = parsed.GetValue(Wait);
        if (waits && (request.From is not null || cancel is not null)) throw Bad("--wait", "is for sizes from now on", "Leave it out, or leave --from out.");
        if (!parsed.GetValue(DryRun)) Confirmation.RequireSomebody(session);
        var engine = session.Engine(session.Connect(session.Globals.Settings(target.Spec)));
        var work = cancel is null ? await engine.PrepareScaling(target.Name!, request, session.Stop) : await engine.PrepareCancel(target.Name!, cancel, [], session.Stop);
        await session.Progress.Rest();
        if (work.Plan.IsBlocked) throw new BlockedException(work.Plan);
        if (parsed.GetValue(DryRun)) return Show(work, session);
        if (!work.IsDone && !await Confirmation.Scale(session, work)) return Confirmation.Refused(session);
        await engine.Scale(work, waits, session.Stop);
        await session.Progress.Rest();
        if (session.Globals.Json) Document.Write(ScalingDocument.Of(work, session));
        else Page.OnOutput().Write(ScalingText.Done(work, cancel, DateTimeOffset.UtcNow));
        return ExitCode.Done;
    }

    static int Show(ScalingWork work, Session session)
    {
        if (session.Globals.Json) Document.Write(ScalingDocument.Of(work, session));
        else Page.OnOutput().Write(ScalingText.Of(work));
        return ExitCode.Done;
    }

    static bool Sized(ScalingRequest request) => request.Minimum.Count > 0 || request.From is not null
        || request.Until is not null || request.BeginNow || request.NoEnd || request.EventName is not null;

    static ScalingRequest Request(ParseResult parsed, DateTimeOffset now)
    {
        var (minimum, maximum) = (new Dictionary<NodeRole, int>(), new Dictionary<NodeRole, int>());
        foreach (var (role, option) in new[] { (NodeRole.Origin, Origin), (NodeRole.Edge, Edge) })
        {
            if (parsed.GetValue(option) is not { } text) continue;
            var numbers = text.Split("..");
            if (numbers.Length > 2 || !Array.TrueForAll(numbers, n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
                throw Bad(option.Name, $"{text} is not a number of nodes", "Say 10, or 10..20 for at least 10 and at most 20.");
            minimum[role] = int.Parse(numbers[0], CultureInfo.InvariantCulture);
            if (numbers.Length == 2) maximum[role] = int.Parse(numbers[1], CultureInfo.InvariantCulture);
        }

        var (begins, ends) = (parsed.GetValue(From), parsed.GetValue(Until));
        DateTimeOffset? from = begins is null or Now ? null : When.Parse(From.Name, begins, now);
        DateTimeOffset? until = ends is null or Never ? null : When.Parse(Until.Name, ends, from ?? now);
        return new()
        {
            Minimum = minimum,
            Maximum = maximum,
            From = from,
            BeginNow = begins is Now,
            Until = until,
            NoEnd = ends is Never,
            EventName = parsed.GetValue(Event),
        };
    }

    static AmsException Bad(string name, string what, string advice) => new("AmsBadArguments", $"{name}: {what}.", advice);
}
