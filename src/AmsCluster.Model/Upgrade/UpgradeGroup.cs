namespace AmsCluster;

/// <summary>What an upgrade means for a group of nodes.</summary>
/// <param name="Role">What its nodes do.</param>
/// <param name="Name">The group's name in Auto Scaling.</param>
/// <param name="Nodes">How many nodes it has.</param>
/// <param name="ToReplace">How many of them run another image than they shall.</param>
public sealed record UpgradeGroup(NodeRole Role, string Name, int Nodes, int ToReplace);
