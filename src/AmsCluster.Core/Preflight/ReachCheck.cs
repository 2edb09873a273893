using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>
/// Checks that clients reach the cluster's subnets of an existing VPC and nodes reach AWS: the route table in force, DNS, and
/// network ACLs.
/// </summary>
internal static class ReachCheck
{
    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        var nodes = context.Touched<AutoScalingGroup>().SelectMany(g => g.Subnets).Concat(context.Touched<MongoInstance>().Select(m => m.Subnet));
        var balancers = context.Touched<Balancer>().SelectMany(b => b.Subnets);
        var used = nodes.Concat(balancers).OfType<GivenSubnet>().Where(context.State.Has).Distinct().Select(context.State.Id).ToList();
        if (used.Count == 0 || context.All<GivenVpc>().SingleOrDefault() is not { } vpc || !context.State.Has(vpc)) return [];
        var id = context.State.Id(vpc);
        var found = await Task.WhenAll(Routes(context, id, used), Dns(context, id), NetworkAclCheck.Run(context, id, used));
        return found.SelectMany(f => f);
    }

    static async Task<IEnumerable<Finding>> Routes(PreflightContext context, string vpc, IReadOnlyList<string> subnets)
    {
        var routes = await RoutesInForce.Of(context.Reader, vpc);
        var closed = subnets.Where(s => !routes.LeadOut(s)).ToList();
        if (closed.Count == 0) return [];
        var gateways = await context.Reader.Send(Ec2Api.DescribeInternetGateways(new() { Filters = [Ec2Filter.Of("attachment.vpc-id", vpc)] }));
        if (gateways.InternetGateways.Count == 0)
        {
            return
            [
                PreflightContext.Error("AmsVpcNoGateway", "network.vpc", $"VPC {vpc} has no internet gateway: viewers could not reach its load balancer and nodes.",
                    "Attach one and route the subnets to it, or use another VPC, or have one made with network.vpc: {cidr: 10.0.0.0/16}."),
            ];
        }

        return closed.Select(s => PreflightContext.Error("AmsSubnetNoRoute", "network",
            $"Subnet {s} is not public: {routes.Described(s)}. Clients and nodes could not reach each other.",
            $"Name public subnets in network.subnets, or give the subnet's route table a route for 0.0.0.0/0 to the internet gateway {gateways.InternetGateways[0].InternetGatewayId}."));
    }

    static async Task<IEnumerable<Finding>> Dns(PreflightContext context, string vpc)
    {
        return await VpcFacts.HasDnsSupport(context.Reader, vpc) || await HasNameServers(context, vpc) ? [] :
        [
            PreflightContext.Error("AmsVpcNoDns", "network.vpc", $"DNS support is off in VPC {vpc}: nodes find neither AWS nor the servers of their packages.",
                $"Turn it on: aws ec2 modify-vpc-attribute --vpc-id {vpc} --enable-dns-support"),
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
}
