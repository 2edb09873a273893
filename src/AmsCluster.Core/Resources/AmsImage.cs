using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>
/// The image that AMS nodes start from: the one that the spec pins, else the one that the cluster has,
/// else the newest of AWS Marketplace. A newer image is never taken up by the way; that is an upgrade.
/// </summary>
internal sealed class AmsImage(string? pinned, Func<Reader, Task<Ec2.Image?>> current) : Given<Ec2.Image>(pinned ?? "AMS Enterprise"), IPublished
{
    // The product code of "Ant Media Server Enterprise", and the names of its images: ant-media/Scripts, antmedia-aws-autoscale-template.yaml.
    const string ProductCode = "4wh7rhpic3wfwamyp5905tsbt";
    const string Series = "AntMedia-AWS-Marketplace-EE-";
    const string Marketplace = "aws-marketplace";

    public override string Kind => "image";

    public bool IsLookedFor => Wanted && pinned is null;

    public string Publisher => Marketplace;

    public string NamePattern => $"{Series}*";

    /// <summary>Asks for all images of the publisher.</summary>
    public static AwsRequest<Ec2.DescribeImagesResponse> Published => Ec2Api.DescribeImages(new()
    {
        Owners = [Marketplace],
        Filters = [Ec2Filter.Of("name", $"{Series}*"), Ec2Filter.Of("state", "available")],
    });

    /// <summary>Whether an image is the publisher's.</summary>
    public static bool IsPublished(Ec2.Image image) => image.ProductCodes.Any(c => c.ProductCodeId == ProductCode);

    /// <summary>The newest of some images that a cluster would take by itself.</summary>
    public static Ec2.Image? NewestOf(IEnumerable<Ec2.Image> images) => Images.NewestOf(images.Where(Suits));

    public override Finding Absent => new(FindingLevel.Error, "AmsImageNotFound", "image.id",
        pinned is null ? "AWS Marketplace shows no Ant Media Server Enterprise image in this Region." : $"There is no image {pinned} in this Region that this account may use.",
        pinned is null ? "Choose another region, or name an image of your own in image.id." : "Image ids differ between Regions; look at them with: aws ec2 describe-images.");

    protected override async Task<Ec2.Image?> Find(Reader reader)
    {
        if (pinned is not null) return await Images.ById(reader, pinned);
        if (await current(reader) is not { } image) return await Images.Newest(reader, Suits);

        // An image that is no longer offered still starts nodes for those who have it.
        var isKnown = !Wanted || Images.RootGiB(image) is not null;
        return isKnown ? image : await Images.ById(reader, image.ImageId!) ?? image;
    }

    protected override string IdOf(Ec2.Image actual) => actual.ImageId!;

    static bool Suits(Ec2.Image image) => IsPublished(image) && image.Architecture == "x86_64";
}
