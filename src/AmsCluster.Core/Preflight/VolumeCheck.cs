using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>Whether the root disks hold the snapshots of their images: EC2 launches nothing on a smaller one (InvalidBlockDeviceMapping).</summary>
internal static class VolumeCheck
{
    const string Code = "AmsVolumeTooSmall";

    public static Task<IEnumerable<Finding>> Run(PreflightContext context) => Task.FromResult(Findings(context));

    /// <summary>Whether the newest version of a template, as it is now, can launch nodes.</summary>
    public static IEnumerable<Finding> Launches(LaunchTemplate template, State state, string cluster)
    {
        var data = state.Of(template)?.Data;
        var size = data?.BlockDeviceMappings.FirstOrDefault()?.Ebs?.VolumeSize;
        if (data?.ImageId != state.Id(template.Image) || template.ImageGiB(state) is not { } least || size >= least) yield break;
        yield return PreflightContext.Error(Code, template.Name,
            $"Launch template {template.Name} gives new nodes a root disk of {size} GiB, but the snapshot of image {data!.ImageId} has {least} GiB: EC2 launches no node.",
            $"Update the launch template first: amscluster apply {cluster}.");
    }

    static IEnumerable<Finding> Findings(PreflightContext context)
    {
        foreach (var template in context.Touched<LaunchTemplate>())
        {
            var size = context.Spec.Group(template.Role).VolumeGiB;
            if (size < template.ImageGiB(context.State))
                yield return TooSmall($"{template.Role.ToString().ToLowerInvariant()}.volumeGiB", size.Value, template.ImageGiB(context.State)!.Value, context.State.Id(template.Image));
        }
    }

    static Finding TooSmall(string key, int size, int least, string image) => PreflightContext.Error(Code, key,
        $"{key} is {size} GiB, but the root snapshot of image {image} has {least} GiB: EC2 launches no instance with a smaller volume.",
        $"Set {key} to {least} or more, or leave it out.");
}
