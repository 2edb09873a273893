namespace AmsCluster.Resources;

/// <summary>How images are looked up.</summary>
internal static class Images
{
    /// <summary>The device that Ubuntu's images, and AMS's with them, boot from; used where the image itself was not looked at.</summary>
    public const string UsualRootDevice = "/dev/sda1";

    public static async Task<Ec2.Image?> ById(Reader reader, string id) =>
        (await reader.SendOrNull(new Ec2.DescribeImages { ImageIds = [id] }))?.Images.FirstOrDefault();

    public static async Task<Ec2.Image?> Newest(Reader reader, Ec2.DescribeImages question) =>
        (await reader.SendAll(question, r => r.Images)).OrderByDescending(i => i.CreationDate, StringComparer.Ordinal).ThenBy(i => i.ImageId, StringComparer.Ordinal).FirstOrDefault();
}
