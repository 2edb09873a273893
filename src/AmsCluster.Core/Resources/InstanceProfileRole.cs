namespace AmsCluster.Resources;

/// <summary>The role in the instance profile: a call of its own, so that role and profile are made at the same time.</summary>
internal sealed class InstanceProfileRole(InstanceProfile profile, Role role) : Resource<Iam.Role>(profile.Name)
{
    public override string Kind => "instance profile role";

    public override Resource PartOf => profile;

    public override IEnumerable<Resource> Needs => [role];

    // So that the role can go beside the profile.
    protected override bool GoesFirst(State state) => true;

    protected override async Task<Iam.Role?> Find(Reader reader) =>
        (await reader.Found(profile))?.Roles.FirstOrDefault(r => r.RoleName == role.Name);

    protected override string IdOf(Iam.Role actual) => actual.RoleName!;

    protected override IEnumerable<Edit> Compare(Iam.Role actual, State state) => [];

    protected override string? Summary(State state) =>
        Others(state) is { Count: > 0 } others ? $"in place of {string.Join(", ", others.Select(r => r.RoleName))}" : null;

    protected override async Task<Iam.Role> Make(Run run)
    {
        // There is room for one role.
        foreach (var other in Others(run.State))
            await run.SendDelete(new Iam.RemoveRoleFromInstanceProfile { InstanceProfileName = profile.Name, RoleName = other.RoleName! });
        await run.Send(new Iam.AddRoleToInstanceProfile { InstanceProfileName = profile.Name, RoleName = role.Name });
        return new() { RoleName = role.Name };
    }

    protected override Task Remove(Iam.Role actual, Run run) =>
        run.SendDelete(new Iam.RemoveRoleFromInstanceProfile { InstanceProfileName = profile.Name, RoleName = role.Name });

    IReadOnlyList<Iam.Role> Others(State state) => state.Of(profile)?.Roles ?? [];
}
