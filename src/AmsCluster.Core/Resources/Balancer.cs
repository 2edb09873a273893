namespace AmsCluster.Resources;

/// <summary>The cluster's entrance from the Internet: the Application Load Balancer, or the Network Load Balancer for RTMP and SRT.</summary>
internal sealed class Balancer(string name, Ownership owner, string type, SecurityGroup group, IReadOnlyList<Resource<Ec2.Subnet>> subnets, Resource<Ec2.Vpc> vpc)
    : ElbResource<Elb.LoadBalancer>(name, owner)
{
    public const string Application = "application";
    public const string Network = "network";

    /// <summary>The free addresses that it needs in each subnet (Elastic Load Balancing, Application Load Balancers, "Subnets").</summary>
    public const int AddressesInSubnet = 8;

    /// <summary>Where it stands.</summary>
    public IReadOnlyList<Resource<Ec2.Subnet>> Subnets => subnets;

    /// <summary>Whether it is the one for HTTP.</summary>
    public bool IsApplication => type == Application;

    public override string Kind => type == Application ? "load balancer" : "network load balancer";

    public override bool Holds => true;

    public override IEnumerable<Resource> Needs => [group, .. subnets];

    protected override Task<Elb.LoadBalancer?> Describe(Reader reader) => Named(reader);

    /// <summary>What has its name, whosever it is.</summary>
    public async Task<Elb.LoadBalancer?> Named(Reader reader) =>
        (await ElbInventory.LoadBalancers(reader)).FirstOrDefault(b => b.LoadBalancerName == Name);

    protected override string ArnOf(Elb.LoadBalancer described) => described.LoadBalancerArn!;

    public override IEnumerable<Finding> Obstacles(State state)
    {
        var actual = state.Of(this)!.Described;
        return Fixed("network.vpc", actual.VpcId, state.Id(vpc)).Concat(Fixed("type", actual.Type, type)).Concat(Fixed("scheme", actual.Scheme, "internet-facing"))
            .Concat(Additions(state).Select(Other));
    }

    // An adopted load balancer had listeners of its own before.
    public override IEnumerable<FieldChange> Additions(State state) => state.IsAdopted(this) ? [] : base.Additions(state);

    protected override async Task<IReadOnlyList<FieldChange>> ReadAdded(Reader reader, Tagged actual)
    {
        var others = await OtherListeners(reader, ArnOf(actual.Described));
        return [.. others.Select(l => new FieldChange($"listener {l.Port}", l.Protocol, null))];
    }

    /// <summary>The listeners that others have added.</summary>
    public async Task<IEnumerable<Elb.Listener>> OtherListeners(Reader reader, string arn) =>
        (await ElbInventory.Listeners(reader)).Where(l => l.LoadBalancerArn == arn && !Ports.Contains(l.Port ?? 0)).OrderBy(l => l.Port);

    IReadOnlyList<int> Ports => IsApplication ? Firewall.Listeners : [Firewall.Rtmp, Firewall.Srt];

    Finding Other(FieldChange listener) => new(FindingLevel.Warning, "AmsOtherListener", Name,
        $"The {listener.Actual} {listener.Field} of {Kind} {Name} was added manually.",
        "If it is not needed, delete it in the EC2 console, under Load Balancers. It is deleted with the load balancer.");

    protected override IEnumerable<Edit> Compare(Elb.LoadBalancer described, State state) => new Differences()
        .AddSet(SecurityGroup.Field, described.SecurityGroups, Groups(described, state))
        .SetBy(run => run.Send(new Elb.SetSecurityGroups { LoadBalancerArn = described.LoadBalancerArn!, SecurityGroups = Groups(described, run.State) }))
        .Concat(new Differences()
            .AddSet("subnets", described.AvailabilityZones.Select(z => z.SubnetId!), Places(described, state))
            .SetBy(run => run.Send(new Elb.SetSubnets
            {
                LoadBalancerArn = described.LoadBalancerArn!,
                Subnets = Places(described, run.State),
            }))
            .Select(edit => edit with { Effect = LeftZones(described, state) }));

    // AWS takes the load balancer's addresses of a zone that it leaves out of service at once.
    string? LeftZones(Elb.LoadBalancer described, State state)
    {
        var places = Places(described, state);
        var left = described.AvailabilityZones.Where(z => !places.Contains(z.SubnetId!)).ToList();
        if (left.Count == 0) return null;
        return $"cuts the connections through {string.Join(" and ", left.Select(z => z.ZoneName ?? z.SubnetId))}";
    }

    protected override string DeletionEffect(Tagged actual, State state) => "cuts all connections through it";

    // One that was adopted keeps the groups and zones that it has, and gets those that it lacks.
    IReadOnlyList<string> Groups(Elb.LoadBalancer described, State state) =>
        [.. (state.IsAdopted(this) ? described.SecurityGroups : []).Append(state.Id(group)).Distinct(StringComparer.Ordinal)];

    IReadOnlyList<string> Places(Elb.LoadBalancer described, State state)
    {
        var kept = state.IsAdopted(this) ? described.AvailabilityZones : [];
        return [.. kept.Select(z => z.SubnetId!), .. subnets.Where(s => !kept.Any(z => z.ZoneName == state.Of(s)?.AvailabilityZone)).Select(state.Id)];
    }

    protected override string Summary(State state) => $"internet-facing, {subnets.Count} zones";

    protected override async Task<Elb.LoadBalancer> Build(Run run)
    {
        var answer = await run.Send(new Elb.CreateLoadBalancer
        {
            Name = Name,
            Type = type,
            Scheme = "internet-facing",
            Subnets = [.. subnets.Select(run.State.Id)],
            SecurityGroups = [run.State.Id(group)],
            Tags = Tags,
        });
        return answer.LoadBalancers[0];
    }

    protected override Task Remove(Elb.LoadBalancer described, Run run) =>
        run.SendDelete(new Elb.DeleteLoadBalancer { LoadBalancerArn = described.LoadBalancerArn! });
}
