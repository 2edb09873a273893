namespace AmsCluster.Resources;

/// <summary>What AWS says of the instance types of a cluster: asked for all of them at once, and once.</summary>
internal sealed class InstanceTypes(IReadOnlyList<string> names)
{
    /// <summary>The types that a spec names.</summary>
    public static InstanceTypes Of(ClusterSpec spec) =>
        new([.. new[] { spec.Mongo.Uri is null ? spec.Mongo.InstanceType : null, spec.Origin.InstanceType, spec.Edge.InstanceType }.OfType<string>().Distinct(StringComparer.Ordinal)]);

    /// <summary>The processor architectures of each type, for example <c>x86_64</c>. A type that AWS does not know is not among them.</summary>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> Architectures(Reader reader) => reader.Once<IReadOnlyDictionary<string, IReadOnlyList<string>>>("instance types", async () =>
    {
        // One unknown type spoils the whole question: then each is asked for alone.
        var all = await Ask(reader, names);
        var answers = all is not null || names.Count == 1 ? [all] : await Task.WhenAll(names.Select(name => Ask(reader, [name])));
        return answers.OfType<Ec2.DescribeInstanceTypesResponse>().SelectMany(a => a.InstanceTypes)
            .ToDictionary(
                t => t.InstanceType.Value,
                t => (IReadOnlyList<string>)(t.ProcessorInfo?.SupportedArchitectures ?? []),
                StringComparer.Ordinal);
    });

    /// <summary>The zones that offer each type.</summary>
    public Task<ILookup<string, string>> Zones(Reader reader) => reader.Once("instance type offerings", async () =>
    {
        var offered = await reader.SendAll(Ec2Api.DescribeInstanceTypeOfferings(new() { LocationType = "availability-zone", Filters = [Ec2Filter.Of("instance-type", names)] }), r => r.InstanceTypeOfferings);
        return offered.ToLookup(o => o.InstanceType.Value, o => o.Location!, StringComparer.Ordinal);
    });

    /// <summary>Whether a zone offers all of the types.</summary>
    /// <param name="zones">What <see cref="Zones"/> has answered.</param>
    /// <param name="zone">The zone.</param>
    public bool AreIn(ILookup<string, string> zones, string zone) => names.All(name => zones[name].Contains(zone));

    /// <summary>The Availability Zones that offer all of the types, by name.</summary>
    /// <param name="zones">What <see cref="Zones"/> has answered.</param>
    public IReadOnlyList<string> Together(ILookup<string, string> zones) => [.. zones[names[0]]
        .Where(zone => ZoneSlots.IsAvailabilityZone(zone) && AreIn(zones, zone))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The names of the types with the zones that offer each, as text.</summary>
    /// <param name="zones">What <see cref="Zones"/> has answered.</param>
    public string Listed(ILookup<string, string> zones) => string.Join("; ", names.Select(name =>
        $"{name} is in {string.Join(", ", zones[name].Order(StringComparer.Ordinal).DefaultIfEmpty("no zone"))}"));

    static Task<Ec2.DescribeInstanceTypesResponse?> Ask(Reader reader, IReadOnlyList<string> types) => reader.SendOrNothing(Ec2Api.DescribeInstanceTypes(new() { InstanceTypes = [.. types] }));
}
