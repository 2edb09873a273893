namespace AmsCluster.Resources;

/// <summary>How images are looked up.</summary>
internal static class Images
{
    /// <summary>The device that Ubuntu's images, and AMS's with them, boot from; used where the image itself was not looked at.</summary>
    public const string UsualRootDevice = "/dev/sda1";

    /// <summary>The size in GiB of the snapshot that the image's root disk is made from: no disk may be smaller. Null where it is not known.</summary>
    public static int? RootGiB(Ec2.Image? image)
    {
        var disks = image?.BlockDeviceMappings ?? [];
        return (disks.FirstOrDefault(d => d.DeviceName == image!.RootDeviceName) ?? disks.FirstOrDefault())?.Ebs?.VolumeSize;
    }

    public static async Task<Ec2.Image?> ById(Reader reader, string id) =>
        (await reader.SendOrNull(Ec2Api.DescribeImages(new() { ImageIds = [id] })))?.Images.FirstOrDefault();

    /// <summary>The newest of the images that suit, among those of all publishers whose images the cluster needs: they are asked for in one call.</summary>
    public static async Task<Ec2.Image?> Newest(Reader reader, Func<Ec2.Image, bool> suits)
    {
        var all = await reader.Once("published images", () => Published(reader));
        return NewestOf(all.Where(suits));
    }

    /// <summary>The newest of some images.</summary>
    public static Ec2.Image? NewestOf(IEnumerable<Ec2.Image> images) =>
        images.OrderByDescending(i => i.CreationDate, StringComparer.Ordinal).ThenBy(i => i.ImageId, StringComparer.Ordinal).FirstOrDefault();

    static Task<IReadOnlyList<Ec2.Image>> Published(Reader reader)
    {
        var sources = reader.All<IPublished>().Where(p => p.IsLookedFor).ToList();
        return reader.SendAll(
            Ec2Api.DescribeImages(new() { Owners = sources.ConvertAll(s => s.Publisher), Filters = [Ec2Filter.Of("name", sources.ConvertAll(s => s.NamePattern)), Ec2Filter.Of("state", "available")] }),
            r => r.Images);
    }
}

/// <summary>An image that somebody publishes anew from time to time.</summary>
internal interface IPublished
{
    /// <summary>Whether it is not pinned.</summary>
    bool IsLookedFor { get; }

    /// <summary>The account, or AWS's alias of it.</summary>
    string Publisher { get; }

    /// <summary>The names of its images.</summary>
    string NamePattern { get; }
}
