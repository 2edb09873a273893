namespace AmsCluster.Adopting;

/// <summary>A cluster that somebody made by hand, as AWS describes it.</summary>
internal sealed record HandMade(Elb.LoadBalancer Balancer, string BalancerBecause)
{
    public IReadOnlyList<Elb.Listener> Listeners { get; init; } = [];

    public required Nodes Origin { get; init; }

    public required Nodes Edge { get; init; }

    /// <summary>The instance that the nodes' database is on; null when it is none of the VPC's.</summary>
    public Ec2.Instance? Mongo { get; init; }

    public string MongoBecause { get; init; } = "";

    /// <summary>Another cluster that the database belongs to already, as when two share one.</summary>
    public string? MongoOwner { get; init; }

    public Ec2.Volume? MongoVolume { get; init; }

    public Ec2.Vpc? Vpc { get; init; }

    /// <summary>The subnets of the VPC.</summary>
    public IReadOnlyList<Ec2.Subnet> Subnets { get; init; } = [];

    /// <summary>The security groups of the VPC.</summary>
    public IReadOnlyList<Ec2.SecurityGroup> SecurityGroups { get; init; } = [];

    public IEnumerable<Nodes> Roles => [Origin, Edge];

    /// <summary>Security groups that other instances or load balancers are in too: these are not adopted.</summary>
    public IReadOnlySet<string> Shared { get; init; } = new HashSet<string>();

    /// <summary>What the nodes were told of their database: the origins', else the edges'.</summary>
    public StartScript? Script => Roles.Select(r => r.Script).FirstOrDefault(s => s is { IsPlain: true });

    /// <summary>All security groups that something of the cluster is in.</summary>
    public IEnumerable<string> UsedGroups => Balancer.SecurityGroups.Concat(Roles.SelectMany(r => r.SecurityGroups)).Concat((Mongo?.SecurityGroups ?? []).Select(g => g.GroupId!)).Distinct(StringComparer.Ordinal);

    /// <summary>The database's address, where it is not on an instance that is adopted, or asks for a login that only the user has made.</summary>
    public string? Uri => Script is { } script && (Mongo is null || MongoOwner is not null || script.HasLogin) ? script.MongoUri : null;

    /// <summary>The instance that is adopted.</summary>
    public Ec2.Instance? AdoptedMongo => Uri is null ? Mongo : null;
}
