namespace AmsCluster.Resources;

/// <summary>That machines in the cluster's own VPC have names: a setting that cannot be given when the VPC is made, and must not be lost between the two calls.</summary>
internal sealed class VpcHostNames(Vpc vpc) : Resource<VpcHostNames.On>(vpc.Name)
{
    /// <summary>What there is of it when it is on.</summary>
    internal sealed record On(string VpcId);

    public override string Kind => "DNS host names";

    public override Resource PartOf => vpc;

    protected override async Task<On?> Find(Reader reader)
    {
        if (await reader.Found(vpc) is not { VpcId: { } id }) return null;
        var answer = await reader.SendOrNull(Ec2Api.DescribeVpcAttribute(new() { VpcId = id, Attribute = "enableDnsHostnames" }));
        return answer?.EnableDnsHostnames is true ? new(id) : null;
    }

    protected override string IdOf(On actual) => actual.VpcId;

    protected override IEnumerable<Edit> Compare(On actual, State state) => [];

    protected override async Task<On> Make(Run run)
    {
        var id = run.State.Id(vpc);
        await run.Send(Ec2Api.ModifyVpcAttribute(new() { VpcId = id, EnableDnsHostnames = true }));
        return new(id);
    }

    public override Effort ToDelete(State state) => default;

    protected override Task Remove(On actual, Run run) => Task.CompletedTask;
}
