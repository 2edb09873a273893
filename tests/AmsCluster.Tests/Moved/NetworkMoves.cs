using AmsCluster.Tests.Engine;
using Ec2 = AmsCluster.Aws.Ec2;

namespace AmsCluster.Tests.Moved;

/// <summary>What somebody does to the VPC, its subnets, routes and gateway, to security groups' rules and to the key pair.</summary>
internal static class NetworkMoves
{
    public static Dictionary<string, Move> All { get; } = new(StringComparer.Ordinal)
    {
        ["take the machines' names away"] = new(
            async account => await account.Send(new Ec2.ModifyVpcAttribute { VpcId = await Vpc(account), EnableDnsHostnames = new() { Value = false } }), "DNS host names/exists"),
        ["delete the route to everywhere"] = new(
            async account => await account.Send(new DeleteRoute { RouteTableId = (await Table(account)).RouteTableId!, DestinationCidrBlock = "0.0.0.0/0" }), "route table/route 0.0.0.0/0"),
        ["let the route to everywhere lead elsewhere"] = new(
            async account =>
            {
                var other = (await account.Send(new Ec2.CreateInternetGateway())).InternetGateway!.InternetGatewayId!;
                await account.Send(new Ec2.ReplaceRoute { RouteTableId = (await Table(account)).RouteTableId!, DestinationCidrBlock = "0.0.0.0/0", GatewayId = other });
                await account.Send(new Ec2.DeleteInternetGateway { InternetGatewayId = other });
            },
            "route table/route 0.0.0.0/0"),
        ["take a subnet from the routes"] = new(
            async account => await account.Send(new Ec2.DisassociateRouteTable { AssociationId = (await Table(account)).Associations[0].RouteTableAssociationId! }), "route table/subnet"),
        ["delete the route table"] = new(
            async account =>
            {
                var table = await Table(account);
                foreach (var association in table.Associations) await account.Send(new Ec2.DisassociateRouteTable { AssociationId = association.RouteTableAssociationId! });
                await account.Send(new Ec2.DeleteRouteTable { RouteTableId = table.RouteTableId! });
            },
            "route table/exists"),
        ["open another port in place of ours"] = new(
            async account =>
            {
                var group = await account.SecurityGroup("full-mongo");
                await account.Send(new Ec2.RevokeSecurityGroupIngress { GroupId = group.GroupId, IpPermissions = group.IpPermissions });
                await account.Send(new Ec2.AuthorizeSecurityGroupIngress { GroupId = group.GroupId, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 27018, ToPort = 27018, IpRanges = [new() { CidrIp = "10.20.0.0/16", Description = "AmsCluster: changed" }] }] });
            },
            "security group rules/ingress"),
        ["close all ports"] = new(
            async account =>
            {
                var group = await account.SecurityGroup("full-mongo");
                await account.Send(new Ec2.RevokeSecurityGroupIngress { GroupId = group.GroupId, IpPermissions = group.IpPermissions });
            },
            "security group rules/exists"),
        ["delete the key pair"] = new(
            async account => await account.Send(new Ec2.DeleteKeyPair { KeyPairId = (await account.Send(new Ec2.DescribeKeyPairs { KeyNames = ["full"] })).KeyPairs.Single().KeyPairId }), "key pair/exists"),
    };

    static async Task<string> Vpc(Account account) => (await account.Vpcs()).Single(v => v.IsDefault is not true).VpcId!;

    static async Task<Ec2.RouteTable> Table(Account account) =>
        (await account.Send(new Ec2.DescribeRouteTables { Filters = [new("tag:amscluster:cluster", "full")] })).RouteTables.Single();
}
