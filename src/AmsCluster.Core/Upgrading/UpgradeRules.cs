using System.Text.RegularExpressions;
using AmsCluster.Spec;

namespace AmsCluster.Upgrading;

/// <summary>What of an upgrade's options is refused before AWS is asked.</summary>
internal static partial class UpgradeRules
{
    /// <summary>Auto Scaling gives up a refresh after an hour of waiting for protected instances (RefreshPreferences, ScaleInProtectedInstances).</summary>
    public const int LongestDrain = 55;

    const int MostBakeMinutes = 2880;
    const int MostWarmupSeconds = 21600;

    /// <summary>The image of the file is the one that is meant, where none is named.</summary>
    public static UpgradeOptions With(UpgradeOptions options, ClusterSpec? file) => options.Rollback || file?.Image.Id is null ? options : options with { ImageId = options.ImageId ?? file.Image.Id };

    /// <exception cref="AmsException">A spec file changes more than the image.</exception>
    public static void RequireNothingElse(ClusterSpec? file, ClusterSpec recorded)
    {
        if (file is null || SpecComparer.Same(file with { Image = recorded.Image }, recorded, maskSecrets: true)) return;
        throw new AmsException("AmsUpgradeNotAlone", $"The spec file says more that is new for {recorded.Name} than another image. An upgrade changes the image and nothing else.",
            "Apply the file with the image that the cluster has, then upgrade. Or upgrade by the cluster's name, and apply the file afterwards with the new image.");
    }

    /// <exception cref="AmsException">An option breaks a rule.</exception>
    public static void Require(UpgradeOptions options)
    {
        if (options.ImageId is { } image && !ImageId().IsMatch(image)) throw Bad("image", $"{image} is no image id", "It is ami- and 8 or 17 digits, for example ami-0123456789abcdef0.");
        if (options is { ImageId: not null, Rollback: true }) throw Bad("image", "an image is named, and rollback goes back to the one before", "Say one of the two.");
        Within("max-healthy", options.MaxHealthyPercentage, 101, 200, "per cent");
        Within("bake", options.BakeMinutes, 0, MostBakeMinutes, "minutes");
        Within("drain", options.DrainMinutes, 0, LongestDrain, "minutes");
        if (options.WarmupSeconds is { } warmup) Within("warmup", warmup, 0, MostWarmupSeconds, "seconds");
    }

    static void Within(string name, int value, int least, int most, string unit)
    {
        if (value < least || value > most) throw Bad(name, $"{value} is not {least} to {most} {unit}", $"Say a number from {least} to {most}.");
    }

    static AmsException Bad(string name, string what, string advice) => new("AmsBadArguments", $"{name}: {what}.", advice);

    [GeneratedRegex("^ami-([0-9a-f]{8}|[0-9a-f]{17})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ImageId();
}
