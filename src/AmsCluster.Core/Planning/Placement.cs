using AmsCluster.Resources;

namespace AmsCluster.Planning;

/// <summary>
/// The subnets of a VPC that were chosen for a cluster, as its record keeps them. A subnet never moves to another zone or VPC,
/// so that AWS need not be asked for them again as long as the spec asks for the same network.
/// </summary>
internal sealed record Placement(string VpcId, IReadOnlyList<(string Zone, string SubnetId)> Subnets)
{
    /// <summary>The greatest size in bytes: an id and six subnets with their zones, and room to spare.</summary>
    public const int Longest = 392;

    const string Key = "placed: ";

    /// <summary>What a document of the record says; null when it says something else.</summary>
    public static Placement? Parse(string document)
    {
        if (!document.StartsWith(Key, StringComparison.Ordinal)) return null;
        var words = document[Key.Length..].Trim().Split(' ');
        var subnets = words[1..].Select(w => w.Split('=')).ToList();
        return subnets.TrueForAll(s => s.Length == 2) ? new(words[0], [.. subnets.Select(s => (s[0], s[1]))]) : null;
    }

    /// <summary>What was chosen; null where the subnets are named, made, or not all looked for.</summary>
    public static Placement? Of(Topology topology, State state)
    {
        var given = topology.All<GivenSubnet>().Where(s => s.Wanted).ToList();
        var found = given.Select(state.Of).OfType<Ec2.Subnet>().ToList();
        return given.Count == 0 || found.Count != given[0].Slots || topology.All<NamedSubnet>().Any() ? null
            : new(found[0].VpcId!, [.. found.Select(s => (s.AvailabilityZone!, s.SubnetId!))]);
    }

    /// <summary>The subnets, with no more than is kept of them.</summary>
    public IReadOnlyList<Ec2.Subnet> Found => [.. Subnets.Select(s => new Ec2.Subnet { SubnetId = s.SubnetId, AvailabilityZone = s.Zone, VpcId = VpcId })];

    /// <summary>The document.</summary>
    public string Text => $"{Key}{VpcId} {string.Join(' ', Subnets.Select(s => $"{s.Zone}={s.SubnetId}"))}\n";
}
