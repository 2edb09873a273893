namespace AmsCluster.Resources;

/// <summary>
/// The image of the MongoDB node: the one that the spec pins, else the one that the node has,
/// else Canonical's newest Ubuntu 24.04 for the architecture of the node's instance type.
/// </summary>
internal sealed class UbuntuImage(string? pinned, string instanceType, InstanceTypes types, Func<Reader, Task<Ec2.Image?>> current)
    : Given<Ec2.Image>(pinned ?? "Ubuntu 24.04"), IPublished
{
    // Canonical's account and naming: ubuntu.com, "Find Ubuntu images on AWS".
    const string Canonical = "099720109477";

    const string Series = "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-";

    public override string Kind => "image";

    public bool IsLookedFor => Wanted && pinned is null;

    public string Publisher => Canonical;

    public string NamePattern => $"{Series}*-server-*";

    public override Finding Absent => new(FindingLevel.Error, "AmsImageNotFound", "mongo.imageId",
        pinned is null ? "Canonical shows no Ubuntu 24.04 image in this Region." : $"There is no image {pinned} in this Region that this account may use.",
        "Name an Ubuntu 22.04 or 24.04 image in mongo.imageId.");

    protected override async Task<Ec2.Image?> Find(Reader reader)
    {
        if (pinned is not null) return await Images.ById(reader, pinned);
        if (await current(reader) is { } image) return image;

        // Those of both architectures are asked for, so that it is not waited for what the type's is.
        var architectures = types.Architectures(reader);
        bool Suits(Ec2.Image image, string architecture) => image.OwnerId == Canonical && image.Name?.StartsWith($"{Series}{architecture}-", StringComparison.Ordinal) is true;
        var (intel, arm) = (Images.Newest(reader, i => Suits(i, "amd64")), Images.Newest(reader, i => Suits(i, "arm64")));
        return (await architectures).TryGetValue(instanceType, out var its) && its.Contains("arm64") ? await arm : await intel;
    }

    protected override string IdOf(Ec2.Image actual) => actual.ImageId!;
}
