using AmsCluster.Resources;

namespace AmsCluster.Scaling;

/// <summary>What a group has just now, for whoever changes its sizes.</summary>
/// <param name="Group">The group.</param>
/// <param name="Actual">What Auto Scaling says of it.</param>
/// <param name="Spec">The sizes that its spec says.</param>
/// <param name="DrainMinutes">How long its nodes wait for their streams before they end.</param>
/// <param name="Actions">Its scheduled actions.</param>
/// <param name="Now">What time it is.</param>
internal sealed record GroupSchedule(
    AutoScalingGroup Group, AutoScaling.AutoScalingGroup Actual, GroupSizes Spec, int DrainMinutes, IReadOnlyList<AutoScaling.ScheduledUpdateGroupAction> Actions, DateTimeOffset Now)
{
    /// <summary>The group's name in Auto Scaling.</summary>
    public string Name => Group.Name;

    /// <summary>What becomes of the streams on nodes that end.</summary>
    public string Streams => EndedNodes.Streams(DrainMinutes);

    /// <summary>The sizes that it has.</summary>
    public GroupSizes Sizes => MeantSizes.SizesOf(Actual);

    /// <summary>Its events.</summary>
    public IReadOnlyList<EventNote> Notes { get; } = EventNote.Of(Actual);

    /// <summary>The event of a name.</summary>
    public EventNote? Note(string name) => Notes.FirstOrDefault(n => n.Name == name);

    /// <summary>The scheduled action of a name.</summary>
    public AutoScaling.ScheduledUpdateGroupAction? Action(string name) => Actions.FirstOrDefault(a => a.ScheduledActionName == name);

    /// <summary>Whether there is anything of an event.</summary>
    public bool Knows(string name) => Note(name) is not null || Action(EventActions.Start(name)) is not null || Action(EventActions.End(name)) is not null;

    /// <summary>What an event shall be that is asked for. One that has begun keeps its beginning.</summary>
    public EventNote Wanted(ScalingRequest request)
    {
        var (name, min) = (ScalingRules.NameOf(request), request.Minimum[Group.Role]);
        var sizes = new GroupSizes(min, request.Maximum.TryGetValue(Group.Role, out var max) ? max : Math.Max(min, Spec.Max));
        var begun = Note(name) is { } before && before.Holds(Now) ? before.From : (DateTimeOffset?)null;
        return new(name, sizes, ToSeconds(request.From ?? begun ?? Now), request.Until is { } until ? ToSeconds(until) : null, Spec);
    }

    // A tag and AWS have whole seconds.
    static DateTimeOffset ToSeconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
}
