namespace AmsCluster.Scaling;

/// <summary>
/// What has to be written so that a group has an event, or has it no longer. The note comes first and goes last, so that whatever a dead run
/// has left is seen; and the end of an event is sure before its start, so that no group stays large because nobody was there to make it small.
/// </summary>
internal static class ScalingPlan
{
    /// <summary>The writes that make a group have an event, in their order; none where it has it.</summary>
    public static IEnumerable<ScalingWrite> Hold(GroupSchedule there, EventNote shall)
    {
        var (start, end) = (EventActions.Start(shall.Name), EventActions.End(shall.Name));
        foreach (var old in there.Notes.Where(n => n.Name != shall.Name && IsForgotten(n, there.Now)))
            yield return ScalingWrite.Forget(there, old);
        var isNew = there.Note(shall.Name) != shall;
        if (isNew) yield return ScalingWrite.Note(there, shall, Told(shall, there.Now));

        // A start that is not right any more goes before anything else comes: it may also be in the way of the end, at its very time.
        var starts = shall.From > there.Now;
        var isStart = starts && EventActions.Is(there.Action(start), shall.Held, shall.From);
        if (there.Action(start) is not null && !isStart) yield return ScalingWrite.Unschedule(there, start);
        if (shall.Until is { } until)
        {
            if (!EventActions.Is(there.Action(end), shall.After, until)) yield return ScalingWrite.Schedule(there, end, shall.After, until);
        }
        else if (there.Action(end) is not null)
        {
            yield return ScalingWrite.Unschedule(there, end);
        }

        if (starts)
        {
            if (!isStart) yield return ScalingWrite.Schedule(there with { Actions = [.. there.Actions.Where(a => a.ScheduledActionName != start)] }, start, shall.Held, shall.From);
        }
        else
        {
            // What the policy has added since it began stays: only who begins now asks for just so many.
            var begins = isNew && there.Note(shall.Name)?.Holds(there.Now) is not true;
            var isLess = begins && there.Actual.DesiredCapacity > shall.Held.Min;
            if (there.Sizes != shall.Held || isLess) yield return ScalingWrite.Resize(there, shall.Held, isLess ? shall.Held.Min : null);
        }
    }

    /// <summary>Whether an event is over for so long that its note is deleted along with the next event.</summary>
    public static bool IsForgotten(EventNote note, DateTimeOffset now) => note.Until + MeantSizes.Grace <= now;

    /// <summary>The writes that end an event, in their order.</summary>
    public static IEnumerable<ScalingWrite> Cancel(GroupSchedule there, string name)
    {
        var note = there.Note(name);

        // From now on these sizes are not meant any more, whatever becomes of this run.
        if (note is not null && !note.IsOver(there.Now) && note.Until != note.From)
        {
            var over = note with { Until = note.From > there.Now ? note.From : DateTimeOffset.FromUnixTimeSeconds(there.Now.ToUnixTimeSeconds()) };
            yield return ScalingWrite.Note(there, over, $"ended {When.Plain(over.Until.Value)}");
        }

        foreach (var action in new[] { EventActions.Start(name), EventActions.End(name) }.Where(a => there.Action(a) is not null)) yield return ScalingWrite.Unschedule(there, action);
        if (note is not null && note.From <= there.Now && there.Sizes == note.Held && there.Sizes != there.Spec && !there.Notes.Any(n => n.Name != name && n.Holds(there.Now)))
            yield return ScalingWrite.Resize(there, there.Spec, null);
        if (note is not null) yield return ScalingWrite.Forget(there, note);
    }

    /// <summary>What an event is, in words.</summary>
    public static string Told(EventNote note, DateTimeOffset now) =>
        $"{note.Held} nodes {(note.From > now ? $"from {When.Told(note.From, now)} " : "from now on, ")}{(note.Until is { } until ? $"until {When.Told(until, now)}, then {note.After}" : "until it is cancelled")}";
}
