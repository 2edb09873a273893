namespace AmsCluster;

/// <summary>One check of a test flight, and how it ended.</summary>
/// <param name="Name">What is checked: <c>dns</c>, <c>certificate</c>, <c>listener</c>, <c>route</c>, <c>page</c>, <c>websocket</c>, <c>rtmp</c>, <c>srt</c>, <c>closed port</c>, <c>security group</c>, <c>admin</c>, <c>login</c>, <c>cluster mode</c>, <c>nodes</c> or <c>database</c>.</param>
/// <param name="Subject">Of what: an address, a page, a port.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Seen">What was seen, in a sentence.</param>
/// <param name="Advice">How to mend it; null where there is nothing to mend.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record TestResult(string Name, string Subject, TestOutcome Outcome, string Seen, string? Advice, TimeSpan Elapsed)
{
    /// <summary>The cluster that was looked at.</summary>
    public string? ClusterName { get; init; }

    /// <summary>How it was reached.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Connection? Connection { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Subject}: {Outcome}";
}
