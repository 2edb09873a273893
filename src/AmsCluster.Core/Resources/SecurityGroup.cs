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

    /// <summary>
    /// All groups with a name of the cluster's, in whatever VPC. EC2 compares the names of new groups without regard to case, but
    /// filters by name with regard to it: letters are wildcards in the filter.
    /// </summary>
    public static Task<IReadOnlyList<Ec2.SecurityGroup>> All(Reader reader) => reader.Once("security groups", async () =>
    {
        var names = reader.Names<SecurityGroup>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var patterns = names.Select(n => string.Concat(n.Select(c => char.IsAsciiLetter(c) ? '?' : c))).Distinct(StringComparer.Ordinal);
        var found = await reader.SendAll(
            Ec2Api.DescribeSecurityGroups(new() { Filters = [Ec2Filter.Of("group-name", [.. patterns])] }), r => r.SecurityGroups);
        return (IReadOnlyList<Ec2.SecurityGroup>)[.. found.Where(g => names.Contains(g.GroupName!))];
    });

    protected override async Task<Ec2.SecurityGroup?> Find(Reader reader)
    {
        var all = await All(reader);
        var ours = all.Where(g => g.GroupName == Name && TagsOf(g).Any(t => t == new Tag(Ownership.ClusterTag, Owner.Cluster)));

        // A group's name is taken once in a VPC: one of another VPC is in nobody's way, unless it is ours.
        return Only(reader, [.. ours])
            ?? (await reader.Found(vpc) is { } here ? all.FirstOrDefault(g => IsNamed(g) && g.VpcId == here.VpcId) : null);
    }

    bool IsNamed(Ec2.SecurityGroup group) => string.Equals(group.GroupName, Name, StringComparison.OrdinalIgnoreCase);

    public override string FoundAs(State state) =>
        state.Of(this)!.GroupName == Name ? state.Id(this) : $"{state.Of(this)!.GroupName}, {state.Id(this)}";

    protected override string IdOf(Ec2.SecurityGroup actual) => actual.GroupId!;

    protected override IReadOnlyList<Tag> TagsOf(Ec2.SecurityGroup actual) => actual.Tags.AsTags();

    public override IEnumerable<Finding> Obstacles(State state) => Fixed("network.vpc", state.Of(this)!.VpcId, state.Id(vpc));

    protected override IEnumerable<Edit> Compare(Ec2.SecurityGroup actual, State state) =>
        CompareTags(actual.Tags.AsTags(), state, actual.GroupId!)
            .Concat(state.IsAdopted(this) ? [] : CompareEgress(actual));

    // AWS gives it to every new group. Without it a node reaches neither the database nor AWS.
    static IEnumerable<Edit> CompareEgress(Ec2.SecurityGroup actual) =>
        actual.IpPermissionsEgress.Exists(IsAllowAll) ? [] :
        [
            Edit.InPlace("egress", null, $"all to {Ingress.Anywhere}", run => run.Send(
                Ec2Api.AuthorizeSecurityGroupEgress(new()
                {
                    GroupId = actual.GroupId,
                    IpPermissions = [AllowAll],
                }))),
        ];

    static Ec2.IpPermission AllowAll =>
        new() { IpProtocol = Ingress.All, Ipv4Ranges = [new() { CidrIp = Ingress.Anywhere }] };

    static bool IsAllowAll(Ec2.IpPermission permission) =>
        permission.IpProtocol == Ingress.All && permission.Ipv4Ranges.Exists(r => r.CidrIp == Ingress.Anywhere);

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
        var answer = await run.Send(Ec2Api.CreateSecurityGroup(request));
        return new() { GroupId = answer.GroupId, GroupName = Name, VpcId = request.VpcId, Tags = Tags.ForEc2() };
    }

    protected override Task Remove(Ec2.SecurityGroup actual, Run run) =>
        run.SendDelete(
            Ec2Api.DeleteSecurityGroup(new() { GroupId = actual.GroupId! }), () => HeldBy(actual.GroupId!, run));

    // Instances and load balancers that were deleted leave the group within minutes. A rule of another owner stays.
    async Task<string?> HeldBy(string id, Run run)
    {
        // Whose they are is known before they are read: another of ours may be deleted meanwhile.
        var ours = run.State.Ids<SecurityGroup>();
        var uses = await GroupUses.Of(run, id);
        if (uses.Foreign(ours) is not { } other) return uses.First();
        throw new AmsException("AmsHeld", $"The security group {Name} ({id}) is used by {GroupUses.Text(other)}, which does not belong to the cluster.",
            $"Remove that rule, then run the command again. Look at it with: aws ec2 describe-security-group-rules --filters Name=group-id,Values={other.GroupId}");
    }
}
