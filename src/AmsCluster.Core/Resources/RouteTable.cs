using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>The routes of the cluster's own VPC: everything outside goes through the internet gateway.</summary>
internal sealed class RouteTable(string name, Ownership owner, Vpc vpc, InternetGateway gateway, IReadOnlyList<Resource<Ec2.Subnet>> subnets)
    : Ec2Resource<Ec2.RouteTable>(name, owner)
{
    const string Everywhere = "0.0.0.0/0";

    public override string Kind => "route table";

    public override bool MayBeTwice => true;

    public override IEnumerable<Resource> Needs => [vpc, gateway, .. subnets];

    public override Effort ToMake => new(2, 2 + subnets.Count(s => s.Wanted));

    public override Effort ToDelete(State state) => state.Of(this) is { Associations.Count: var count } ? new(1 + count, 1 + count) : Effort.One;

    protected override async Task<Ec2.RouteTable?> Find(Reader reader) =>
        Only(reader, [.. (await reader.SendAll(
            Ec2Api.DescribeRouteTables(new() { Filters = ByTag() }), r => r.RouteTables))
            .OrderByDescending(t => t.Associations.Count).ThenBy(t => t.RouteTableId, StringComparer.Ordinal)]);

    protected override string IdOf(Ec2.RouteTable actual) => actual.RouteTableId!;

    protected override IReadOnlyList<Tag> TagsOf(Ec2.RouteTable actual) => actual.Tags.AsTags();

    protected override IEnumerable<Edit> Compare(Ec2.RouteTable actual, State state)
    {
        var id = actual.RouteTableId!;
        foreach (var edit in CompareTags(actual.Tags.AsTags(), state, id)) yield return edit;
        var route = actual.Routes.FirstOrDefault(r => r.DestinationCidrBlock == Everywhere);
        if (route is null || Leads(route) != state.Id(gateway))
            yield return Edit.InPlace($"route {Everywhere}", route is null ? null : Leads(route), state.Id(gateway), run => route is null ? AddRoute(id, run) : TurnRoute(id, run));
        foreach (var subnet in subnets.Where(s => s.Wanted))
        {
            if (!actual.Associations.Any(a => a.SubnetId == state.Id(subnet)))
                yield return Edit.InPlace("subnet", null, state.Id(subnet), run => Associate(id, subnet, run));
        }
    }

    protected override async Task<Ec2.RouteTable> Make(Run run)
    {
        var table = (await run.Send(Ec2Api.CreateRouteTable(new() { VpcId = run.State.Id(vpc), TagSpecifications = TagSpecifications("route-table") }))).RouteTable!;
        await Task.WhenAll(subnets.Where(s => s.Wanted).Select(s => Associate(table.RouteTableId!, s, run)).Append(AddRoute(table.RouteTableId!, run)));
        return table;
    }

    protected override async Task Remove(Ec2.RouteTable actual, Run run)
    {
        foreach (var association in actual.Associations)
            await run.SendDelete(Ec2Api.DisassociateRouteTable(new() { AssociationId = association.RouteTableAssociationId! }));
        await run.SendDelete(Ec2Api.DeleteRouteTable(new() { RouteTableId = actual.RouteTableId! }));
    }

    Task AddRoute(string id, Run run) =>
        run.Send(Ec2Api.CreateRoute(new() { RouteTableId = id, DestinationCidrBlock = Everywhere, GatewayId = run.State.Id(gateway) }));

    Task TurnRoute(string id, Run run) =>
        run.Send(Ec2Api.ReplaceRoute(new() { RouteTableId = id, DestinationCidrBlock = Everywhere, GatewayId = run.State.Id(gateway) }));

    static string? Leads(Ec2.Route route) =>
        route.GatewayId ?? route.NatGatewayId ?? route.InstanceId ?? route.NetworkInterfaceId ?? route.TransitGatewayId ?? route.VpcPeeringConnectionId;

    static async Task Associate(string id, Resource subnet, Run run)
    {
        var subnetId = run.State.Id(subnet);
        try
        {
            await run.Send(Ec2Api.AssociateRouteTable(new() { RouteTableId = id, SubnetId = subnetId }));
        }
        catch (AwsException e) when (AwsCodes.AlreadyExists(e))
        {
            // A subnet uses one table: somebody has given it another.
            var tables = await run.Send(Ec2Api.DescribeRouteTables(new() { Filters = [Ec2Filter.Of("association.subnet-id", subnetId)] }));
            if (tables.RouteTables.SelectMany(t => t.Associations).FirstOrDefault(a => a.SubnetId == subnetId && a.RouteTableId != id) is not { } other) throw;
            await run.Send(Ec2Api.ReplaceRouteTableAssociation(new() { AssociationId = other.RouteTableAssociationId!, RouteTableId = id }));
        }
    }
}
