namespace AmsCluster;

/// <summary>How a check of a test flight ended.</summary>
public enum TestOutcome
{
    /// <summary>It is as it should be.</summary>
    Passed,

    /// <summary>It is not.</summary>
    Failed,

    /// <summary>It was not looked at; what was seen says why.</summary>
    Skipped,
}
