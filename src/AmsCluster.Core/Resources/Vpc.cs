using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>A VPC of the cluster's own.</summary>
internal sealed class Vpc(string name, Ownership owner, string? cidr) : Ec2Resource<Ec2.Vpc>(name, owner)
{
    public override string Kind => "VPC";

    public override bool MayBeTwice => true;

    /// <summary>Its IPv4 block; null when it is only looked for to be deleted.</summary>
    public string? Cidr => cidr;

    protected override async Task<Ec2.Vpc?> Find(Reader reader) =>
        Only(reader, await reader.SendAll(Ec2Api.DescribeVpcs(new() { Filters = ByTag() }), r => r.Vpcs));

    protected override string IdOf(Ec2.Vpc actual) => actual.VpcId!;

    protected override IReadOnlyList<Tag> TagsOf(Ec2.Vpc actual) => actual.Tags.AsTags();

    public override IEnumerable<Finding> Obstacles(State state) => cidr is null ? [] : Fixed("network.vpc.cidr", state.Of(this)!.CidrBlock, cidr);

    protected override IEnumerable<Edit> Compare(Ec2.Vpc actual, State state) => CompareTags(actual.Tags.AsTags(), state, actual.VpcId!);

    protected override string Summary(State state) => cidr!;

    protected override async Task<Ec2.Vpc> Make(Run run) =>
        (await run.Send(
            Ec2Api.CreateVpc(new() { CidrBlock = cidr!, TagSpecifications = TagSpecifications("vpc") }))).Vpc!;

    protected override Task Remove(Ec2.Vpc actual, Run run) => run.SendDelete(Ec2Api.DeleteVpc(new() { VpcId = actual.VpcId! }));
}
