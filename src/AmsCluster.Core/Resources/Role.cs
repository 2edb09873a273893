using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>The IAM role of the cluster's nodes, without its rights.</summary>
internal sealed class Role(string name, Ownership owner) : Resource<Iam.Role>(name)
{
    // EC2 is ec2.amazonaws.com in every partition (IAM, service principals).
    const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    public override string Kind => "role";

    protected override async Task<Iam.Role?> Find(Reader reader) => (await reader.SendOrNull(new Iam.GetRole { RoleName = Name }))?.Role;

    protected override string IdOf(Iam.Role actual) => actual.RoleName!;

    protected override IReadOnlyList<Tag> TagsOf(Iam.Role actual) => actual.Tags;

    protected override IEnumerable<Edit> Compare(Iam.Role actual, State state) =>
        CompareTrust(actual).Concat(TagDifference.Edits(actual.Tags, owner.Tags(Name), state, async (tags, run) =>
        {
            if (tags.Put.Count > 0) await run.Send(new Iam.TagRole { RoleName = Name, Tags = tags.Put });
            if (tags.Take.Count > 0) await run.Send(new Iam.UntagRole { RoleName = Name, TagKeys = tags.TakeKeys });
        }));

    // Without it a node that starts gets no rights, and whoever else may take the role on reads the secret.
    IEnumerable<Edit> CompareTrust(Iam.Role actual) => Policy.Same(actual.AssumeRolePolicyDocument, Trust) ? []
        : [Edit.InPlace("trust", "others", "EC2", run => run.Send(new Iam.UpdateAssumeRolePolicy { RoleName = Name, PolicyDocument = Trust }))];

    protected override async Task<Iam.Role> Make(Run run) => (await run.Send(new Iam.CreateRole
    {
        RoleName = Name,
        AssumeRolePolicyDocument = Trust,
        Description = $"Nodes of AmsCluster cluster {owner.Cluster} in {run.Region}",
        Tags = owner.Tags(Name),
    })).Role!;

    protected override async Task Remove(Iam.Role actual, Run run)
    {
        await run.SendDelete(new Iam.DeleteRolePolicy { RoleName = Name, PolicyName = RolePolicy.PolicyName });
        await run.SendDelete(new Iam.DeleteRole { RoleName = Name });
    }
}
