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
        var found = await Task.WhenAll(Routes(context, id, used), Dns(context, id), NetworkAclCheck.Run(context, used));
        return found.SelectMany(f => f);
    }

    static async Task<IEnumerable<Finding>> Routes(PreflightContext context, string vpc, IReadOnlyList<string> subnets)
    {
        var routes = await RoutesInForce.Of(context.Reader, vpc);
        var closed = subnets.Where(s => !routes.LeadOut(s)).ToList();
        if (closed.Count == 0) return [];
        var gateways = await context.Reader.Send(new Ec2.DescribeInternetGateways { Filters = [new("attachment.vpc-id", vpc)] });
        if (gateways.InternetGateways.Count == 0)
        {
            return
            [
                PreflightContext.Error("AmsVpcNoGateway", "network.vpc", $"VPC {vpc} has no internet gateway: viewers could not reach its load balancer and nodes.",
                    "Attach one and route the subnets to it, or use another VPC, or have one made with network.vpc: {cidr: 10.0.0.0/16}."),
            ];
        }

        return closed.Select(s => PreflightContext.Error("AmsSubnetNoRoute", "network",
            $"Subnet {s} is not public: {routes.Described(s)}, not to an internet gateway. Clients and nodes could not reach each other.",
            $"Name public subnets in network.subnets, or add the route: aws ec2 create-route --destination-cidr-block 0.0.0.0/0 --gateway-id {gateways.InternetGateways[0].InternetGatewayId} --route-table-id ID"));
    }

    static async Task<IEnumerable<Finding>> Dns(PreflightContext context, string vpc)
    {
        var answer = await context.Reader.Send(new Ec2.DescribeVpcAttribute { VpcId = vpc, Attribute = "enableDnsSupport" });
        return answer.EnableDnsSupport?.Value is not false ? [] :
        [
            PreflightContext.Error("AmsVpcNoDns", "network.vpc", $"DNS support is off in VPC {vpc}: nodes find neither AWS nor the servers of their packages.",
                $"Turn it on: aws ec2 modify-vpc-attribute --vpc-id {vpc} --enable-dns-support"),
        ];
    }
}
