namespace AmsCluster.Resources;

/// <summary>
/// Chooses the subnets of an existing VPC for a cluster. Subnets that the spec names come first. Of the others, one that fits
/// comes before one that is short of something, and that before one that does not fit. Equal zones go by name.
/// </summary>
internal sealed class SubnetChoice(GivenVpc vpc, IReadOnlyList<NamedSubnet> named, ZoneSlots slots, ClusterSpec spec)
{
    const int Fits = 0;
    const int IsShort = 1;
    const int IsUnfit = 2;

    readonly InstanceTypes _types = InstanceTypes.Of(spec);

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
        var facts = isRecorded || subnets.Count == 0 ? Facts.None : await Ask(reader, subnets);
        preferred.ForEach(s => facts.Flaws.Remove(s.SubnetId!));

        var zones = slots.Assign(
            preferred.Select(s => s.AvailabilityZone!), subnets.Select(s => s.AvailabilityZone!), ZoneRank);
        return new([.. zones.Select((zone, slot) => zone is null ? null : Named(zone) ?? Best(zone, slot))], facts.Flaws);

        int ZoneRank(string zone, int slot)
        {
            if (slot < slots.NodeCount && facts.Offered is { } offered && !_types.AreIn(offered, zone)) return IsUnfit;
            return subnets.Where(s => s.AvailabilityZone == zone).Min(s => Rank(s, slot, facts));
        }

        Ec2.Subnet? Named(string zone) => preferred.Find(s => s.AvailabilityZone == zone);

        Ec2.Subnet? Best(string zone, int slot) => subnets.Where(s => s.AvailabilityZone == zone)
            .OrderBy(s => Rank(s, slot, facts)).ThenByDescending(s => s.DefaultForAz is true)
            .ThenByDescending(s => s.MapPublicIpOnLaunch is true).ThenBy(s => s.SubnetId, StringComparer.Ordinal).FirstOrDefault();
    }

    int Rank(Ec2.Subnet subnet, int slot, Facts facts)
    {
        if (facts.Flaws.ContainsKey(subnet.SubnetId!)) return IsUnfit;
        var isShort = subnet.AvailableIpAddressCount < Addresses(slot) || facts.Closed.Contains(subnet.SubnetId!);
        return isShort ? IsShort : Fits;
    }

    // A load balancer may stand beside the nodes. The first subnet also has MongoDB; groups spread their nodes evenly.
    int Addresses(int slot)
    {
        if (slot >= slots.NodeCount) return Balancer.AddressesInSubnet;
        var nodes = (spec.Origin.MinSize + spec.Edge.MinSize + slots.NodeCount - 1) / slots.NodeCount;
        var mongo = slot == 0 && spec.Mongo.Uri is null ? 1 : 0;
        return Balancer.AddressesInSubnet + nodes + mongo;
    }

    async Task<Facts> Ask(Reader reader, IReadOnlyList<Ec2.Subnet> subnets)
    {
        var vpcId = subnets[0].VpcId!;
        var (asked, offered) = (VpcFacts.Ask(reader, vpcId), _types.Zones(reader));
        await Task.WhenAll(asked, offered);
        var routes = await RoutesInForce.Of(reader, vpcId);
        var flaws = subnets.Select(s => (Id: s.SubnetId!, Flaw: Flaw(s, routes))).Where(s => s.Flaw is not null);
        var closed = (await VpcFacts.NetworkAcls(reader, vpcId)).Where(AclFlows.Denies)
            .SelectMany(a => a.Associations).Select(a => a.SubnetId!).ToHashSet(StringComparer.Ordinal);
        return new(flaws.ToDictionary(s => s.Id, s => s.Flaw!, StringComparer.Ordinal), closed, await offered);
    }

    static string? Flaw(Ec2.Subnet subnet, RoutesInForce routes)
    {
        if (subnet.OutpostArn is { Length: > 0 }) return "is on an Outpost";
        if (!ZoneSlots.IsAvailabilityZone(subnet.AvailabilityZone!)) return "is not in an Availability Zone";
        if (subnet.Ipv6Native is true) return "has no IPv4 addresses";
        if (!routes.LeadOut(subnet.SubnetId!)) return "has no route to an internet gateway";
        return subnet.AvailableIpAddressCount < Balancer.AddressesInSubnet
            ? $"has {subnet.AvailableIpAddressCount} free addresses" : null;
    }

    /// <summary>The subnet of each slot, and the flaws of those that do not fit.</summary>
    sealed record Choice(IReadOnlyList<Ec2.Subnet?> Subnets, IReadOnlyDictionary<string, string> Flaws);

    /// <summary>What the choice is made from.</summary>
    /// <param name="Flaws">Why subnets do not fit, by their ids.</param>
    /// <param name="Closed">The subnets whose network ACL denies what nodes or load balancers need.</param>
    /// <param name="Offered">The zones that offer each instance type; null where it was not asked.</param>
    sealed record Facts(Dictionary<string, string> Flaws, IReadOnlySet<string> Closed, ILookup<string, string>? Offered)
    {
        public static Facts None => new([], new HashSet<string>(), null);
    }
}
