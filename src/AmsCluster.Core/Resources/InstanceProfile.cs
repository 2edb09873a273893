using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>The instance profile by which EC2 hands the role to the nodes.</summary>
internal sealed class InstanceProfile(string name, Ownership owner) : Resource<Iam.InstanceProfile>(name)
{
    public override string Kind => "instance profile";

    // Asked of a first deployment as well: an instance profile of another owner stops the plan.
    protected override async Task<Iam.InstanceProfile?> Find(Reader reader)
    {
        var answer = await reader.SendOrNull(new Iam.GetInstanceProfile { InstanceProfileName = Name });
        return answer?.InstanceProfile is { } found && !await Trace.IsStale(reader, found.Tags) ? found : null;
    }

    public override Effort ToDelete(State state)
    {
        var others = state.Of(this)?.Roles.Count(r => r.RoleName != Name) ?? 0;
        return new(1 + others, 1 + others);
    }

    protected override string IdOf(Iam.InstanceProfile actual) => actual.InstanceProfileName!;

    protected override IReadOnlyList<Tag> TagsOf(Iam.InstanceProfile actual) => actual.Tags;

    protected override IEnumerable<Edit> Compare(Iam.InstanceProfile actual, State state) =>
        TagDifference.Edits(actual.Tags, owner.Tags(Name), state, async (tags, run) =>
        {
            if (tags.Put.Count > 0) await run.Send(new Iam.TagInstanceProfile { InstanceProfileName = Name, Tags = tags.Put });
            if (tags.Take.Count > 0) await run.Send(new Iam.UntagInstanceProfile { InstanceProfileName = Name, TagKeys = tags.TakeKeys });
        });

    protected override async Task<Iam.InstanceProfile> Make(Run run) =>
        (await run.Send(new Iam.CreateInstanceProfile { InstanceProfileName = Name, Tags = owner.Tags(Name) })).InstanceProfile!;

    protected override async Task Remove(Iam.InstanceProfile actual, Run run)
    {
        // The cluster's own has gone before, see InstanceProfileRole.
        foreach (var role in actual.Roles.Where(r => r.RoleName != Name))
            await run.SendDelete(new Iam.RemoveRoleFromInstanceProfile { InstanceProfileName = Name, RoleName = role.RoleName! });
        await run.SendDelete(new Iam.DeleteInstanceProfile { InstanceProfileName = Name });
    }
}
