namespace AmsCluster.Adopting;

/// <summary>The spec that says what is there, so that the first plan has as little to change as can be.</summary>
internal static class SpecOf
{
    // What a spec may ask for (Spec/Rules).
    const int LeastVolumeGiB = 10;
    const int LeastCpu = 10;
    const int MostCpu = 74;

    public static ClusterSpec Make(HandMade made, string cluster, string region) => new()
    {
        Name = cluster,
        Region = region,
        Network = Network(made),
        Access = new() { KeyName = made.Origin.Data?.KeyName ?? made.Edge.Data?.KeyName },
        Mongo = made.AdoptedMongo is { } mongo
            ? new() { InstanceType = mongo.InstanceType!, VolumeGiB = Math.Max(LeastVolumeGiB, made.MongoVolume?.Size ?? LeastVolumeGiB), Auth = false }
            : new() { Uri = made.Uri },
        Origin = Group(made.Origin, made.Origin),
        Edge = Group(made.Edge, made.Origin),
        Image = new() { Id = Image(made) },
        LoadBalancer = Balancer(made),
        Monitoring = new[] { made.Origin.Data, made.Edge.Data }.Any(d => d?.Monitoring?.Enabled is true) ? NodeMonitoring.Detailed : NodeMonitoring.Basic,
    };

    // The HTTP listeners go on as they are.
    static LoadBalancerSpec Balancer(HandMade made)
    {
        var certificates = made.Listeners.Where(l => l.Protocol == "HTTPS").OrderBy(l => l.Port).SelectMany(l => l.Certificates);
        return certificates.FirstOrDefault()?.CertificateArn is { } certificate
            ? new() { Certificate = certificate, Http = LoadBalancerSpec.Forward }
            : new();
    }

    // What the templates have is kept without being named: an image that Marketplace shows no longer can still be started.
    static string? Image(HandMade made)
    {
        var used = made.Origin.Data?.ImageId ?? made.Edge.Data?.ImageId;
        return used == (made.Origin.NewestImage ?? made.Edge.NewestImage) ? null : used;
    }

    // A group that is missing becomes like the other one.
    static GroupSpec Group(Nodes nodes, Nodes other)
    {
        var preset = new GroupSpec();
        return new()
        {
            InstanceType = nodes.Data?.InstanceType ?? other.Data?.InstanceType ?? preset.InstanceType,
            MinSize = nodes.Group?.MinSize ?? preset.MinSize,
            MaxSize = Math.Max(1, nodes.Group?.MaxSize ?? preset.MaxSize),
            TargetCpu = Math.Clamp((int)(nodes.Policy?.TargetTrackingConfiguration?.TargetValue ?? preset.TargetCpu), LeastCpu, MostCpu),
            WarmPool = nodes.Group?.WarmPoolConfiguration?.MinSize ?? 0,
        };
    }

    static NetworkSpec Network(HandMade made)
    {
        var balancer = made.Balancer.AvailabilityZones.Select(z => z.SubnetId!).ToList();
        var nodes = Zones(made, made.Origin.Subnets.Count > 0 ? made.Origin.Subnets : made.Edge.Subnets);
        var all = nodes.Union(Zones(made, balancer), StringComparer.Ordinal).ToList();

        // Each zone's subnet: the one that the nodes are in, else the load balancer's. Those that would be taken anyway need not be named.
        var subnets = made.Origin.Subnets.Concat(made.Edge.Subnets).Concat(balancer).Distinct(StringComparer.Ordinal).Select(id => made.Subnets.FirstOrDefault(s => s.SubnetId == id)).OfType<Ec2.Subnet>()
            .Where(s => all.Contains(s.AvailabilityZone!)).DistinctBy(s => s.AvailabilityZone).ToList();
        var home = made.Vpc?.IsDefault is true;
        return new()
        {
            Vpc = home ? NetworkSpec.DefaultVpc : made.Balancer.VpcId!,
            NodeZones = nodes,
            LoadBalancerZones = all,
            Subnets = home && subnets.TrueForAll(s => s.DefaultForAz is true) ? [] : [.. subnets.Select(s => s.SubnetId!)],
        };
    }

    static List<string> Zones(HandMade made, IEnumerable<string> subnets) =>
        [.. subnets.Select(id => made.Subnets.FirstOrDefault(s => s.SubnetId == id)?.AvailabilityZone).OfType<string>().Distinct(StringComparer.Ordinal)];
}
