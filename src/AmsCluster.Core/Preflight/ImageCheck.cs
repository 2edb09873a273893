using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>
/// Warns of a public image that does not come from AWS Marketplace, such as plain Ubuntu: nodes without Ant Media Server never
/// join. Images of the account's own, and images that are shared with it, are the user's business.
/// </summary>
internal static class ImageCheck
{
    public static Task<IEnumerable<Finding>> Run(PreflightContext context) => Task.FromResult(
        from image in context.Touched<LaunchTemplate>().Count > 0 ? context.All<AmsImage>().Select(context.State.Of) : []
        where image is { Public: true, ImageOwnerAlias: not "aws-marketplace" } && !AmsImage.IsPublished(image)
        select PreflightContext.Warning("AmsImageUnknown", "image.id",
            $"The image {image.ImageId} ({image.Name}) is public and not from AWS Marketplace. Nodes need Ant Media Server "
                + "in /usr/local/antmedia.",
            "Remove image.id to use the image of AWS Marketplace, or name an image that you made from it."));
}
