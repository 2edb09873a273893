namespace AmsCluster.Scaling;

/// <summary>One call that changes something, with what is told of it.</summary>
/// <param name="Changes">What it changes.</param>
/// <param name="Make">The call.</param>
internal sealed record ScalingWrite(IReadOnlyList<PlannedChange> Changes, Func<Run, Task> Make)
{
    /// <summary>What nodes that end are called in a plan.</summary>
    public const string Nodes = "nodes of";

    /// <summary>Puts an event's tag on its group.</summary>
    public static ScalingWrite Note(GroupSchedule there, EventNote note, string told) =>
        new([Change(there.Note(note.Name) is null ? ChangeAction.Create : ChangeAction.Update, "event", note.Name, $"event {note.Name} of {there.Name} ({told})")],
            run => run.Send(new AutoScaling.CreateOrUpdateTags { Tags = [Tag(there.Name, note.Tag, note.Text)] }));

    /// <summary>Takes an event's tag off its group.</summary>
    public static ScalingWrite Forget(GroupSchedule there, EventNote note) =>
        new([Change(ChangeAction.Delete, "event", note.Name, $"event {note.Name} of {there.Name}{(note.IsOver(there.Now) ? $", which ended {When.Plain(note.Until!.Value)}" : "")}")],
            run => run.Send(new AutoScaling.DeleteTags { Tags = [Tag(there.Name, note.Tag, note.Text)] }));

    /// <summary>Makes or changes a scheduled action.</summary>
    public static ScalingWrite Schedule(GroupSchedule there, string name, GroupSizes sizes, DateTimeOffset at) =>
        new([Change(there.Action(name) is null ? ChangeAction.Create : ChangeAction.Update, "scheduled action", name, $"scheduled action {name} of {there.Name}: {sizes} nodes from {When.Told(at, there.Now)} on")],
            run => run.Send(EventActions.Put(there.Name, name, sizes, at)));

    /// <summary>Takes a scheduled action back. One that is gone has just run.</summary>
    public static ScalingWrite Unschedule(GroupSchedule there, string name) =>
        new([Change(ChangeAction.Delete, "scheduled action", name, $"scheduled action {name} of {there.Name}")],
            run => run.SendDelete(new AutoScaling.DeleteScheduledAction { AutoScalingGroupName = there.Name, ScheduledActionName = name }));

    /// <summary>Gives the group sizes now.</summary>
    /// <param name="there">The group.</param>
    /// <param name="sizes">The sizes.</param>
    /// <param name="desired">How many nodes it shall have; null to leave that to Auto Scaling, which keeps within the sizes.</param>
    public static ScalingWrite Resize(GroupSchedule there, GroupSizes sizes, int? desired)
    {
        var (now, nodes) = (there.Actual.DesiredCapacity ?? 0, there.Actual.DesiredCapacity ?? 0);
        var then = desired ?? Math.Clamp(now, sizes.Min, sizes.Max);
        var fields = new[]
        {
            new FieldChange("min", $"{there.Sizes.Min}", $"{sizes.Min}"),
            new FieldChange("max", $"{there.Sizes.Max}", $"{sizes.Max}"),
            new FieldChange("desired", $"{now}", $"{then}"),
        };
        var differ = fields.Where(f => f.Actual != f.Expected).ToList();
        var change = ChangeLine.Of(ChangeAction.Update, there.Group.Kind, there.Name, there.Name, differ, []);
        List<PlannedChange> changes = [change];
        if (then < nodes)
            changes.Add(new(ChangeAction.Delete, Nodes, there.Name, null, $"desired {now} → {then}", $"delete {nodes - then} of {nodes} nodes of {there.Name}, {there.Streams}"));
        return new(changes, run => run.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = there.Name, MinSize = sizes.Min, MaxSize = sizes.Max, DesiredCapacity = desired }));
    }

    static PlannedChange Change(ChangeAction action, string kind, string name, string what) => new(action, kind, name, null, null, $"{action.ToString().ToLowerInvariant()} {what}");

    static AutoScaling.Tag Tag(string group, string key, string value) => new() { Key = key, Value = value, ResourceId = group, ResourceType = "auto-scaling-group", PropagateAtLaunch = false };
}
