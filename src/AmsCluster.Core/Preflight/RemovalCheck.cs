using AmsCluster.Aws;
using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>
/// Checks that nothing of others keeps AWS from deleting what a plan deletes: it would be noticed only after nodes and DNS
/// records are gone.
/// </summary>
internal static class RemovalCheck
{
    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        var going = context.Planned<SecurityGroup>(ChangeAction.Delete).Where(context.State.Has).ToList();
        var vpc = context.Planned<Vpc>(ChangeAction.Delete).FirstOrDefault(context.State.Has);
        var found = await Task.WhenAll(
            going.Count == 0 ? Task.FromResult<IEnumerable<Finding>>([]) : Groups(context, going),
            vpc is null ? Task.FromResult<IEnumerable<Finding>>([]) : Within(context, vpc));
        return found.SelectMany(f => f);
    }

    static async Task<IEnumerable<Finding>> Groups(PreflightContext context, IReadOnlyList<SecurityGroup> going)
    {
        var ids = going.ToDictionary(context.State.Id, StringComparer.Ordinal);
        var uses = await GroupUses.Of(context.Reader, [.. ids.Keys]);
        var rules = from other in uses.Naming
                    where !other.Tags.Contains(new(Ownership.ClusterTag, context.State.Cluster))
                    from permission in other.IpPermissions.Concat(other.IpPermissionsEgress)
                    from pair in permission.UserIdGroupPairs
                    where ids.ContainsKey(pair.GroupId ?? "")
                    select Held(ids[pair.GroupId!], pair.GroupId!, GroupUses.Text(other),
                        $"Remove the rule: aws ec2 describe-security-group-rules --filters Name=group-id,Values={other.GroupId}, then aws ec2 revoke-security-group-ingress or -egress.");
        var interfaces = from found in uses.Interfaces
                         where !IsOurs(found, context)
                         from member in found.Groups
                         where ids.ContainsKey(member.GroupId ?? "")
                         select Held(ids[member.GroupId!], member.GroupId!, GroupUses.Text(found), "Give it other security groups, or delete it.");
        return rules.Concat(interfaces).DistinctBy(f => f.Message);
    }

    // The cluster's instances tag their interfaces; of adopted ones the instance is known. Load balancers describe theirs.
    static bool IsOurs(Ec2.NetworkInterface found, PreflightContext context)
    {
        if (found.TagSet.Contains(new(Ownership.ClusterTag, context.State.Cluster))) return true;
        if (found.Attachment?.InstanceId is { } instance) return Instances(context).Contains(instance);
        var description = found.Description ?? "";
        return context.Every<Balancer>().Any(b => description.StartsWith($"ELB app/{b.Name}/", StringComparison.Ordinal)
            || description.StartsWith($"ELB net/{b.Name}/", StringComparison.Ordinal));
    }

    static IEnumerable<string?> Instances(PreflightContext context)
    {
        var nodes = context.Every<AutoScalingGroup>().SelectMany(g => context.State.Of(g)?.Instances ?? []).Select(i => i.InstanceId);
        return nodes.Concat(context.Every<MongoInstance>().Select(m => context.State.Of(m)?.Instance.InstanceId));
    }

    static async Task<IEnumerable<Finding>> Within(PreflightContext context, Vpc vpc)
    {
        IReadOnlyList<Ec2.Filter> filters = [new("vpc-id", context.State.Id(vpc))];
        var ours = new Tag(Ownership.ClusterTag, context.State.Cluster);
        var (subnets, groups) = (context.Reader.SendAll(new Ec2.DescribeSubnets { Filters = filters }, r => r.Subnets),
            context.Reader.SendAll(new Ec2.DescribeSecurityGroups { Filters = filters }, r => r.SecurityGroups));
        var others = (await subnets).Where(s => !s.Tags.Contains(ours)).Select(s => $"subnet {s.SubnetId}")
            .Concat((await groups).Where(g => g.GroupName is not "default" && !g.Tags.Contains(ours)).Select(g => $"security group {g.GroupName} ({g.GroupId})"));
        return others.Select(other => PreflightContext.Error("AmsHeld", vpc.Name,
            $"{other} is in the VPC {vpc.Name} ({context.State.Id(vpc)}) and does not belong to the cluster. AWS deletes no VPC with something in it.",
            "Delete it or move it to another VPC, then run the same command again."));
    }

    static Finding Held(SecurityGroup group, string id, string holder, string advice) => PreflightContext.Error("AmsHeld", group.Name,
        $"The security group {group.Name} ({id}) is used by {holder}, which does not belong to the cluster. AWS would refuse to delete the group.", advice);
}
