using AmsCluster.Ams;
using AmsCluster.Operations;

namespace AmsCluster.Mongo;

/// <summary>Adds what a cluster's database says of its nodes: membership, heartbeat, load and live streams.</summary>
public static class DatabaseLook
{
    /// <summary>The cluster with it.</summary>
    /// <param name="cluster">The cluster, with what EC2 says of its nodes.</param>
    /// <param name="address">The database.</param>
    /// <param name="connectTo">Names and ports that lead elsewhere.</param>
    /// <param name="stop">Cancels it.</param>
    /// <exception cref="AmsException">The database cannot be reached, or refuses.</exception>
    internal static async Task<Cluster> At(
        Cluster cluster, DatabaseAddress address, IReadOnlyList<ConnectTo> connectTo, CancellationToken stop)
    {
        using var link = await DatabaseLink.Open(address, new() { ConnectTo = connectTo }, stop);
        var read = await ClusterNodes.Read(link, stop);
        var report = new AmsReport($"mongodb://{address}") { IsReached = true, IsFromDatabase = true };
        var joined = NodesList.Join(cluster with { Ams = report }, read.Nodes, NoReports, NoRefusals);
        return joined with
        {
            Ams = joined.Ams! with { IsLoggedIn = false, Note = "Membership, load and streams are from the database." },
            Origin = Counted(joined.Origin, read),
            Edge = Counted(joined.Edge, read),
        };
    }

    /// <summary>Refuses options that ask AMS, or leave it out: the database is asked in its place.</summary>
    /// <exception cref="AmsException">One is given.</exception>
    public static void RequireAlone(bool awsOnly, bool hasLogin)
    {
        if (!awsOnly && !hasLogin) return;
        throw new AmsException(
            "AmsBadArguments",
            $"Only one of --direct and {(awsOnly ? "--aws-only" : "--user")} can be given: "
                + "--direct asks the database in place of AMS.",
            "Leave one of them out.");
    }

    static IReadOnlyDictionary<string, NodeWord> NoReports => new Dictionary<string, NodeWord>(StringComparer.Ordinal);

    static IReadOnlyDictionary<string, string> NoRefusals => new Dictionary<string, string>(StringComparer.Ordinal);

    static ScalingGroup? Counted(ScalingGroup? group, ClusterNodes read)
    {
        if (group is null) return null;
        return group with { Nodes = [.. group.Nodes.Select(n => n with { Streams = StreamsOf(n, read) })] };
    }

    // What is published to a node that is not in the list is not known here.
    static int? StreamsOf(Node node, ClusterNodes read)
    {
        if (node.Membership is not (Membership.Alive or Membership.Dead)) return null;
        return read.Streams.GetValueOrDefault(node.PrivateIpAddress ?? "");
    }
}
