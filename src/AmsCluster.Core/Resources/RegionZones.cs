namespace AmsCluster.Resources;

/// <summary>The zones of the Region, from which open ones are chosen when a VPC is made.</summary>
internal sealed class RegionZones(string region) : Given<RegionZones.List>(region)
{
    /// <summary>The names of the Availability Zones that are available.</summary>
    internal sealed record List(IReadOnlyList<string> Names);

    public override string Kind => "availability zones";

    public override Finding Absent => new(FindingLevel.Error, "AmsRegionUnknown", "region", $"Region {Name} has no zones for this account.",
        "Look at the Regions with: aws ec2 describe-regions --all-regions.");

    protected override async Task<List?> Find(Reader reader)
    {
        var zones = await reader.Send(new Ec2.DescribeAvailabilityZones { Filters = [new("zone-type", "availability-zone"), new("state", "available")] });
        return new([.. zones.AvailabilityZones.Select(z => z.ZoneName!)]);
    }

    protected override string IdOf(List actual) => Name;
}
