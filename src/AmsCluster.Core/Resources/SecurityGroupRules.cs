namespace AmsCluster.Resources;

/// <summary>All ingress rules of a security group: just these, whatever else somebody has opened.</summary>
internal sealed class SecurityGroupRules(SecurityGroup group, IReadOnlyList<Ingress> rules) : Resource<SecurityGroupRules.Opened>(group.Name)
{
    /// <summary>What a group lets in.</summary>
    internal sealed record Opened(string GroupId, IReadOnlyList<Ec2.IpPermission> Permissions);

    public override string Kind => "security group rules";

    public override Resource PartOf => group;

    public override IEnumerable<Resource> Needs => rules.Select(r => r.Group).OfType<SecurityGroup>().Distinct().Where(g => g != group);

    protected override async Task<Opened?> Find(Reader reader) =>
        await reader.Found(group) is { IpPermissions.Count: > 0 } found ? new(found.GroupId!, found.IpPermissions) : null;

    protected override string IdOf(Opened actual) => actual.GroupId;

    protected override IEnumerable<Edit> Compare(Opened actual, State state)
    {
        var @is = actual.Permissions.SelectMany(Ingress.Of).ToList();
        var shall = rules.ToDictionary(r => r.Text(state));
        var surplus = @is.Where(r => !shall.ContainsKey(r.Text)).ToList();
        var missing = shall.Where(r => @is.TrueForAll(i => i.Text != r.Key)).ToList();
        if (missing.Count > 0) yield return new([.. missing.Select(r => new FieldChange("ingress", null, r.Key))], run => Authorize(missing.ConvertAll(r => r.Value), run));
        if (surplus.Count > 0)
        {
            yield return new([.. surplus.Select(r => new FieldChange("ingress", r.Text, null))], run =>
                run.Send(new Ec2.RevokeSecurityGroupIngress { GroupId = run.State.Id(group), IpPermissions = surplus.ConvertAll(r => r.Permission) }));
        }
    }

    protected override string Summary(State state) => string.Join(", ", rules);

    protected override async Task<Opened> Make(Run run)
    {
        await Authorize(rules, run);
        return new(run.State.Id(group), [.. rules.Select(r => r.Permission(run.State))]);
    }

    protected override Task Remove(Opened actual, Run run) =>
        run.SendDelete(new Ec2.RevokeSecurityGroupIngress { GroupId = actual.GroupId, IpPermissions = actual.Permissions });

    Task Authorize(IEnumerable<Ingress> these, Run run) =>
        run.Send(new Ec2.AuthorizeSecurityGroupIngress { GroupId = run.State.Id(group), IpPermissions = [.. these.Select(r => r.Permission(run.State))] });
}
