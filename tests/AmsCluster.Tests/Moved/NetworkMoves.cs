using AmsCluster.Tests.Engine;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Moved;

/// <summary>What somebody does to the VPC, its subnets, routes and gateway, to security groups' rules and to the key pair.</summary>
internal static class NetworkMoves
{
    public static Dictionary<string, Move> All { get; } = new(StringComparer.Ordinal)
    {
        ["take the machines' names away"] = new(
            async account => await account.Send(Ec2Api.ModifyVpcAttribute(new() { VpcId = await Vpc(account), EnableDnsHostnames = false })), "DNS host names/exists"),
        ["delete the route to everywhere"] = new(
            async account => await account.Send(MoreEc2.DeleteRoute(new() { RouteTableId = (await Table(account)).RouteTableId!, DestinationCidrBlock = "0.0.0.0/0" })), "route table/route 0.0.0.0/0"),
        ["let the route to everywhere lead elsewhere"] = new(
            async account =>
            {
                var other = (await account.Send(
                    Ec2Api.CreateInternetGateway(new()))).InternetGateway!.InternetGatewayId!;
                var table = await Table(account);
                await account.Send(Ec2Api.ReplaceRoute(
                    new() { RouteTableId = table.RouteTableId, DestinationCidrBlock = "0.0.0.0/0", GatewayId = other }));
                await account.Send(Ec2Api.DeleteInternetGateway(new() { InternetGatewayId = other }));
            },
            "route table/route 0.0.0.0/0"),
        ["take a subnet from the routes"] = new(
            async account => await account.Send(Ec2Api.DisassociateRouteTable(new() { AssociationId = (await Table(account)).Associations[0].RouteTableAssociationId! })), "route table/subnet"),
        ["delete the route table"] = new(
            async account =>
            {
                var table = await Table(account);
                foreach (var association in table.Associations) await account.Send(Ec2Api.DisassociateRouteTable(new() { AssociationId = association.RouteTableAssociationId! }));
                await account.Send(Ec2Api.DeleteRouteTable(new() { RouteTableId = table.RouteTableId! }));
            },
            "route table/exists"),
        ["open another port in place of ours"] = new(
            async account =>
            {
                var group = await account.SecurityGroup("full-mongo");
                await account.Send(Ec2Api.RevokeSecurityGroupIngress(new() { GroupId = group.GroupId, IpPermissions = group.IpPermissions }));
                await account.Send(Ec2Api.AuthorizeSecurityGroupIngress(new() { GroupId = group.GroupId, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 27018, ToPort = 27018, Ipv4Ranges = [new() { CidrIp = "10.20.0.0/16", Description = "AmsCluster: changed" }] }] }));
            },
            "security group rules/ingress"),
        ["revoke what leaves"] = new(
            async account =>
            {
                var group = await account.SecurityGroup("full-mongo");
                await account.Send(MoreEc2.RevokeSecurityGroupEgress(
                    new() { GroupId = group.GroupId, IpPermissions = group.IpPermissionsEgress }));
            },
            "security group/egress"),
        ["close all ports"] = new(
            async account =>
            {
                var group = await account.SecurityGroup("full-mongo");
                await account.Send(Ec2Api.RevokeSecurityGroupIngress(new() { GroupId = group.GroupId, IpPermissions = group.IpPermissions }));
            },
            "security group rules/exists"),
        ["delete the key pair"] = new(
            async account => await account.Send(Ec2Api.DeleteKeyPair(new() { KeyPairId = (await account.Send(Ec2Api.DescribeKeyPairs(new() { KeyNames = ["full"] }))).KeyPairs.Single().KeyPairId })), "key pair/exists"),
    };

    static async Task<string> Vpc(Account account) => (await account.Vpcs()).Single(v => v.IsDefault is not true).VpcId!;

    static async Task<Ec2.RouteTable> Table(Account account) =>
        (await account.Send(Ec2Api.DescribeRouteTables(new() { Filters = [Ec2Filter.Of("tag:amscluster:cluster", "full")] }))).RouteTables.Single();
}
