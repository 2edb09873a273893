namespace AmsCluster.Flight;

/// <summary>The ports of the nodes that are nobody's business outside.</summary>
internal static class ClosedPorts
{
    /// <summary>Each with what listens there: MongoDB, the nodes' streams to one another (AMS ServerSettings.java, server.origin_port), SSH.</summary>
    public static IReadOnlyList<(int Port, string What)> All { get; } = [(27017, "MongoDB"), (5000, "streams between nodes"), (22, "SSH")];
}
