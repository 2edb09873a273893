using AmsCluster.Aws;
using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>
/// What others have in a VPC that a plan deletes. EC2, DeleteVpc: all that is in a VPC has to be deleted or detached first,
/// except its default security group, network ACL and route table.
/// </summary>
internal static class VpcHolders
{
    public static async Task<IEnumerable<Finding>> Find(PreflightContext context)
    {
        if (context.Planned<Vpc>(ChangeAction.Delete).FirstOrDefault(context.State.Has) is not { } vpc) return [];
        var id = context.State.Id(vpc);
        var found = await Task.WhenAll(Subnets(context, id), Groups(context, id), Interfaces(context, id), Tables(context, id),
            Acls(context, id), Endpoints(context, id), VpnGateways(context, id), EgressGateways(context, id), Peerings(context, id));
        return found.SelectMany(f => f).Select(other => PreflightContext.Error("AmsHeld", vpc.Name,
            $"{other} is in the VPC {vpc.Name} ({id}) and does not belong to the cluster. AWS deletes no VPC with something in it.",
            "Delete it, detach it or move it to another VPC. Then delete the cluster."));
    }

    static List<Ec2.Filter> In(string vpc, string filter = "vpc-id") => [Ec2Filter.Of(filter, vpc)];

    static async Task<IEnumerable<string>> Subnets(PreflightContext context, string vpc)
    {
        var found = await context.Reader.SendAll(Ec2Api.DescribeSubnets(new() { Filters = In(vpc) }), r => r.Subnets);
        return found.Where(s => !context.IsOurs<Subnet>(s.SubnetId!, s.Tags.AsTags()))
            .Select(s => $"subnet {s.SubnetId}");
    }

    static async Task<IEnumerable<string>> Groups(PreflightContext context, string vpc)
    {
        var found = await context.Reader.SendAll(Ec2Api.DescribeSecurityGroups(new() { Filters = In(vpc) }), r => r.SecurityGroups);

        // A copy of one of the cluster's groups has its tags. The name of a group is unique in a VPC.
        var names = context.Every<SecurityGroup>().Select(g => g.Name).ToHashSet(StringComparer.Ordinal);
        bool IsOurs(Ec2.SecurityGroup group) =>
            names.Contains(group.GroupName) && context.IsOurs<SecurityGroup>(group.GroupId, group.Tags.AsTags());
        return found.Where(g => g.GroupName is not "default" && !IsOurs(g)).Select(g => $"security group {g.GroupName} ({g.GroupId})");
    }

    // NAT gateways, interface endpoints, transit gateway attachments and Lambda functions have some, too.
    static async Task<IEnumerable<string>> Interfaces(PreflightContext context, string vpc)
    {
        var found = await context.Reader.SendAll(Ec2Api.DescribeNetworkInterfaces(new() { Filters = In(vpc) }), r => r.NetworkInterfaces);
        return (await GroupHolders.Foreign(context, found)).Select(GroupUses.Text);
    }

    static async Task<IEnumerable<string>> Tables(PreflightContext context, string vpc)
    {
        var found = await RoutesInForce.Of(context.Reader, vpc);
        return found.Tables.Where(t => !context.IsOurs<RouteTable>(t.RouteTableId!, t.Tags.AsTags()) && !t.Associations.Any(a => a.Main is true)).Select(t => $"route table {t.RouteTableId}");
    }

    static async Task<IEnumerable<string>> Acls(PreflightContext context, string vpc)
    {
        var found = await context.Reader.SendAll(
            Ec2Api.DescribeNetworkAcls(new() { Filters = In(vpc) }), r => r.NetworkAcls);
        return found.Where(a => a.IsDefault is not true).Select(a => $"network ACL {a.NetworkAclId}");
    }

    static async Task<IEnumerable<string>> Endpoints(PreflightContext context, string vpc)
    {
        var found = await context.Reader.SendAll(Ec2Api.DescribeVpcEndpoints(new() { Filters = In(vpc) }), r => r.VpcEndpoints);
        return found.Select(e => $"VPC endpoint {e.VpcEndpointId} to {e.ServiceName}");
    }

    static async Task<IEnumerable<string>> VpnGateways(PreflightContext context, string vpc)
    {
        var answer = await context.Reader.Send(Ec2Api.DescribeVpnGateways(new() { Filters = [.. In(vpc, "attachment.vpc-id"), Ec2Filter.Of("attachment.state", "attaching", "attached")] }));
        return answer.VpnGateways.Select(g => $"virtual private gateway {g.VpnGatewayId}");
    }

    // EC2 has no filter for the VPC of these.
    static async Task<IEnumerable<string>> EgressGateways(PreflightContext context, string vpc)
    {
        var found = await context.Reader.SendAll(Ec2Api.DescribeEgressOnlyInternetGateways(new()), r => r.EgressOnlyInternetGateways);
        return found.Where(g => g.Attachments.Any(a => a.VpcId == vpc)).Select(g => $"egress-only internet gateway {g.EgressOnlyInternetGatewayId}");
    }

    static async Task<IEnumerable<string>> Peerings(PreflightContext context, string vpc)
    {
        var state = Ec2Filter.Of("status-code", "pending-acceptance", "provisioning", "active");
        var found = await Task.WhenAll(new[] { "requester-vpc-info.vpc-id", "accepter-vpc-info.vpc-id" }.Select(side =>
            context.Reader.SendAll(Ec2Api.DescribeVpcPeeringConnections(new() { Filters = [.. In(vpc, side), state] }), r => r.VpcPeeringConnections)));
        return found.SelectMany(f => f).Select(p => $"VPC peering connection {p.VpcPeeringConnectionId}").Distinct();
    }
}
