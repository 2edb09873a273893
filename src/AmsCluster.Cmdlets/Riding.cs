namespace AmsCluster.Cmdlets;

/// <summary>Puts on objects what the next cmdlet of the pipeline needs: their cluster, and how it was reached.</summary>
internal static class Riding
{
    public static Cluster Along(this Cluster cluster, Connection reach, Planned? planned = null)
    {
        var here = new Connection { Region = cluster.Region, ProfileName = reach.ProfileName, EndpointUrl = reach.EndpointUrl, Keys = reach.Keys, Planned = planned };
        return cluster with
        {
            Connection = here,
            Mongo = cluster.Mongo is null ? null : cluster.Mongo with { ClusterName = cluster.Name, Connection = here },
            Origin = Group(cluster.Origin, cluster, here),
            Edge = Group(cluster.Edge, cluster, here),
        };
    }

    public static DatabaseBackup Along(this DatabaseBackup backup, Connection reach) => backup with { Connection = Here(backup.Region, reach) };

    public static DatabaseRestore Along(this DatabaseRestore restore, Connection reach) => restore with { Connection = Here(restore.Region, reach) };

    public static RestAccess Along(this RestAccess access, Connection reach) => access with { Connection = Here(access.Region, reach) };
    public static ScalingEvent Along(this ScalingEvent one, string region, Connection reach) => one with { Connection = Here(region, reach) };

    static Connection Here(string region, Connection reach) => new() { Region = region, ProfileName = reach.ProfileName, EndpointUrl = reach.EndpointUrl, Keys = reach.Keys };

    static ScalingEvent Told(ScalingEvent e) =>
        e.Problem is null ? e : e with { Problem = CommandWording.Cmdlets(e.Problem) };

    static ScalingGroup? Group(ScalingGroup? group, Cluster cluster, Connection here) => group is null ? null : group with
    {
        ClusterName = cluster.Name,
        Connection = here,
        Nodes = [.. group.Nodes.Select(n => n with { ClusterName = cluster.Name, Connection = here })],
        Events = [.. group.Events.Select(Told).Select(e => e with { ClusterName = cluster.Name, Connection = here })],
    };
}
