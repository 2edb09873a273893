namespace AmsCluster.Resources;

/// <summary>The route tables of a VPC, and which one is in force for a subnet (VPC User Guide, "Subnet route tables").</summary>
internal sealed record RoutesInForce(IReadOnlyList<Ec2.RouteTable> Tables)
{
    const string Everywhere = "0.0.0.0/0";

    /// <summary>Reads the tables. EC2 <c>DescribeRouteTables</c>.</summary>
    public static Task<RoutesInForce> Of(Reader reader, string vpcId) => reader.Once($"routes of {vpcId}", async () =>
        new RoutesInForce(await reader.SendAll(Ec2Api.DescribeRouteTables(new() { Filters = [Ec2Filter.Of("vpc-id", vpcId)] }), r => r.RouteTables)));

    // The two halves of all addresses. Where they have routes, these are longer and so before the one for 0.0.0.0/0.
    static readonly string[] Halves = ["0.0.0.0/1", "128.0.0.0/1"];

    /// <summary>
    /// Whether the subnet's default route leads to an internet gateway that exists, or to a Gateway Load Balancer endpoint: a
    /// firewall that stands before the gateway (AWS Network Firewall, "Architectures").
    /// </summary>
    public bool LeadOut(string subnetId) => Array.TrueForAll(Halves, half => IsOut(DefaultRoute(subnetId, half)));

    static bool IsOut(Ec2.Route? route) => route?.GatewayId is { } gateway
        && (gateway.StartsWith("igw-", StringComparison.Ordinal) || gateway.StartsWith("vpce-", StringComparison.Ordinal));

    /// <summary>The subnet's table and where its default route leads, for a message.</summary>
    public string Described(string subnetId)
    {
        var table = TableOf(subnetId);
        var routes = Halves.Select(half => DefaultRoute(subnetId, half)).ToList();
        var leads = routes.Find(r => r is not null && !IsOut(r)) is { } route
            ? $"sends {route.DestinationCidrBlock} to {Target(route)}, not to an internet gateway" : $"has no route for {Everywhere}";
        return table is null ? "it has no route table" : $"route table {table.RouteTableId} {leads}";
    }

    Ec2.Route? DefaultRoute(string subnetId, string half) => RouteOf(subnetId, half) ?? RouteOf(subnetId, Everywhere);

    static string Target(Ec2.Route route) => route.GatewayId ?? route.NatGatewayId ?? route.TransitGatewayId ?? route.NetworkInterfaceId
        ?? route.InstanceId ?? route.VpcPeeringConnectionId ?? "an unknown target";

    // A route whose target was deleted is a blackhole.
    Ec2.Route? RouteOf(string subnetId, string destination) =>
        TableOf(subnetId)?.Routes.FirstOrDefault(r => r.DestinationCidrBlock == destination && r.State?.Value is not "blackhole");

    // A subnet without a table of its own uses the VPC's main table.
    Ec2.RouteTable? TableOf(string subnetId) => Tables.FirstOrDefault(t => t.Associations.Any(a => a.SubnetId == subnetId))
        ?? Tables.FirstOrDefault(t => t.Associations.Any(a => a.Main is true));
}
