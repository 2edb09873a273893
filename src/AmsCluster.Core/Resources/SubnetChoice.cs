namespace AmsCluster.Resources;

/// <summary>
/// Chooses the subnets of an existing VPC for a cluster. Subnets that the spec names come first. Of the others, one that fits
/// comes before one that does not; among equals the zones go by name.
/// </summary>
internal sealed class SubnetChoice(GivenVpc vpc, IReadOnlyList<NamedSubnet> named, ZoneSlots slots, InstanceTypes types)
{
    /// <summary>The subnet of each slot; null where the VPC has none.</summary>
    public Task<IReadOnlyList<Ec2.Subnet?>> Of(Reader reader) => reader.Once($"choice of subnets in {vpc.Name}", () => Choose(reader));

    async Task<IReadOnlyList<Ec2.Subnet?>> Choose(Reader reader)
    {
        var subnets = await vpc.Subnets(reader);
        var preferred = named.Select(n => subnets.FirstOrDefault(s => s.SubnetId == n.Name)).OfType<Ec2.Subnet>().ToList();
        var isRecorded = subnets.All(s => s.AvailableIpAddressCount is null);
        var (unfit, offered) = isRecorded || subnets.Count == 0 ? ([], null) : await Facts(reader, subnets);

        bool Fits(string zone, int slot) => subnets.Any(s => s.AvailabilityZone == zone && !unfit.Contains(s))
            && (slot >= slots.NodeCount || offered is null || types.AreIn(offered, zone));
        var zones = slots.Assign(preferred.Select(s => s.AvailabilityZone!), subnets.Select(s => s.AvailabilityZone!), Fits);
        return [.. zones.Select(zone => zone is null ? null : preferred.Find(s => s.AvailabilityZone == zone) ?? Best(zone))];

        Ec2.Subnet? Best(string zone) => subnets.Where(s => s.AvailabilityZone == zone)
            .OrderBy(s => unfit.Contains(s)).ThenByDescending(s => s.DefaultForAz is true)
            .ThenByDescending(s => s.MapPublicIpOnLaunch is true).ThenBy(s => s.SubnetId, StringComparer.Ordinal).FirstOrDefault();
    }

    async Task<(HashSet<Ec2.Subnet> Unfit, ILookup<string, string>? Offered)> Facts(Reader reader, IReadOnlyList<Ec2.Subnet> subnets)
    {
        var vpcId = subnets[0].VpcId!;
        var (asked, offered) = (VpcFacts.Ask(reader, vpcId), types.Zones(reader));
        await Task.WhenAll(asked, offered);
        var routes = await RoutesInForce.Of(reader, vpcId);
        return ([.. subnets.Where(s => !IsFit(s, routes))], await offered);
    }

    static bool IsFit(Ec2.Subnet subnet, RoutesInForce routes) =>
        subnet.OutpostArn is null && ZoneSlots.IsAvailabilityZone(subnet.AvailabilityZone!)
        && routes.LeadOut(subnet.SubnetId!) && subnet.AvailableIpAddressCount >= Balancer.AddressesInSubnet;
}
