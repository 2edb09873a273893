using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>The way out of the cluster's own VPC, and in.</summary>
internal sealed class InternetGateway(string name, Ownership owner, Vpc vpc) : Ec2Resource<Ec2.InternetGateway>(name, owner)
{
    public override string Kind => "internet gateway";

    public override bool MayBeTwice => true;

    public override IEnumerable<Resource> Needs => [vpc];

    public override Effort ToMake => new(2, 2);

    public override Effort ToDelete(State state) => new(2, 2);

    protected override async Task<Ec2.InternetGateway?> Find(Reader reader) =>
        Only(reader, [.. (await reader.SendAll(Ec2Api.DescribeInternetGateways(new() { Filters = ByTag() }), r => r.InternetGateways))
            .OrderByDescending(g => g.Attachments.Count).ThenBy(g => g.InternetGatewayId, StringComparer.Ordinal)]);

    protected override string IdOf(Ec2.InternetGateway actual) => actual.InternetGatewayId!;

    protected override IReadOnlyList<Tag> TagsOf(Ec2.InternetGateway actual) => actual.Tags.AsTags();

    protected override IEnumerable<Edit> Compare(Ec2.InternetGateway actual, State state)
    {
        var edits = CompareTags(actual.Tags.AsTags(), state, actual.InternetGatewayId!);
        return actual.Attachments.Any(a => a.VpcId == state.Id(vpc)) ? edits
            : edits.Append(Edit.InPlace("attached to", null, state.Id(vpc), run => Attach(actual.InternetGatewayId!, run)));
    }

    protected override async Task<Ec2.InternetGateway> Make(Run run)
    {
        var gateway = (await run.Send(Ec2Api.CreateInternetGateway(new() { TagSpecifications = TagSpecifications("internet-gateway") }))).InternetGateway!;
        await Attach(gateway.InternetGatewayId!, run);
        return gateway;
    }

    protected override async Task Remove(Ec2.InternetGateway actual, Run run)
    {
        foreach (var attachment in actual.Attachments)
            await run.SendDelete(Ec2Api.DetachInternetGateway(new() { InternetGatewayId = actual.InternetGatewayId!, VpcId = attachment.VpcId! }));
        await run.SendDelete(Ec2Api.DeleteInternetGateway(new() { InternetGatewayId = actual.InternetGatewayId! }));
    }

    Task Attach(string id, Run run) => run.Send(Ec2Api.AttachInternetGateway(new() { InternetGatewayId = id, VpcId = run.State.Id(vpc) }));
}
