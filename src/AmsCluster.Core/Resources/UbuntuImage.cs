namespace AmsCluster.Resources;

/// <summary>
/// The image of the MongoDB node: the one that the spec pins, else the one that the node has,
/// else Canonical's newest Ubuntu 24.04 for the architecture of the node's instance type.
/// </summary>
internal sealed class UbuntuImage(string? pinned, string instanceType, Func<Reader, Task<Ec2.Image?>> current) : Given<Ec2.Image>(pinned ?? "Ubuntu 24.04")
{
    // Canonical's account and naming: ubuntu.com, "Find Ubuntu images on AWS".
    const string Canonical = "099720109477";

    public override string Kind => "image";

    public override Finding Absent => new(FindingLevel.Error, "AmsImageNotFound", "mongo.imageId",
        pinned is null ? "Canonical shows no Ubuntu 24.04 image in this Region." : $"There is no image {pinned} in this Region that this account may use.",
        "Name an Ubuntu 22.04 or 24.04 image in mongo.imageId.");

    protected override async Task<Ec2.Image?> Find(Reader reader)
    {
        if (pinned is not null) return await Images.ById(reader, pinned);
        if (await current(reader) is { } image) return image;
        var architecture = (await InstanceTypes.Architectures(reader, instanceType)).Contains("arm64") ? "arm64" : "amd64";
        return await Images.Newest(reader, new()
        {
            Owners = [Canonical],
            Filters = [new("name", $"ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-{architecture}-server-*"), new("state", "available")],
        });
    }

    protected override string IdOf(Ec2.Image actual) => actual.ImageId!;
}
