using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>
/// The security groups of the running nodes of an Auto Scaling group. The launch template gives them at the start; a
/// group that others put a node in later may open any port of it.
/// </summary>
internal sealed class NodeGroups(AutoScalingGroup group, SecurityGroup security)
    : Resource<NodeGroups.Members>(group.Name)
{
    // Auto Scaling puts it on its nodes.
    const string GroupTag = "aws:autoscaling:groupName";

    static readonly string[] Alive = ["pending", "running", "stopping", "stopped"];

    /// <summary>The nodes.</summary>
    internal sealed record Members(IReadOnlyList<Ec2.Instance> Nodes);

    public override string Kind => "nodes";

    public override Resource PartOf => group;

    public override IEnumerable<Resource> Needs => [security];

    public override bool IsExpected(State state) => false;

    /// <summary>Whether a field is about the security groups of a node.</summary>
    public static bool IsAbout(string field) => field.StartsWith(SecurityGroup.Field, StringComparison.Ordinal);

    protected override async Task<Members?> Find(Reader reader)
    {
        if (!Wanted) return null;
        var nodes = (await All(reader)).Where(i => i.Tags.Exists(t => t.Key == GroupTag && t.Value == Name));
        return await reader.Found(group) is null ? null : new([.. nodes]);
    }

    // All groups in one call.
    static Task<IReadOnlyList<Ec2.Instance>> All(Reader reader) => reader.Once("nodes", async () =>
    {
        if (!await Trace.IsThere(reader)) return [];
        var asked = Ec2Api.DescribeInstances(new()
        {
            Filters =
            [
                Ec2Filter.Of($"tag:{GroupTag}", reader.Names<NodeGroups>()), Ec2Filter.Of("instance-state-name", Alive),
            ],
        });
        var found = await reader.SendAll(asked, r => r.Reservations);
        return (IReadOnlyList<Ec2.Instance>)[.. found.SelectMany(r => r.Instances)];
    });

    protected override string IdOf(Members actual) => Name;

    public override Step? Plan(State state) => Wanted && state.Has(this) ? base.Plan(state) : null;

    // Nodes of an adopted group may be in groups of their own, and what is gone cannot be compared.
    protected override IEnumerable<Edit> Compare(Members actual, State state) =>
        state.IsAdopted(this) || !state.Has(security) ? [] : actual.Nodes.SelectMany(node => Compare(node, state));

    IEnumerable<Edit> Compare(Ec2.Instance node, State state) => new Differences()
        .AddSet(FieldOf(node), node.SecurityGroups.Select(g => g.GroupId), [state.Id(security)])
        .SetBy(run => run.Send(Ec2Api.ModifyInstanceAttribute(
            new() { InstanceId = node.InstanceId, Groups = [run.State.Id(security)] })));

    static string FieldOf(Ec2.Instance node) => $"{SecurityGroup.Field} of {node.InstanceId}";

    protected override Task<Members> Make(Run run) =>
        throw new InvalidOperationException($"{Key} are made by Auto Scaling.");

    protected override Task Remove(Members actual, Run run) => Task.CompletedTask;
}
