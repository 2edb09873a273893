using System.Net;
using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>
/// Warns of network ACLs that deny what the cluster, its parts and its clients need, see <see cref="AclFlows"/>.
/// </summary>
internal static class NetworkAclCheck
{
    public static async Task<IEnumerable<Finding>> Run(PreflightContext context, string vpc, IReadOnlyList<Resource<Ec2.Subnet>> subnets)
    {
        var ids = subnets.Select(context.State.Id).ToList();
        var acls = (await VpcFacts.NetworkAcls(context.Reader, vpc))
            .Where(acl => acl.Associations.Any(a => ids.Contains(a.SubnetId))).ToList();
        var blocks = await Blocks(context, acls.Exists(AclPorts.AreForSome) ? subnets : []);
        return from acl in acls
               let denied = Denied(context.Spec, acl, blocks)
               where denied.Count > 0
               select PreflightContext.Warning("AmsNetworkAclDenies", "network",
                   $"Network ACL {acl.NetworkAclId} denies {string.Join(", ", denied)}.",
                   "Add rules that allow them, with lower numbers than the rules that deny them.");
    }

    static IReadOnlyList<string> Denied(ClusterSpec spec, Ec2.NetworkAcl acl, IReadOnlyDictionary<string, IPNetwork> blocks)
    {
        // A rule for every address treats every subnet alike.
        IEnumerable<IPNetwork> others = AclPorts.AreForSome(acl) ? blocks.Where(b => !IsOnly(acl, b.Key)).Select(b => b.Value)
            : [IPNetwork.Parse(AclPorts.Everywhere)];
        return AclFlows.Denied(acl, spec.LoadBalancer.Certificate is not null, spec.Rtmp, others);
    }

    // Within a subnet, no network ACL applies.
    static bool IsOnly(Ec2.NetworkAcl acl, string subnet) => acl.Associations.All(a => a.SubnetId == subnet);

    static async Task<IReadOnlyDictionary<string, IPNetwork>> Blocks(PreflightContext context, IEnumerable<Resource<Ec2.Subnet>> subnets) =>
        (await SubnetCheck.Described(context.State, context.Reader, subnets)).Values
            .ToDictionary(s => s.SubnetId, s => IPNetwork.Parse(s.CidrBlock), StringComparer.Ordinal);
}
