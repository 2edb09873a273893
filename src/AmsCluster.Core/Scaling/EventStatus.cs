using AmsCluster.Resources;

namespace AmsCluster.Scaling;

/// <summary>The events of a group, as a status tells them.</summary>
internal static class EventStatus
{
    /// <summary>Those that last or are to come. The tags tell them; nothing is asked for.</summary>
    public static IReadOnlyList<ScalingEvent> Of(AutoScaling.AutoScalingGroup group, NodeRole role, DateTimeOffset now) =>
        [.. EventNote.Of(group).Where(n => !n.IsOver(now) && !n.IsVoid).Select(n => Of(n, role, group.AutoScalingGroupName!, now))];

    /// <summary>One event.</summary>
    public static ScalingEvent Of(EventNote note, NodeRole role, string group, DateTimeOffset now) => new()
    {
        EventName = note.Name,
        Role = role,
        GroupName = group,
        MinSize = note.Held.Min,
        MaxSize = note.Held.Max,
        From = note.From,
        Until = note.Until,
        State = note.IsOver(now) ? ScalingEventState.Ended : note.Holds(now) ? ScalingEventState.Holding : ScalingEventState.Coming,
    };

    /// <summary>What is wrong with the sizes of a group by what its tags tell: an event that should have begun or ended by itself and has not.</summary>
    public static IEnumerable<string> Problems(AutoScaling.AutoScalingGroup group, string cluster, DateTimeOffset now)
    {
        var (notes, there) = (EventNote.Of(group), MeantSizes.SizesOf(group));
        foreach (var held in notes.Where(n => n.Holds(now) && there != n.Held && now >= n.From + MeantSizes.Grace))
            yield return $"Event {held.Name} should hold {group.AutoScalingGroupName} at {held.Held} nodes since {When.Plain(held.From)}, but it is at {there}. Set that right with: amscluster apply {cluster}.";
        if (notes.Any(n => n.Holds(now))) yield break;
        foreach (var over in notes.Where(n => n.IsOver(now) && !n.IsVoid && there == n.Held && there != n.After && now >= n.Until + MeantSizes.Grace))
            yield return $"Event {over.Name} ended {When.Plain(over.Until!.Value)}, but {group.AutoScalingGroupName} still is at its {there} nodes. Set that right with: amscluster apply {cluster}.";
    }

    /// <summary>
    /// What AWS will do by itself, held against the events: actions that are missing, and for an adopted group actions
    /// of others. A plan warns of those that others added to a group of ours.
    /// </summary>
    public static (ScalingGroup Group, IReadOnlyList<string> Problems) Against(
        ScalingGroup group, string cluster, IReadOnlyList<AutoScaling.ScheduledUpdateGroupAction> actions,
        bool isAdopted)
    {
        var names = actions.Select(a => a.ScheduledActionName!).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<ScalingEvent> events = [.. group.Events.Select(e => e with { Problem = Problem(e, group, cluster, names) })];
        var ours = events.SelectMany(e => new[] { EventActions.Start(e.EventName), EventActions.End(e.EventName) }).ToHashSet(StringComparer.Ordinal);
        var others = actions.Where(a => isAdopted && !ours.Contains(a.ScheduledActionName!))
            .Select(a => GroupAdditions.Action(group.Name, cluster, a.ScheduledActionName!, EventActions.Told(a)))
            .Select(f => $"{f.Message} {f.Advice}");
        return (group with { Events = events }, [.. events.Select(e => e.Problem).OfType<string>(), .. others]);
    }

    static string? Problem(ScalingEvent e, ScalingGroup group, string cluster, HashSet<string> actions)
    {
        var hasStart = actions.Contains(EventActions.Start(e.EventName));
        if (e.State is ScalingEventState.Coming && !hasStart) return Missing("start", e, cluster);
        if (e.Until is not null && !actions.Contains(EventActions.End(e.EventName))) return Missing("end", e, cluster);

        // One that AWS is still to begin may be late; one that was to begin at once is not.
        var now = new GroupSizes(group.MinSize, group.MaxSize);
        return e.State is not ScalingEventState.Holding || hasStart || now == new GroupSizes(e.MinSize, e.MaxSize) ? null
            : $"Event {e.EventName} should hold {group.Name} at {e.MinSize}..{e.MaxSize} nodes, but it is at {now}: what set it has not come to its end. Say it once more with the same command, or end it: amscluster scale {cluster} --cancel {e.EventName}.";
    }

    /// <summary>What to say of an event that is not there.</summary>
    public static AmsException NotThere(string cluster, string name, IEnumerable<GroupSchedule> groups)
    {
        var known = groups.SelectMany(g => g.Notes).Select(n => n.Name).Distinct(StringComparer.Ordinal).ToList();
        return new("AmsEventNotFound", $"There is no event {name} of {cluster}.", known.Count == 0 ? $"{cluster} has none." : $"There are: {string.Join(", ", known)}.");
    }

    static string Missing(string what, ScalingEvent e, string cluster) =>
        $"Event {e.EventName} of {e.GroupName} has no scheduled action for its {what} in AWS. Say it once more with the same command, or end it: amscluster scale {cluster} --cancel {e.EventName}.";
}
