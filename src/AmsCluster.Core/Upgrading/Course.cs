using AmsCluster.Aws;
using AmsCluster.Resources;

namespace AmsCluster.Upgrading;

/// <summary>Where an upgrade goes: to the image that is named, to the newest, to the one before, or on to where one that was cut short was going.</summary>
/// <param name="To">The image.</param>
/// <param name="IsBack">Whether it goes back.</param>
/// <param name="Note">The upgrade that is under way already; null for none.</param>
internal sealed record Course(string To, bool IsBack, UpgradeNote? Note)
{
    public static async Task<Course> Of(AwsConnection aws, ClusterRecord record, UpgradeOptions options, CancellationToken stop)
    {
        if (record.Upgrade is { } note) return On(note, record.Cluster, options);
        if (options.ImageId is { } named) return new(named, false, null);
        var template = record.Adopted.NameOf(Kinds.LaunchTemplate, $"{record.Cluster}-origin");
        return options.Rollback
            ? new(await Earlier(aws, record.Cluster, template, stop), true, null)
            : new(await Newest(aws, record.Cluster, template, stop), false, null);
    }

    static Course On(UpgradeNote note, string cluster, UpgradeOptions options)
    {
        if (options.Rollback || note.Back is not null)
            return new(note.From, true, note.Back is null ? note with { Back = "it was asked for" } : note);
        if (options.ImageId is { } named && named != note.To)
        {
            throw new AmsException("AmsUpgradeUnfinished", $"{note.Sentence} One to {named} cannot begin before that.",
                $"Finish it: amscluster upgrade {cluster}. Or go back first: amscluster upgrade {cluster} --rollback.");
        }

        return new(note.To, false, note);
    }

    // AWS keeps all versions of a launch template: the newest that has another image than the last tells what was before.
    static async Task<string> Earlier(AwsConnection aws, string cluster, string template, CancellationToken stop)
    {
        var versions = await Versions(aws, cluster, new() { LaunchTemplateName = template }, stop);
        var images = versions.OrderByDescending(v => v.VersionNumber).Select(v => v.LaunchTemplateData?.ImageId).OfType<string>().ToList();
        return images.FirstOrDefault(i => i != images[0]) ?? throw new AmsException("AmsUpgradeNoEarlier", $"The launch template {template} has had no other image than {images.FirstOrDefault()}.",
            "Name the image for the nodes with --image.");
    }

    static async Task<string> Newest(AwsConnection aws, string cluster, string template, CancellationToken stop)
    {
        var latest = (await Versions(aws, cluster, new() { LaunchTemplateName = template, Versions = ["$Latest"] }, stop)).FirstOrDefault()?.LaunchTemplateData?.ImageId;
        var (current, published) = (Described(aws, [latest ?? ""], stop), aws.SendAll(AmsImage.Published, r => r.Images, stop));
        await Task.WhenAll(current, published);

        // Whoever runs an image of their own has put something into it that the publisher's has not.
        if ((await current).FirstOrDefault() is { } image && !AmsImage.IsPublished(image))
        {
            throw new AmsException("AmsUpgradeOwnImage", $"Cluster {cluster} runs the image {latest} ({image.Name}), which is not the publisher's: the publisher's newest is no newer one of it.",
                "Name the new image with --image.");
        }

        return AmsImage.NewestOf(await published)?.ImageId ?? throw new AmsException("AmsImageNotFound", "AWS Marketplace shows no Ant Media Server Enterprise image in this Region.", "Name an image of your own with --image.");
    }

    /// <summary>What EC2 says of images; those that are gone are not among them.</summary>
    public static Task<IReadOnlyList<Ec2.Image>> Described(AwsConnection aws, IReadOnlyList<string> ids, CancellationToken stop) =>
        aws.SendAll(Ec2Api.DescribeImages(new() { Filters = [Ec2Filter.Of("image-id", ids)], IncludeDeprecated = true }), r => r.Images, stop);

    static async Task<IReadOnlyList<Ec2.LaunchTemplateVersion>> Versions(AwsConnection aws, string cluster, Ec2.DescribeLaunchTemplateVersionsRequest request, CancellationToken stop)
    {
        try
        {
            return await aws.SendAll(
                Ec2Api.DescribeLaunchTemplateVersions(request), r => r.LaunchTemplateVersions, stop);
        }
        catch (AwsException e) when (AwsCodes.NotFound(e))
        {
            throw new AmsException("AmsClusterIncomplete", $"Cluster {cluster} is not whole: the launch template {request.LaunchTemplateName} is not there.", $"Make it whole first: amscluster apply {cluster}.", e.RequestId, e);
        }
    }
}
