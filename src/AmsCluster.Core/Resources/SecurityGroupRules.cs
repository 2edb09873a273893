namespace AmsCluster.Resources;

/// <summary>
/// All ingress rules of a security group: just these, whatever else somebody has opened. Of a group that was adopted the others stay:
/// somebody may live by them. Those open to the world are told.
/// </summary>
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
        var surplus = state.IsAdopted(this) ? [] : @is.Where(r => !shall.ContainsKey(r.Text)).ToList();
        var missing = shall.Where(r => @is.TrueForAll(i => i.Text != r.Key)).ToList();
        if (missing.Count > 0) yield return new([.. missing.Select(r => new FieldChange("ingress", null, r.Key))], run => Authorize(missing.ConvertAll(r => r.Value), run));
        if (surplus.Count > 0)
        {
            yield return new([.. surplus.Select(r => new FieldChange("ingress", r.Text, null))], run =>
                run.Send(new Ec2.RevokeSecurityGroupIngress { GroupId = run.State.Id(group), IpPermissions = surplus.ConvertAll(r => r.Permission) }));
        }
    }

    // People's groups may name one another in a circle, and AWS deletes none that another one names.
    protected override bool GoesFirst(State state) => state.IsAdopted(this);

    public override IEnumerable<Finding> LeftAlone(State state)
    {
        var shall = rules.Select(r => r.Text(state)).ToHashSet(StringComparer.Ordinal);
        var open = state.Of(this)!.Permissions.SelectMany(Ingress.Of).Select(r => r.Text).Where(r => !shall.Contains(r) && Ingress.IsOpen(r)).ToList();
        return open.Count == 0 ? [] :
        [
            new(FindingLevel.Warning, "AmsAdoptedOpen", Name, $"Security group {Name} lets anybody in: {string.Join(", ", open)}. It was adopted, so its rules are added to and not taken away.",
                $"Close what nobody needs, as soon as the nodes reach one another by the rules of the cluster: aws ec2 revoke-security-group-ingress --group-id {state.Id(this)} --protocol PROTOCOL --port PORT --cidr {Ingress.Anywhere}"),
        ];
    }

    protected override string Summary(State state) => string.Join(", ", rules);

    protected override async Task<Opened> Make(Run run)
    {
        await Authorize(rules, run);
        return new(run.State.Id(group), [.. rules.Select(r => r.Permission(run.State))]);
    }

    protected override async Task Remove(Opened actual, Run run)
    {
        // A group that stays keeps its rules, but for those that name groups that go.
        var going = rules.Where(r => r.Group is not null).Select(r => r.Text(run.State)).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<Ec2.IpPermission> revoked = group.Stays ? [.. actual.Permissions.SelectMany(Ingress.Of).Where(r => going.Contains(r.Text)).Select(r => r.Permission)] : actual.Permissions;
        if (revoked.Count > 0) await run.SendDelete(new Ec2.RevokeSecurityGroupIngress { GroupId = actual.GroupId, IpPermissions = revoked });
    }

    Task Authorize(IEnumerable<Ingress> these, Run run) =>
        run.Send(new Ec2.AuthorizeSecurityGroupIngress { GroupId = run.State.Id(group), IpPermissions = [.. these.Select(r => r.Permission(run.State))] });
}
