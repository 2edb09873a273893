namespace AmsCluster.Resources;

/// <summary>The zones of the Region, from which open ones are chosen when a VPC is made.</summary>
internal sealed class RegionZones(string region, InstanceTypes types) : Given<RegionZones.List>(region)
{
    /// <summary>The Availability Zones that are available.</summary>
    /// <param name="Names">All of them.</param>
    /// <param name="ForNodes">Those that offer all instance types of a new cluster; of an existing one it is not asked.</param>
    internal sealed record List(IReadOnlyList<string> Names, IReadOnlySet<string> ForNodes);

    public override string Kind => "availability zones";

    public override Finding Absent => new(FindingLevel.Error, "AmsRegionUnknown", "region", $"Region {Name} has no zones for this account.",
        "Look at the Regions with: aws ec2 describe-regions --all-regions.");

    protected override async Task<List?> Find(Reader reader)
    {
        var asked = reader.Send(Ec2Api.DescribeAvailabilityZones(new() { Filters = [Ec2Filter.Of("zone-type", "availability-zone"), Ec2Filter.Of("state", "available")] }));
        var offered = await Trace.IsThere(reader) ? null : await types.Zones(reader);
        var names = (await asked).AvailabilityZones.Select(z => z.ZoneName!).ToList();
        return new(names, names.Where(n => offered is null || types.AreIn(offered, n)).ToHashSet(StringComparer.Ordinal));
    }

    protected override string IdOf(List actual) => Name;
}
