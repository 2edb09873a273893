using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>A security group, without its rules: those may name other groups, which must all be there first.</summary>
internal sealed class SecurityGroup(string name, Ownership owner, Resource<Ec2.Vpc> vpc, string description) : Ec2Resource<Ec2.SecurityGroup>(name, owner)
{
    /// <summary>The plan's name of the groups that something is in.</summary>
    public const string Field = "security groups";

    /// <summary>Whether it is left when the cluster goes.</summary>
    public bool Stays { get; init; }

    public override string Kind => "security group";

    public override IEnumerable<Resource> Needs => [vpc];

    /// <summary>All groups with a name of the cluster's, in whatever VPC.</summary>
    public static Task<IReadOnlyList<Ec2.SecurityGroup>> All(Reader reader) => reader.Once("security groups", () => reader.SendAll(
        Ec2Api.DescribeSecurityGroups(new() { Filters = [Ec2Filter.Of("group-name", reader.Names<SecurityGroup>())] }), r => r.SecurityGroups));

    protected override async Task<Ec2.SecurityGroup?> Find(Reader reader)
    {
        var named = (await All(reader)).Where(g => g.GroupName == Name).ToList();

        // A group's name is taken once in a VPC: one of another VPC is in nobody's way, unless it is ours.
        return Only(reader, [.. named.Where(g => TagsOf(g).Any(t => t == new Tag(Ownership.ClusterTag, Owner.Cluster)))])
            ?? (await reader.Found(vpc) is { } here ? named.Find(g => g.VpcId == here.VpcId) : null);
    }

    protected override string IdOf(Ec2.SecurityGroup actual) => actual.GroupId!;

    protected override IReadOnlyList<Tag> TagsOf(Ec2.SecurityGroup actual) => actual.Tags.AsTags();

    public override IEnumerable<Finding> Obstacles(State state) => Fixed("network.vpc", state.Of(this)!.VpcId, state.Id(vpc));

    protected override IEnumerable<Edit> Compare(Ec2.SecurityGroup actual, State state) => CompareTags(actual.Tags.AsTags(), state, actual.GroupId!);

    public override Step? Plan(State state) => Stays && !Wanted ? null : base.Plan(state);

    protected override async Task<Ec2.SecurityGroup> Make(Run run)
    {
        var request = new Ec2.CreateSecurityGroupRequest
        {
            GroupName = Name,
            Description = description,
            VpcId = run.State.Id(vpc),
            TagSpecifications = TagSpecifications("security-group"),
        };
        try
        {
            var answer = await run.Send(Ec2Api.CreateSecurityGroup(request));
            return new() { GroupId = answer.GroupId, GroupName = Name, VpcId = request.VpcId, Tags = Tags.ForEc2() };
        }
        catch (AwsException e) when (AwsCodes.AlreadyExists(e))
        {
            await RefuseOtherCase(request.VpcId, run, e);
            throw;
        }
    }

    // EC2 compares the names of new groups without regard to case, but filters by name with regard to it: a plan does
    // not see the other group. Letters as wildcards find it.
    async Task RefuseOtherCase(string vpcId, Run run, AwsException e)
    {
        var pattern = string.Concat(Name.Select(c => char.IsAsciiLetter(c) ? '?' : c));
        var request = Ec2Api.DescribeSecurityGroups(new()
        {
            Filters = [Ec2Filter.Of("vpc-id", vpcId), Ec2Filter.Of("group-name", pattern)],
        });
        var found = await run.Send(request);
        bool IsOtherCase(Ec2.SecurityGroup group) =>
            group.GroupName != Name && string.Equals(group.GroupName, Name, StringComparison.OrdinalIgnoreCase);
        if (found.SecurityGroups.FirstOrDefault(IsOtherCase) is not { } other) return;
        throw new AmsException("AmsNameTaken",
            $"VPC {vpcId} has the security group {other.GroupName} ({other.GroupId}). EC2 does not distinguish upper and "
            + $"lower case in names of security groups, and refuses {Name}: {e.Message}",
            "Choose another name for the cluster. Or delete that group, if nothing uses it.", e.RequestId, e);
    }

    protected override Task Remove(Ec2.SecurityGroup actual, Run run) =>
        run.SendDelete(
            Ec2Api.DeleteSecurityGroup(new() { GroupId = actual.GroupId! }), () => HeldBy(actual.GroupId!, run));

    // Instances and load balancers that were deleted leave the group within minutes. A rule of another owner stays.
    async Task<string?> HeldBy(string id, Run run)
    {
        var uses = await GroupUses.Of(run, id);
        if (uses.Foreign(run.State.Ids<SecurityGroup>()) is not { } other) return uses.First();
        throw new AmsException("AmsHeld", $"The security group {Name} ({id}) is used by {GroupUses.Text(other)}, which does not belong to the cluster.",
            $"Remove that rule, then run the command again. Look at it with: aws ec2 describe-security-group-rules --filters Name=group-id,Values={other.GroupId}");
    }
}
