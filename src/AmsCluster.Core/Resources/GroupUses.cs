using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>
/// What keeps AWS from deleting security groups: rules of other groups that name them, and network interfaces in them
/// (EC2, DeleteSecurityGroup).
/// </summary>
/// <param name="Naming">The groups whose rules name them.</param>
/// <param name="Interfaces">The network interfaces in them.</param>
internal sealed record GroupUses(IReadOnlyList<Ec2.SecurityGroup> Naming, IReadOnlyList<Ec2.NetworkInterface> Interfaces)
{
    /// <summary>Reads them before a change.</summary>
    public static async Task<GroupUses> Of(Reader reader, IReadOnlyList<string> groups)
    {
        var rules = Task.WhenAll(Rules(groups).Select(q => reader.SendAll(q, r => r.SecurityGroups)));
        var interfaces = reader.SendAll(Within(groups), r => r.NetworkInterfaces);
        return Of(groups, await rules, await interfaces);
    }

    /// <summary>Reads them during a change.</summary>
    public static async Task<GroupUses> Of(Run run, string group)
    {
        var rules = Task.WhenAll(Rules([group]).Select(async q => (await run.Send(q)).SecurityGroups));
        var interfaces = run.Send(Within([group]));
        return Of([group], await rules, (await interfaces).NetworkInterfaces);
    }

    /// <summary>One of them, for a message: the first rule that names the group, else the first interface in it; null for none.</summary>
    public string? First() => Naming.Select(Text).Concat(Interfaces.Select(Text)).FirstOrDefault();

    /// <summary>A group whose rules name the group and that is not one of these. Such a rule stays until its owner deletes it.</summary>
    public Ec2.SecurityGroup? Foreign(IReadOnlySet<string> ours) => Naming.FirstOrDefault(g => !ours.Contains(g.GroupId!));

    /// <summary>A group whose rules name another, for a message.</summary>
    public static string Text(Ec2.SecurityGroup group) => $"a rule of security group {group.GroupName} ({group.GroupId})";

    /// <summary>A network interface, for a message.</summary>
    public static string Text(Ec2.NetworkInterface found)
    {
        var of = found.Attachment?.InstanceId ?? found.Description;
        return $"network interface {found.NetworkInterfaceId}{(string.IsNullOrEmpty(of) ? "" : $" of {of}")}";
    }

    static GroupUses Of(IReadOnlyList<string> groups, IEnumerable<IReadOnlyList<Ec2.SecurityGroup>> naming, IReadOnlyList<Ec2.NetworkInterface> interfaces) =>
        new([.. naming.SelectMany(n => n).DistinctBy(g => g.GroupId).Where(g => !groups.Contains(g.GroupId!)).OrderBy(g => g.GroupId, StringComparer.Ordinal)],
            [.. interfaces.OrderBy(i => i.NetworkInterfaceId, StringComparer.Ordinal)]);

    static IEnumerable<AwsRequest<Ec2.DescribeSecurityGroupsResponse>> Rules(IReadOnlyList<string> groups) =>
        new[] { "ip-permission.group-id", "egress.ip-permission.group-id" }
            .Select(f => Ec2Api.DescribeSecurityGroups(new() { Filters = [Ec2Filter.Of(f, groups)] }));

    static AwsRequest<Ec2.DescribeNetworkInterfacesResponse> Within(IReadOnlyList<string> groups) =>
        Ec2Api.DescribeNetworkInterfaces(new() { Filters = [Ec2Filter.Of("group-id", groups)] });
}
