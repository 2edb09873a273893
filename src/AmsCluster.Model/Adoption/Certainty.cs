namespace AmsCluster;

/// <summary>How sure it is that something is the part of a cluster that it is taken for.</summary>
public enum Certainty
{
    /// <summary>Named by the user, or referred to by what was.</summary>
    Certain,

    /// <summary>Nothing refers to it, but it looks like it and nothing else does.</summary>
    Likely,

    /// <summary>It was not found.</summary>
    Missing,
}
