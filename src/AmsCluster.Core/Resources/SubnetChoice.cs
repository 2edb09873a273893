namespace AmsCluster.Resources;

/// <summary>
/// Chooses the subnets of an existing VPC for a cluster. Subnets that the spec names come first. Of the others, one that fits
/// comes before one that does not; among equals the zones go by name.
/// </summary>
internal sealed class SubnetChoice(GivenVpc vpc, IReadOnlyList<NamedSubnet> named, ZoneSlots slots, InstanceTypes types)
{
    /// <summary>The subnet of each slot; null where the VPC has none.</summary>
    public async Task<IReadOnlyList<Ec2.Subnet?>> Of(Reader reader) => (await Chosen(reader)).Subnets;

    /// <summary>Why each unfit subnet that the spec does not name is unfit, by its id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Flaws(Reader reader) => (await Chosen(reader)).Flaws;

    Task<Choice> Chosen(Reader reader) => reader.Once($"choice of subnets in {vpc.Name}", () => Choose(reader));

    async Task<Choice> Choose(Reader reader)
    {
        var subnets = await vpc.Subnets(reader);
        var preferred = named.Select(n => subnets.FirstOrDefault(s => s.SubnetId == n.Name)).OfType<Ec2.Subnet>().ToList();
        var isRecorded = subnets.All(s => s.AvailableIpAddressCount is null);
        var (flaws, offered) = isRecorded || subnets.Count == 0 ? ([], null) : await Facts(reader, subnets);
        preferred.ForEach(s => flaws.Remove(s.SubnetId!));

        bool IsFit(Ec2.Subnet subnet) => !flaws.ContainsKey(subnet.SubnetId!);
        bool Fits(string zone, int slot) => subnets.Any(s => s.AvailabilityZone == zone && IsFit(s))
            && (slot >= slots.NodeCount || offered is null || types.AreIn(offered, zone));
        var zones = slots.Assign(preferred.Select(s => s.AvailabilityZone!), subnets.Select(s => s.AvailabilityZone!), Fits);
        return new([.. zones.Select(z => z is null ? null : preferred.Find(s => s.AvailabilityZone == z) ?? Best(z))], flaws);

        Ec2.Subnet? Best(string zone) => subnets.Where(s => s.AvailabilityZone == zone)
            .OrderByDescending(IsFit).ThenByDescending(s => s.DefaultForAz is true)
            .ThenByDescending(s => s.MapPublicIpOnLaunch is true).ThenBy(s => s.SubnetId, StringComparer.Ordinal).FirstOrDefault();
    }

    async Task<(Dictionary<string, string> Flaws, ILookup<string, string>? Offered)> Facts(
        Reader reader, IReadOnlyList<Ec2.Subnet> subnets)
    {
        var vpcId = subnets[0].VpcId!;
        var (asked, offered) = (VpcFacts.Ask(reader, vpcId), types.Zones(reader));
        await Task.WhenAll(asked, offered);
        var routes = await RoutesInForce.Of(reader, vpcId);
        var flaws = subnets.Select(s => (Id: s.SubnetId!, Flaw: Flaw(s, routes))).Where(s => s.Flaw is not null);
        return (flaws.ToDictionary(s => s.Id, s => s.Flaw!, StringComparer.Ordinal), await offered);
    }

    static string? Flaw(Ec2.Subnet subnet, RoutesInForce routes)
    {
        if (subnet.OutpostArn is { Length: > 0 }) return "is on an Outpost";
        if (!ZoneSlots.IsAvailabilityZone(subnet.AvailabilityZone!)) return "is not in an Availability Zone";
        if (!routes.LeadOut(subnet.SubnetId!)) return "has no route to an internet gateway";
        return subnet.AvailableIpAddressCount < Balancer.AddressesInSubnet
            ? $"has {subnet.AvailableIpAddressCount} free addresses" : null;
    }

    /// <summary>The subnet of each slot, and the flaws of those that do not fit.</summary>
    sealed record Choice(IReadOnlyList<Ec2.Subnet?> Subnets, IReadOnlyDictionary<string, string> Flaws);
}
