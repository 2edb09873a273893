using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>The IAM role of the cluster's nodes, without its rights.</summary>
internal sealed class Role(InstanceProfile profile, Ownership owner) : Resource<Role.Known>(profile.Name)
{
    // EC2 is ec2.amazonaws.com in every partition (IAM, service principals).
    const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    /// <summary>A role, and its tags where they had to be asked for.</summary>
    internal sealed record Known(Iam.Role Role, IReadOnlyList<Tag>? Tags);

    public override string Kind => "role";

    // In the cluster's profile it is the cluster's, and the profile's answer tells all but its tags. Elsewhere only its tags tell.
    protected override async Task<Known?> Find(Reader reader)
    {
        var known = await reader.Found(profile);
        if (known?.Tags.Contains(new Tag(Ownership.ClusterTag, owner.Cluster)) is true && known.Roles.FirstOrDefault(r => r.RoleName == Name) is { } role) return new(role, null);
        if (!await Trace.IsThere(reader)) return null;
        return await reader.SendOrNull(new Iam.GetRole { RoleName = Name }) is { Role: { } other } ? new(other, other.Tags) : null;
    }

    public override Effort ToDelete(State state) => new(2, 2);

    protected override string IdOf(Known actual) => actual.Role.RoleName!;

    protected override IReadOnlyList<Tag>? TagsOf(Known actual) => actual.Tags;

    // The tags of a role in its profile are set anew when the spec's have changed, as those of parameters are, and not looked at otherwise.
    protected override IEnumerable<Edit> Compare(Known actual, State state) => CompareTrust(actual.Role).Concat(TagDifference.Edits(actual.Tags, Tags, state, Retag));

    IReadOnlyList<Tag> Tags => owner.Tags(Name);

    async Task Retag(TagDifference difference, Run run)
    {
        if (difference.Put.Count > 0) await run.Send(new Iam.TagRole { RoleName = Name, Tags = difference.Put });
        if (difference.Take.Count > 0) await run.Send(new Iam.UntagRole { RoleName = Name, TagKeys = difference.TakeKeys });
    }

    // Without it a node that starts gets no rights, and whoever else may take the role on reads the secret.
    IEnumerable<Edit> CompareTrust(Iam.Role actual) => Policy.Same(actual.AssumeRolePolicyDocument, Trust) ? []
        : [Edit.InPlace("trust", "others", "EC2", run => run.Send(new Iam.UpdateAssumeRolePolicy { RoleName = Name, PolicyDocument = Trust }))];

    protected override async Task<Known> Make(Run run) => new((await run.Send(new Iam.CreateRole
    {
        RoleName = Name,
        AssumeRolePolicyDocument = Trust,
        Description = $"Nodes of AmsCluster cluster {owner.Cluster} in {run.Region}",
        Tags = Tags,
    })).Role!, Tags);

    protected override async Task Remove(Known actual, Run run)
    {
        await run.SendDelete(new Iam.DeleteRolePolicy { RoleName = Name, PolicyName = RolePolicy.PolicyName });
        await run.SendDelete(new Iam.DeleteRole { RoleName = Name });
    }
}
