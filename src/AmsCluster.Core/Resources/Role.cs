using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>The IAM role of the cluster's nodes, without its rights.</summary>
/// <param name="profile">The instance profile, which has the same name.</param>
/// <param name="owner">The cluster.</param>
/// <param name="boundary">The ARN of the permissions boundary; null for none.</param>
/// <param name="comparesBoundary">Whether the existing boundary is read and compared: the spec or the record has one.</param>
internal sealed class Role(InstanceProfile profile, Ownership owner, string? boundary, bool comparesBoundary) : Resource<Role.Known>(profile.Name)
{
    /// <summary>The field whose change sets or removes the permissions boundary.</summary>
    public const string BoundaryField = "permissions boundary";

    // EC2 is ec2.amazonaws.com in every partition (IAM, service principals).
    const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    /// <summary>A role, and its tags where they had to be asked for.</summary>
    internal sealed record Known(Iam.Role Role, IReadOnlyList<Tag>? Tags);

    public override string Kind => "role";

    public override string Sought => ComparesBoundary ? $"{Key} with its boundary" : Key;

    /// <summary>The ARN of its permissions boundary; null for none.</summary>
    public string? Boundary => boundary;

    bool ComparesBoundary => Wanted && comparesBoundary;

    // In the cluster's profile it is the cluster's, and the profile's answer tells all but its tags and its boundary. Elsewhere only its tags tell.
    protected override async Task<Known?> Find(Reader reader)
    {
        if (ComparesBoundary && await Trace.IsThere(reader))
        {
            var (read, inProfile) = (reader.SendOrNull(new Iam.GetRole { RoleName = Name }), InProfile(reader));
            await Task.WhenAll(read, inProfile);
            return (await read)?.Role is not { } whole ? null : new(whole, await inProfile is null ? whole.Tags : null);
        }

        if (await InProfile(reader) is { } role) return new(role, null);
        var answer = await reader.SendOrNull(new Iam.GetRole { RoleName = Name });
        return answer?.Role is { } other && !await Trace.IsStale(reader, other.Tags) ? new(other, other.Tags) : null;
    }

    async Task<Iam.Role?> InProfile(Reader reader) =>
        await reader.Found(profile) is { } known && known.Tags.Contains(new Tag(Ownership.ClusterTag, owner.Cluster))
            ? known.Roles.FirstOrDefault(r => r.RoleName == Name) : null;

    protected override Task<IReadOnlyList<FieldChange>> ReadAdded(Reader reader, Known actual) =>
        RoleAdditions.Read(reader, Name, readsBoundary: !ComparesBoundary);

    public override IEnumerable<Finding> Obstacles(State state) => Additions(state).Select(a => RoleAdditions.Finding(Name, a));

    public override Effort ToDelete(State state) => new(2, 2);

    protected override string IdOf(Known actual) => actual.Role.RoleName!;

    protected override IReadOnlyList<Tag>? TagsOf(Known actual) => actual.Tags;

    // The tags of a role in its profile are set anew when the spec's have changed, as those of parameters are, and not looked at otherwise.
    protected override IEnumerable<Edit> Compare(Known actual, State state) =>
        CompareBoundary(actual.Role).Concat(CompareTrust(actual.Role)).Concat(TagDifference.Edits(actual.Tags, Tags, state, Retag));

    IReadOnlyList<Tag> Tags => owner.Tags(Name);

    async Task Retag(TagDifference difference, Run run)
    {
        if (difference.Put.Count > 0) await run.Send(new Iam.TagRole { RoleName = Name, Tags = difference.Put });
        if (difference.Take.Count > 0) await run.Send(new Iam.UntagRole { RoleName = Name, TagKeys = difference.TakeKeys });
    }

    // First of all: an operator may be allowed to change a role within its boundary only.
    IEnumerable<Edit> CompareBoundary(Iam.Role actual) => !ComparesBoundary ? []
        : new Differences().Add(BoundaryField, actual.PermissionsBoundary?.PermissionsBoundaryArn, boundary).SetBy(SetBoundary);

    Task SetBoundary(Run run) => boundary is null
        ? run.SendDelete(new Iam.DeleteRolePermissionsBoundary { RoleName = Name })
        : run.Send(new Iam.PutRolePermissionsBoundary { RoleName = Name, PermissionsBoundary = boundary });

    // Without it a node that starts gets no rights, and whoever else may take the role on reads the secret.
    IEnumerable<Edit> CompareTrust(Iam.Role actual) => Policy.Same(actual.AssumeRolePolicyDocument, Trust) ? []
        : [Edit.InPlace("trust", "others", "EC2", run => run.Send(new Iam.UpdateAssumeRolePolicy { RoleName = Name, PolicyDocument = Trust }))];

    protected override async Task<Known> Make(Run run) => new((await run.Send(new Iam.CreateRole
    {
        RoleName = Name,
        AssumeRolePolicyDocument = Trust,
        Description = $"Nodes of AmsCluster cluster {owner.Cluster} in {run.Region}",
        PermissionsBoundary = boundary,
        Tags = Tags,
    })).Role!, Tags);

    protected override async Task Remove(Known actual, Run run)
    {
        await run.SendDelete(new Iam.DeleteRolePolicy { RoleName = Name, PolicyName = RolePolicy.PolicyName });
        await run.SendDelete(new Iam.DeleteRole { RoleName = Name });
    }
}
