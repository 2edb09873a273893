namespace AmsCluster;

/// <summary>Where a cluster stands: its VPC and its Availability Zones.</summary>
public sealed record NetworkSpec
{
    /// <summary>The value of <see cref="Vpc"/> that stands for the Region's default VPC.</summary>
    public const string DefaultVpc = "default";

    /// <summary><c>default</c> for the Region's default VPC, or the id of one that exists (<c>vpc-…</c>). Not read when <see cref="Cidr"/> is given.</summary>
    public string Vpc { get; init; } = DefaultVpc;

    /// <summary>The IPv4 block of a VPC to be made for this cluster, /16 to /24, for example <c>10.0.0.0/16</c>; null to use one that exists.</summary>
    public string? Cidr { get; init; }

    /// <summary>The zones that nodes run in; the first also holds the MongoDB node. Empty: the VPC's first zone by name.</summary>
    public IReadOnlyList<string> NodeZones { get; init; } = [];

    /// <summary>The zones that the load balancer stands in, at least two. Empty: the VPC's first two zones by name, the nodes' zones first.</summary>
    public IReadOnlyList<string> LoadBalancerZones { get; init; } = [];

    /// <summary>Subnets of a VPC that exists, by their ids, one for each zone: they are taken before any other of their zones. Zones that are not named are theirs, in this order.</summary>
    public IReadOnlyList<string> Subnets { get; init; } = [];
}
