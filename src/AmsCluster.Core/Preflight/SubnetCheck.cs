using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>Checks that the subnets exist and have free addresses.</summary>
internal static class SubnetCheck
{
    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        var groups = context.Touched<AutoScalingGroup>();
        var nodes = groups.SelectMany(g => g.Subnets).Distinct().ToList();
        var balancers = context.Touched<Balancer>().SelectMany(b => b.Subnets).Distinct().ToList();
        var (least, most) = (context.Spec.Origin.MinSize + context.Spec.Edge.MinSize + 1, context.Spec.Origin.MaxSize + context.Spec.Edge.MaxSize + 1);
        var findings = new List<Finding>();
        var all = nodes.Concat(balancers).Concat(context.Touched<MongoInstance>().Select(m => m.Subnet)).Distinct().ToList();
        var known = await Described(context.State, context.Reader, all);
        findings.AddRange(all.Where(s => context.State.Has(s) && !known.ContainsKey(context.State.Id(s))).Select(s => PreflightContext.Error(
            "AmsSubnetNotFound", "network", $"Subnet {context.State.Id(s)}, which was chosen for the cluster, is gone.", "Name others in network.subnets, or other zones in network.nodeZone and network.loadBalancerZones.")));
        Ec2.Subnet? Of(Resource<Ec2.Subnet> subnet) => context.State.Has(subnet) ? known.GetValueOrDefault(context.State.Id(subnet)) : null;

        var free = nodes.Select(Of).OfType<Ec2.Subnet>().Sum(s => (long)(s.AvailableIpAddressCount ?? 0));
        if (nodes.TrueForAll(s => Of(s) is not null) && nodes.Count > 0 && free < most)
        {
            var what = $"The nodes' subnets have {free} free addresses; {least} are needed at once and {most} at most.";
            findings.Add(free < least
                ? PreflightContext.Error("AmsSubnetFull", "network", what, "Use other zones or a larger subnet.")
                : PreflightContext.Warning("AmsSubnetSmall", "network", what, "Scaling will stop at the free addresses: use more zones or a larger subnet."));
        }

        findings.AddRange(balancers.Select(Of).OfType<Ec2.Subnet>().Where(s => s.AvailableIpAddressCount < Balancer.AddressesInSubnet).Select(s => PreflightContext.Error(
            "AmsSubnetFull", "network.loadBalancerZones", $"Subnet {s.SubnetId} has {s.AvailableIpAddressCount} free addresses; a load balancer needs {Balancer.AddressesInSubnet}.", "Use another zone.")));
        return findings;
    }

    /// <summary>The subnets by their ids. Of those that the record has told only zone and id are known so far.</summary>
    internal static async Task<Dictionary<string, Ec2.Subnet>> Described(State state, Reader reader, IEnumerable<Resource<Ec2.Subnet>> resources)
    {
        var subnets = resources.Select(state.Of).OfType<Ec2.Subnet>().DistinctBy(s => s.SubnetId).ToList();
        var ids = subnets.Where(s => s.AvailableIpAddressCount is null).Select(s => s.SubnetId!).ToList();
        var looked = ids.Count == 0 ? [] : await reader.SendAll(Ec2Api.DescribeSubnets(new() { Filters = [Ec2Filter.Of("subnet-id", ids)] }), r => r.Subnets);
        return subnets.Where(s => s.AvailableIpAddressCount is not null).Concat(looked).ToDictionary(s => s.SubnetId!, StringComparer.Ordinal);
    }
}
