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

    /// <summary>The event that a request makes. An existing one of that name keeps what it does not say.</summary>
    /// <exception cref="AmsException">The end would not be after the start.</exception>
    public EventNote Wanted(ScalingRequest request)
    {
        var (name, min) = (ScalingRules.NameOf(request), request.Minimum[Group.Role]);
        var before = Note(name) is { IsVoid: false } note && !note.IsOver(Now) ? note : null;
        var usual = Math.Max(min, before?.Held.Max ?? Spec.Max);
        var max = request.Maximum.TryGetValue(Group.Role, out var most) ? most : usual;
        var from = request.From ?? (request.BeginNow && before?.Holds(Now) is not true ? Now : before?.From) ?? Now;
        var until = request.NoEnd ? null : request.Until ?? before?.Until;
        ScalingRules.RequireOrder(from, until, Now);
        return new(name, new(min, max), ToSeconds(from), until is { } end ? ToSeconds(end) : null, Spec);
    }

    // A tag and AWS have whole seconds.
    static DateTimeOffset ToSeconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
}
