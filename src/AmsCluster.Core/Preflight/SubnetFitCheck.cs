using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>
/// Checks that a cluster does not start in a subnet that was chosen only because no other is left: one on an Outpost,
/// in a Local Zone or Wavelength Zone, or with IPv6 only. The finding says why no subnet of the VPC fits.
/// </summary>
internal static class SubnetFitCheck
{
    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        var groups = context.Touched<AutoScalingGroup>().SelectMany(g => g.Subnets);
        var chosen = groups.Concat(context.Touched<MongoInstance>().Select(m => m.Subnet))
            .Concat(context.Touched<Balancer>().SelectMany(b => b.Subnets)).OfType<GivenSubnet>().Where(context.State.Has).ToList();
        if (chosen.Count == 0) return [];
        var flaws = await chosen[0].Flaws(context.Reader);
        if (!chosen.Exists(s => IsElsewhere(context.State.Of(s)!) && flaws.ContainsKey(context.State.Id(s)))) return [];
        var all = string.Join("; ", flaws.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key} {f.Value}"));
        return
        [
            PreflightContext.Error("AmsSubnetUnfit", "network", $"The VPC has too few subnets that fit the cluster: {all}.",
                "Add a public subnet in an Availability Zone, or name the subnets to use in network.subnets."),
        ];
    }

    static bool IsElsewhere(Ec2.Subnet subnet) =>
        subnet.OutpostArn is { Length: > 0 } || subnet.Ipv6Native is true
        || !ZoneSlots.IsAvailabilityZone(subnet.AvailabilityZone!);
}
