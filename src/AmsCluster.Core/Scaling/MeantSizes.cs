namespace AmsCluster.Scaling;

/// <summary>Which sizes a group is meant to have at a time: those of its spec, or those of an event that lasts.</summary>
internal static class MeantSizes
{
    /// <summary>AWS carries scheduled actions out up to two minutes late (Scheduled scaling, in the Auto Scaling guide): so long both the old and the new sizes are right.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>The sizes that a group is meant to have. What it has is left as it is where that is right as well.</summary>
    public static GroupSizes Of(AutoScaling.AutoScalingGroup actual, GroupSizes spec, DateTimeOffset now)
    {
        var (notes, there) = (EventNote.Of(actual), SizesOf(actual));
        if (notes.FirstOrDefault(n => n.Holds(now)) is { } held)
            return there == held.After && now < held.From + Grace ? there : held.Held;
        return notes.Any(n => n.IsOver(now) && now < n.Until + Grace && (there == n.Held || there == n.After)) ? there : spec;
    }

    /// <summary>The sizes that a group has.</summary>
    public static GroupSizes SizesOf(AutoScaling.AutoScalingGroup group) => new(group.MinSize ?? 0, group.MaxSize ?? 0);

    /// <summary>What a plan says of a group's events.</summary>
    public static IEnumerable<Finding> Findings(AutoScaling.AutoScalingGroup actual, GroupSizes spec, DateTimeOffset now)
    {
        foreach (var note in EventNote.Of(actual).Where(n => !n.IsOver(now) && !n.IsVoid))
        {
            var group = actual.AutoScalingGroupName!;
            if (note.Holds(now))
            {
                yield return new(FindingLevel.Information, "AmsEventHolds", group, $"Event {note.Name} holds {group} at {note.Held} nodes {(note.Until is { } until ? $"until {When.Told(until, now)}" : "until it is cancelled")}. These sizes are meant, and stay.",
                    $"To end it now: amscluster scale {Cluster(actual)} --cancel {note.Name}.");
            }

            if (note.Until is not null && note.After != spec)
            {
                yield return new(FindingLevel.Warning, "AmsEventOutdated", group, $"When event {note.Name} ends, AWS gives {group} {note.After} nodes, as the spec said when it was made; the spec says {spec} now.",
                    $"Say the event again with the same command once the spec is applied: amscluster scale {Cluster(actual)} --event {note.Name} with its sizes and times. Or apply once more after its end.");
            }
        }
    }

    /// <summary>The cluster of a group, by its tag.</summary>
    public static string Cluster(AutoScaling.AutoScalingGroup group) =>
        group.Tags.FirstOrDefault(t => t.Key == Ownership.ClusterTag)?.Value ?? "NAME";
}
