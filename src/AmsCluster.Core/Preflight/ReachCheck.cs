using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>
/// Checks that clients reach the cluster's subnets and nodes reach AWS: the route table in force, DNS, and network ACLs. What
/// is about to be created there is refused where it could not work. For what exists, the same is a warning.
/// </summary>
internal static class ReachCheck
{
    /// <summary>The codes of findings after which viewers or nodes are cut off.</summary>
    public static readonly string[] Codes = ["AmsVpcNoGateway", "AmsSubnetNoRoute", "AmsVpcNoDns", "AmsNetworkAclDenies"];

    /// <summary>The cluster's VPC and the subnets of it that are used.</summary>
    /// <param name="VpcId">The VPC.</param>
    /// <param name="Subnets">The subnets, each once.</param>
    /// <param name="Touched">The ids of the subnets in which something is created or changed.</param>
    sealed record Network(string VpcId, IReadOnlyList<Resource<Ec2.Subnet>> Subnets, IReadOnlySet<string> Touched);

    /// <summary>Asks for the facts as soon as the VPC is known, while the cluster's resources are read.</summary>
    public static async Task Ahead(Topology topology, Reader reader)
    {
        if (topology.All<Resource<Ec2.Vpc>>().FirstOrDefault(v => v.Wanted) is not { } vpc) return;
        if (await reader.Found(vpc) is { VpcId: { } id }) await VpcFacts.Ask(reader, id);
    }

    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        if (Of(context) is not { } network) return [];
        var found = await Task.WhenAll(
            Routes(context, network), Dns(context, network), NetworkAclCheck.Run(context, network.VpcId, network.Subnets));
        return found.SelectMany(f => f);
    }

    static Network? Of(PreflightContext context)
    {
        var state = context.State;
        if (context.All<Resource<Ec2.Vpc>>().SingleOrDefault() is not { } vpc || !state.Has(vpc)) return null;
        var used = Used(context.All<AutoScalingGroup>(), context.All<MongoInstance>(), context.All<Balancer>()).Where(state.Has);
        var touched = Used(context.Touched<AutoScalingGroup>(), context.Touched<MongoInstance>(), context.Touched<Balancer>());
        IReadOnlyList<Resource<Ec2.Subnet>> subnets = [.. used.DistinctBy(state.Id)];
        return subnets.Count == 0 ? null : new(state.Id(vpc), subnets, touched.Select(state.Id).ToHashSet(StringComparer.Ordinal));
    }

    static IEnumerable<Resource<Ec2.Subnet>> Used(
        IEnumerable<AutoScalingGroup> groups, IEnumerable<MongoInstance> nodes, IEnumerable<Balancer> balancers) =>
        groups.SelectMany(g => g.Subnets).Concat(nodes.Select(m => m.Subnet)).Concat(balancers.SelectMany(b => b.Subnets));

    static async Task<IEnumerable<Finding>> Routes(PreflightContext context, Network network)
    {
        // Of a VPC of the cluster's own, the plan sets the route and attaches the gateway.
        if (context.Touched<RouteTable>().Count > 0 || context.Touched<InternetGateway>().Count > 0) return [];
        var routes = await RoutesInForce.Of(context.Reader, network.VpcId);
        var closed = network.Subnets.Select(context.State.Id).Where(s => !routes.LeadOut(s)).ToList();
        if (closed.Count == 0) return [];
        var gateways = await context.Reader.Send(
            Ec2Api.DescribeInternetGateways(new() { Filters = [Ec2Filter.Of("attachment.vpc-id", network.VpcId)] }));
        if (gateways.InternetGateways is not [var gateway, ..])
        {
            return
            [
                Finding(closed.Exists(network.Touched.Contains), "AmsVpcNoGateway", "network.vpc",
                    $"VPC {network.VpcId} has no internet gateway: viewers cannot reach its load balancer and nodes.",
                    "Attach one and route the subnets to it, or use another VPC, "
                    + "or have one made with network.vpc: {cidr: 10.0.0.0/16}."),
            ];
        }

        return closed.Select(s => Finding(network.Touched.Contains(s), "AmsSubnetNoRoute", "network",
            $"Subnet {s} is not public: {routes.Described(s)}. Clients and nodes cannot reach each other.",
            "Name public subnets in network.subnets, or give the subnet's route table a route for 0.0.0.0/0 to the internet gateway "
            + $"{gateway.InternetGatewayId}."));
    }

    static async Task<IEnumerable<Finding>> Dns(PreflightContext context, Network network)
    {
        if (await VpcFacts.HasDnsSupport(context.Reader, network.VpcId) || await HasNameServers(context, network.VpcId)) return [];
        return
        [
            Finding(network.Touched.Count > 0, "AmsVpcNoDns", "network.vpc",
                $"DNS support is off in VPC {network.VpcId}: nodes find neither AWS nor the servers of their packages.",
                $"Turn it on: aws ec2 modify-vpc-attribute --vpc-id {network.VpcId} --enable-dns-support"),
        ];
    }

    // Name servers of the network's own, which DHCP gives to the nodes, need no DNS support.
    static async Task<bool> HasNameServers(PreflightContext context, string vpc)
    {
        var described = await context.Reader.Send(Ec2Api.DescribeVpcs(new() { VpcIds = [vpc] }));
        if (described.Vpcs is not [{ DhcpOptionsId: { } id }] || id is "default") return false;
        var options = await context.Reader.SendOrNothing(Ec2Api.DescribeDhcpOptions(new() { DhcpOptionsIds = [id] }));
        return options?.DhcpOptions.SelectMany(o => o.DhcpConfigurations)
            .Any(c => c.Key is "domain-name-servers" && c.Values.Any(v => v is not "AmazonProvidedDNS")) is true;
    }

    static Finding Finding(bool isNew, string code, string subject, string message, string advice) =>
        new(isNew ? FindingLevel.Error : FindingLevel.Warning, code, subject, message, advice);
}
