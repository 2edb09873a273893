namespace AmsCluster.Resources;

/// <summary>
/// The ingress rules of a security group. One of ours that is not wanted any more is revoked;
/// one that somebody else has made is told of, and revoked where the spec wants exactly its own.
/// </summary>
internal sealed class SecurityGroupRules(SecurityGroup group, IReadOnlyList<Ingress> rules, bool exact) : Resource<SecurityGroupRules.Opened>(group.Name)
{
    /// <summary>What a group lets in.</summary>
    internal sealed record Opened(string GroupId, IReadOnlyList<Ec2.IpPermission> Permissions);

    public override string Kind => "security group rules";

    public override Resource PartOf => group;

    public override IEnumerable<Resource> Needs => rules.Select(r => r.Group).OfType<SecurityGroup>().Distinct().Where(g => g != group);

    protected override async Task<Opened?> Find(Reader reader) =>
        await reader.Found(group) is { IpPermissions.Count: > 0 } found ? new(found.GroupId!, found.IpPermissions) : null;

    protected override string IdOf(Opened actual) => actual.GroupId;

    public override IEnumerable<Finding> Obstacles(State state) =>
        state.IsAdopted(this) ? [] : Additions(state).Select(r => Other(r.Actual!));

    Finding Other(string rule) => new(FindingLevel.Warning, "AmsOtherRule", group.Name,
        $"Security group {group.Name} also lets in {rule}: that rule was added manually. It is left alone.",
        "Remove it if it is not needed. With access.exactRules: true such rules are revoked.");

    // A group made by hand has many rules beside ours: only those that are open to the world count.
    public override IEnumerable<FieldChange> Additions(State state) => exact ? [] : Surplus(state.Of(this)!, state)
        .Where(r => !r.IsOurs && (!state.IsAdopted(this) || Ingress.IsOpen(r.Text)))
        .Select(r => new FieldChange("ingress", r.Text, null));

    protected override IEnumerable<Edit> Compare(Opened actual, State state)
    {
        var there = actual.Permissions.SelectMany(Ingress.Of).Select(r => r.Text).ToHashSet(StringComparer.Ordinal);
        var missing = rules.Select(r => KeyValuePair.Create(r.Text(state), r)).Where(r => !there.Contains(r.Key)).ToList();
        var surplus = Surplus(actual, state).Where(r => exact || r.IsOurs).ToList();
        if (missing.Count > 0) yield return new([.. missing.Select(r => new FieldChange("ingress", null, r.Key))], run => Authorize(missing.ConvertAll(r => r.Value), run));
        if (surplus.Count > 0)
        {
            var revoked = surplus.ConvertAll(r => r.Permission);
            yield return new([.. surplus.Select(r => new FieldChange("ingress", r.Text, null))], run =>
                run.Send(Ec2Api.RevokeSecurityGroupIngress(new()
                {
                    GroupId = run.State.Id(group),
                    IpPermissions = revoked,
                })))
            {
                Effect = $"closes {string.Join(", ", surplus.Select(r => r.Text))}",
            };
        }
    }

    // People's groups may name one another in a circle, and AWS deletes none that another one names.
    protected override bool GoesFirst(State state) => state.IsAdopted(this);

    // In one sentence.
    public override IEnumerable<Finding> LeftAlone(State state)
    {
        var open = Additions(state).Select(r => r.Actual).ToList();
        return open.Count == 0 ? [] :
        [
            new(FindingLevel.Warning, "AmsAdoptedOpen", Name, $"Security group {Name} lets anybody in: {string.Join(", ", open)}. It was adopted, so its rules are added to and not taken away.",
                $"Close what nobody needs, as soon as the nodes reach one another by the rules of the cluster: aws ec2 revoke-security-group-ingress --group-id {state.Id(this)} --protocol PROTOCOL --port PORT --cidr {Ingress.Anywhere}. With access.exactRules: true all that are not the cluster's are revoked."),
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
        if (revoked.Count > 0) await run.SendDelete(Ec2Api.RevokeSecurityGroupIngress(new() { GroupId = actual.GroupId, IpPermissions = [.. revoked] }));
    }

    List<Ingress.Opened> Surplus(Opened actual, State state)
    {
        var shall = rules.Select(r => r.Text(state)).ToHashSet(StringComparer.Ordinal);
        return [.. actual.Permissions.SelectMany(Ingress.Of).Where(r => !shall.Contains(r.Text))];
    }

    Task Authorize(IEnumerable<Ingress> these, Run run) =>
        run.Send(Ec2Api.AuthorizeSecurityGroupIngress(new() { GroupId = run.State.Id(group), IpPermissions = [.. these.Select(r => r.Permission(run.State))] }));
}
