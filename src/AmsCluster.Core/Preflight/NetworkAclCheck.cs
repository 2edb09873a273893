using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>
/// Warns of network ACLs that deny what the cluster and its clients need, see <see cref="AclFlows"/>.
/// </summary>
internal static class NetworkAclCheck
{
    public static async Task<IEnumerable<Finding>> Run(PreflightContext context, string vpc, IReadOnlyList<string> subnets)
    {
        var (isSecure, hasRtmp) = (context.Spec.LoadBalancer.Certificate is not null, context.Spec.Rtmp);
        var acls = await VpcFacts.NetworkAcls(context.Reader, vpc);
        return from acl in acls
               where acl.Associations.Any(a => subnets.Contains(a.SubnetId))
               let denied = AclFlows.Denied(acl, isSecure, hasRtmp)
               where denied.Count > 0
               select PreflightContext.Warning("AmsNetworkAclDenies", "network",
                   $"Network ACL {acl.NetworkAclId} denies {string.Join(", ", denied)}.",
                   $"Add rules that allow them for {AclPorts.Everywhere}, with lower numbers than the rules that deny them.");
    }
}
