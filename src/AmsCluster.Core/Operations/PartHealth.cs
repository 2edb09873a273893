namespace AmsCluster.Operations;

/// <summary>How one part is, and why it is not better.</summary>
internal record PartHealth(Health Health, IReadOnlyList<string> Problems);
