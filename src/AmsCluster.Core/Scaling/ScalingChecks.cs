using AmsCluster.Preflight;

namespace AmsCluster.Scaling;

/// <summary>What stands in the way of an event, and what is worth knowing before it is made.</summary>
internal static class ScalingChecks
{
    // AWS needs the end of one and the start of the next to be apart.
    static readonly TimeSpan Apart = TimeSpan.FromMinutes(1);

    /// <summary>What is found for one group.</summary>
    public static async Task<IEnumerable<Finding>> Run(GroupSchedule there, EventNote shall, State state, Reader reader) =>
    [
        .. there.Group.Obstacles(state).Where(f => f.Code is "AmsSuspended"),
        .. Begun(there, shall),
        .. Overlaps(there, shall),
        .. Times(there, shall),
        .. Tags(there, shall),
        .. Ends(there, shall),
        .. Launches(there, shall, state),
        .. await Room(there, shall, state, reader),
    ];

    static IEnumerable<Finding> Begun(GroupSchedule there, EventNote shall)
    {
        if (there.Note(shall.Name) is { } before && before.Holds(there.Now) && shall.From > there.Now)
            yield return Error("AmsEventBegun", there, $"Event {shall.Name} holds {there.Name} already, since {When.Plain(before.From)}; it cannot begin later.", "Leave the start out to change its sizes or its end, or choose another name.");
    }

    static IEnumerable<Finding> Overlaps(GroupSchedule there, EventNote shall)
    {
        foreach (var other in there.Notes.Where(n => n.Name != shall.Name && !n.IsOver(there.Now) && !n.IsVoid))
        {
            if ((other.Until is { } ends && ends + Apart <= shall.From) || (shall.Until is { } until && until + Apart <= other.From)) continue;
            yield return Error("AmsEventOverlap", there, $"{there.Name} has event {other.Name} ({ScalingPlan.Told(other, there.Now)}), which is not over a minute before event {shall.Name} ({ScalingPlan.Told(shall, there.Now)}) begins, or the other way round.",
                "Choose other times, or end the other one first: "
                + $"amscluster scale {Cluster(there)} --cancel {other.Name}. "
                + $"To change it, name it: --event {other.Name}.");
        }
    }

    // Two actions of a group cannot start at the same time, whoever made them.
    static IEnumerable<Finding> Times(GroupSchedule there, EventNote shall)
    {
        var others = there.Actions.Where(a => a.ScheduledActionName != EventActions.Start(shall.Name) && a.ScheduledActionName != EventActions.End(shall.Name)).ToList();
        var known = there.Notes.SelectMany(n => new[] { EventActions.Start(n.Name), EventActions.End(n.Name) }).ToHashSet(StringComparer.Ordinal);
        foreach (var other in others.Where(a => !known.Contains(a.ScheduledActionName!)).Where(a => (shall.From > there.Now && a.StartTime == shall.From) || a.StartTime == shall.Until))
            yield return Error("AmsEventTimeTaken", there, $"{there.Name} has scheduled action {other.ScheduledActionName} at that very time ({EventActions.Told(other)}), and AWS takes one at a time only.", "Choose a time that is a minute off.");
        var mine = (shall.From > there.Now ? 1 : 0) + (shall.Until is null ? 0 : 1);
        if (mine > 0 && others.Count + mine > EventActions.Most)
            yield return Error("AmsTooManyEvents", there, $"{there.Name} has {others.Count} scheduled actions, and AWS takes {EventActions.Most} for a group.", "End events that are not needed.");
    }

    // Each event is a tag of the group. Those of events that are long over are deleted first.
    static IEnumerable<Finding> Tags(GroupSchedule there, EventNote shall)
    {
        bool Has(AutoScaling.TagDescription tag, string prefix) => tag.Key?.StartsWith(prefix, StringComparison.Ordinal) is true;
        var others = there.Actual.Tags.Count(t => !Has(t, EventNote.Prefix) && !Has(t, "aws:"));
        var events = there.Notes.Count(n => n.Name != shall.Name && !ScalingPlan.IsForgotten(n, there.Now));
        if (others + events + 1 <= EventNote.MostTags) yield break;
        yield return Error("AmsTooManyEvents", there,
            $"{there.Name} has {events + others} tags, of which {events} are events, and AWS takes {EventNote.MostTags}. "
            + $"Each event is a tag of the group: room for events {Math.Max(0, EventNote.MostTags - others)}.",
            $"End an event that is not needed: amscluster scale {Cluster(there)} --cancel EVENT. "
            + "Or use fewer tags in the spec.");
    }

    // The end gives the group its limits back: what is beyond them goes at once, and the rest as the scaling policy sees fit.
    static IEnumerable<Finding> Ends(GroupSchedule there, EventNote shall)
    {
        if (shall.Until is not null && shall.Held.Max > shall.After.Max)
        {
            var surely = shall.Held.Min > shall.After.Max ? $"at least {shall.Held.Min - shall.After.Max}" : "what there is beyond them";
            yield return Warning("AmsEventEndsNodes", there, $"When event {shall.Name} ends, {there.Name} may have {shall.After.Max} nodes at most again: AWS ends {surely} at once, {there.Streams}.",
                "Let the event last until nobody streams or watches any more, or raise the greatest number of nodes in the spec.");
        }
    }

    // Fewer nodes than there are need no launch.
    static IEnumerable<Finding> Launches(GroupSchedule there, EventNote shall, State state) =>
        shall.Held.Max > there.Actual.Instances.Count ? VolumeCheck.Launches(there.Group.Template, state, state.Cluster) : [];

    static async Task<IEnumerable<Finding>> Room(GroupSchedule there, EventNote shall, State state, Reader reader)
    {
        var known = await SubnetCheck.Described(state, reader, there.Group.Subnets);
        var (free, nodes) = (known.Values.Sum(s => (long)(s.AvailableIpAddressCount ?? 0)), there.Actual.Instances.Count);
        var what = $"The subnets of {there.Name} have {free} free addresses. It has {nodes} nodes; event {shall.Name} wants {shall.Held.Min} at least and {shall.Held.Max} at most.";
        return free < shall.Held.Min - nodes ? [Error("AmsSubnetFull", there, what, "Say a smaller number, or give the nodes more zones or larger subnets.")]
            : free < shall.Held.Max - nodes ? [Warning("AmsSubnetSmall", there, what, "Scaling will stop at the free addresses: use more zones or larger subnets.")] : [];
    }

    static string Cluster(GroupSchedule there) => MeantSizes.Cluster(there.Actual);

    static Finding Error(string code, GroupSchedule there, string message, string advice) => PreflightContext.Error(code, there.Name, message, advice);

    static Finding Warning(string code, GroupSchedule there, string message, string advice) => PreflightContext.Warning(code, there.Name, message, advice);
}
