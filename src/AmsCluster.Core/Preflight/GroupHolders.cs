using AmsCluster.Aws;
using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>What of others uses a security group that a plan deletes: rules of their groups, and their network interfaces.</summary>
internal static class GroupHolders
{
    const string GroupTag = "aws:autoscaling:groupName";

    public static async Task<IEnumerable<Finding>> Find(PreflightContext context)
    {
        var going = context.Planned<SecurityGroup>(ChangeAction.Delete).Where(context.State.Has).ToDictionary(context.State.Id, StringComparer.Ordinal);
        if (going.Count == 0) return [];
        var uses = await GroupUses.Of(context.Reader, [.. going.Keys]);
        var foreign = await Foreign(context, uses.Interfaces);
        var rules = from other in uses.Naming
                    where !context.IsOurs<SecurityGroup>(other.GroupId!, other.Tags.AsTags())
                    from permission in other.IpPermissions.Concat(other.IpPermissionsEgress)
                    from pair in permission.UserIdGroupPairs
                    where going.ContainsKey(pair.GroupId ?? "")
                    select RemovalCheck.Held(context, going[pair.GroupId!], GroupUses.Text(other),
                        $"Remove the rule: aws ec2 describe-security-group-rules --filters Name=group-id,Values={other.GroupId}, "
                        + "then aws ec2 revoke-security-group-ingress or -egress.");
        var interfaces = from found in foreign
                         from member in found.Groups
                         where going.ContainsKey(member.GroupId ?? "")
                         select RemovalCheck.Held(context, going[member.GroupId!], GroupUses.Text(found), "Give it other security groups, or delete it.");
        return rules.Concat(interfaces).DistinctBy(f => f.Message);
    }

    /// <summary>The network interfaces that are not the cluster's.</summary>
    public static async Task<IReadOnlyList<Ec2.NetworkInterface>> Foreign(PreflightContext context, IReadOnlyList<Ec2.NetworkInterface> interfaces)
    {
        var known = Instances(context).ToHashSet(StringComparer.Ordinal);
        var others = interfaces.Where(i => !IsOfBalancer(i, context) && !known.Contains(i.Attachment?.InstanceId ?? "")).ToList();
        var ids = others.Select(i => i.Attachment?.InstanceId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count == 0) return others;

        // Instances that the cluster's groups or another run have just launched, or end: the tags of a copied launch template alone
        // do not make one the cluster's.
        var found = await context.Reader.SendAll(Ec2Api.DescribeInstances(new() { Filters = [Ec2Filter.Of("instance-id", ids)] }), r => r.Reservations);
        var groups = context.Every<AutoScalingGroup>().Select(g => g.Name).ToHashSet(StringComparer.Ordinal);
        var leaving = found.SelectMany(r => r.Instances)
            .Where(i => i.State?.Name?.Value is "shutting-down" or "terminated" || context.IsOurs<MongoInstance>(i.InstanceId!, i.Tags.AsTags())
                || i.Tags.Any(t => t.Key == GroupTag && groups.Contains(t.Value ?? "")))
            .Select(i => i.InstanceId!).ToHashSet(StringComparer.Ordinal);
        return [.. others.Where(i => !leaving.Contains(i.Attachment?.InstanceId ?? ""))];
    }

    // A load balancer describes its interfaces.
    static bool IsOfBalancer(Ec2.NetworkInterface found, PreflightContext context)
    {
        var description = found.Description ?? "";
        return context.Every<Balancer>().Any(b => description.StartsWith($"ELB app/{b.Name}/", StringComparison.Ordinal)
            || description.StartsWith($"ELB net/{b.Name}/", StringComparison.Ordinal));
    }

    static IEnumerable<string> Instances(PreflightContext context)
    {
        var nodes = context.Every<AutoScalingGroup>().SelectMany(g => context.State.Of(g)?.Instances ?? []).Select(i => i.InstanceId);
        return nodes.Concat(context.Every<MongoInstance>().Select(m => context.State.Of(m)?.Instance.InstanceId)).OfType<string>();
    }
}
