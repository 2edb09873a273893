using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>Whether the subnets have room, and let clients reach the nodes.</summary>
internal static class SubnetCheck
{
    // What a load balancer needs free in each of its subnets (Elastic Load Balancing, Application Load Balancers, Subnets).
    const int LoadBalancerAddresses = 8;

    public static Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        var groups = context.Touched<AutoScalingGroup>();
        var nodes = groups.SelectMany(g => g.Subnets).Distinct().ToList();
        var balancers = context.Touched<Balancer>().SelectMany(b => b.Subnets).Distinct().ToList();
        var (least, most) = (context.Spec.Origin.MinSize + context.Spec.Edge.MinSize + 1, context.Spec.Origin.MaxSize + context.Spec.Edge.MaxSize + 1);
        var findings = new List<Finding>();

        // A subnet of the cluster's own is set right by the plan itself.
        foreach (var subnet in nodes.OfType<GivenSubnet>().Select(context.State.Of).OfType<Ec2.Subnet>())
        {
            if (subnet.MapPublicIpOnLaunch is false)
            {
                findings.Add(PreflightContext.Error("AmsSubnetNotPublic", "network", $"Subnet {subnet.SubnetId} gives no public addresses; WebRTC media goes from clients to the nodes directly.",
                    "Choose a public subnet's zone, or turn on auto-assignment of public IPv4 addresses for it."));
            }
        }

        var free = nodes.Select(context.State.Of).OfType<Ec2.Subnet>().Sum(s => s.AvailableIpAddressCount ?? 0);
        if (nodes.TrueForAll(context.State.Has) && nodes.Count > 0 && free < most)
        {
            var what = $"The nodes' subnets have {free} free addresses; {least} are needed at once and {most} at most.";
            findings.Add(free < least
                ? PreflightContext.Error("AmsSubnetFull", "network", what, "Use other zones or a larger subnet.")
                : PreflightContext.Warning("AmsSubnetSmall", "network", what, "Scaling will stop at the free addresses: use more zones or a larger subnet."));
        }

        findings.AddRange(balancers.Select(context.State.Of).OfType<Ec2.Subnet>().Where(s => s.AvailableIpAddressCount < LoadBalancerAddresses).Select(s => PreflightContext.Error(
            "AmsSubnetFull", "network.loadBalancerZones", $"Subnet {s.SubnetId} has {s.AvailableIpAddressCount} free addresses; a load balancer needs {LoadBalancerAddresses}.", "Use another zone.")));
        return Task.FromResult<IEnumerable<Finding>>(findings);
    }
}
