using AmsCluster.Resources;

namespace AmsCluster.Upgrading;

/// <summary>An upgrade with all that is needed to carry it out. It is good for once, and soon.</summary>
public sealed class UpgradeWork
{
    internal UpgradeWork(Upgrade upgrade, bool isDone, UpgradeOptions options, ClusterSpec spec, ClusterRecord record, (Topology Topology, State State) found, UpgradeNote note, IReadOnlyList<GroupWork> groups) =>
        (Upgrade, IsDone, Options, Spec, Record, (Topology, State), Note, Groups) = (upgrade, isDone, options, spec, record, found, note, groups);

    /// <summary>The upgrade as a user reads it.</summary>
    public Upgrade Upgrade { get; }

    /// <summary>Whether there is nothing to carry out: all nodes run the image, and so will all that start.</summary>
    public bool IsDone { get; }

    internal UpgradeOptions Options { get; }

    /// <summary>The spec that the record has afterwards.</summary>
    internal ClusterSpec Spec { get; }

    internal ClusterRecord Record { get; }

    internal Topology Topology { get; }

    internal State State { get; }

    internal UpgradeNote Note { get; }

    /// <summary>The groups, in the order in which they are upgraded.</summary>
    internal IReadOnlyList<GroupWork> Groups { get; }

    /// <summary>What is to be done to one group.</summary>
    /// <param name="Group">The group.</param>
    /// <param name="NewVersion">A new version of its launch template; null where the newest has the image.</param>
    /// <param name="Replacement">What is told of the replacement of its nodes; null where none is to be replaced.</param>
    internal sealed record GroupWork(AutoScalingGroup Group, Step? NewVersion, PlannedChange? Replacement)
    {
        public NodeRole Role => Group.Role;

        /// <summary>The group's name in Auto Scaling.</summary>
        public string Name => Group.Name;

        /// <summary>What is told of it, in order.</summary>
        public IEnumerable<PlannedChange> Changes => new[] { NewVersion?.Change, Replacement }.OfType<PlannedChange>();
    }
}
