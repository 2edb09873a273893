using AmsCluster.Spec.Rules;

namespace AmsCluster.Resources;

/// <summary>
/// The image of the MongoDB node: the one that the spec pins, else the one that the node has,
/// else Canonical's newest Ubuntu 24.04 for the architecture of the node's instance type.
/// </summary>
internal sealed class UbuntuImage(
    string? pinned, string region, string instanceType, InstanceTypes types, Func<Reader, Task<Ec2.Image?>> current)
    : Given<Ec2.Image>(pinned ?? "Ubuntu 24.04"), IPublished
{
    // Canonical's naming: ubuntu.com, "Find Ubuntu images on AWS".
    const string Series = "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-";

    // Canonical's accounts, one a partition: Ubuntu on AWS, "Ownership verification".
    static readonly Dictionary<string, string> Canonical = new(StringComparer.Ordinal)
    {
        ["aws"] = "099720109477",
        ["aws-us-gov"] = "513442679011",
        ["aws-cn"] = "837727238323",
    };

    readonly string? _canonical = Canonical.GetValueOrDefault(Partitions.Of(region));

    public override string Kind => "image";

    public bool IsLookedFor => Wanted && pinned is null && _canonical is not null;

    public string Publisher => _canonical ?? "";

    public string NamePattern => $"{Series}*-server-*";

    public override Finding Absent => new(
        FindingLevel.Error, "AmsImageNotFound", "mongo.imageId", Missing,
        "Name an Ubuntu 22.04 or 24.04 image in mongo.imageId.");

    string Missing => (pinned, _canonical) switch
    {
        (not null, _) => $"There is no image {pinned} in this Region that this account may use.",
        (_, null) =>
            $"Canonical's AWS account in the partition {Partitions.Of(region)} is not known: no image can be chosen.",
        _ => "Canonical shows no Ubuntu 24.04 image in this Region.",
    };

    protected override async Task<Ec2.Image?> Find(Reader reader)
    {
        if (pinned is not null) return await Images.ById(reader, pinned);
        if (await current(reader) is { } image) return image;
        if (_canonical is null) return null;

        // Both architectures are asked for, so that this does not wait for the instance type's.
        var architectures = types.Architectures(reader);
        bool Suits(Ec2.Image image, string architecture) =>
            image.OwnerId == _canonical
                && image.Name?.StartsWith($"{Series}{architecture}-", StringComparison.Ordinal) is true;
        var (intel, arm) = (Images.Newest(reader, i => Suits(i, "amd64")), Images.Newest(reader, i => Suits(i, "arm64")));
        return (await architectures).TryGetValue(instanceType, out var its) && its.Contains("arm64") ? await arm : await intel;
    }

    protected override string IdOf(Ec2.Image actual) => actual.ImageId!;
}
