namespace AmsCluster;

/// <summary>What a cluster shall be: the whole of a spec file. Immutable; a changed cluster is a changed copy.</summary>
public sealed record ClusterSpec
{
    /// <summary>The cluster's name, the stem of the names of all that is made: 1 to 20 of a-z, 0-9 and -, starting with a letter.</summary>
    public required string Name { get; init; }

    /// <summary>The AWS Region that everything is made in, for example <c>ap-south-1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>Where in the Region: the VPC and the zones.</summary>
    public NetworkSpec Network { get; init; } = new();

    /// <summary>Who may log in to the nodes by SSH. By default nobody.</summary>
    public AccessSpec Access { get; init; } = new();

    /// <summary>The MongoDB node, or the database that is there already.</summary>
    public MongoSpec Mongo { get; init; } = new();

    /// <summary>The nodes that take what is published.</summary>
    public GroupSpec Origin { get; init; } = new();

    /// <summary>The nodes that viewers play from.</summary>
    public GroupSpec Edge { get; init; } = new();

    /// <summary>The Ant Media Server image that origin and edge nodes start from.</summary>
    public ImageSpec Image { get; init; } = new();

    /// <summary>The Application Load Balancer's certificate and name.</summary>
    public LoadBalancerSpec LoadBalancer { get; init; } = new();

    /// <summary>The first administrator of AMS's web panel.</summary>
    public PanelSpec Panel { get; init; } = new();

    /// <summary>Whether a Network Load Balancer takes RTMP (TCP 1935) and SRT (UDP 4200) for the origins.</summary>
    public bool Rtmp { get; init; }

    /// <summary>How often EC2 measures origin and edge nodes. Scaling follows these metrics.</summary>
    public NodeMonitoring Monitoring { get; init; }

    /// <summary>Who is told when the cluster needs somebody. By default nobody.</summary>
    public NoticeSpec Notice { get; init; } = new();

    /// <summary>Tags put on everything that is made, beside those that say whose it is.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The group of one role.</summary>
    public GroupSpec Group(NodeRole role) => role == NodeRole.Origin ? Origin : Edge;
}
