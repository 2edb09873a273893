using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>
/// What a version of a launch template says, in short, as a tag of the template. AWS never changes a version (EC2, launch
/// templates), so that whoever knows this need not ask for it: that takes a call for each template.
/// </summary>
/// <param name="Version">The version's number.</param>
/// <param name="ImageId">Its image.</param>
/// <param name="Device">The device that it starts from.</param>
/// <param name="Digest">Of all that it says.</param>
/// <param name="ImageGiB">The size of the image's root snapshot in GiB; null where it is not known, as in notes of earlier versions.</param>
internal sealed record TemplateNote(long Version, string ImageId, string Device, string Digest, int? ImageGiB)
{
    /// <summary>The tag.</summary>
    public const string Tag = "amscluster:version";

    // A tag holds 256 characters. So much of a digest is enough against a mistake; against ill will nothing is, in a tag.
    const int Digits = 16;

    /// <summary>The note on a version.</summary>
    public static TemplateNote Of(long version, Ec2.RequestLaunchTemplateData data, int? imageGiB) =>
        new(version, data.ImageId!, data.BlockDeviceMappings![0].DeviceName!, DigestOf(data), imageGiB);

    /// <summary>The image of a template's version, as far as the version and the note on it say.</summary>
    public static Ec2.Image ImageOf(Ec2.ResponseLaunchTemplateData data, TemplateNote? note)
    {
        var device = data.BlockDeviceMappings.FirstOrDefault()?.DeviceName;
        return new()
        {
            ImageId = data.ImageId,
            RootDeviceName = device,
            BlockDeviceMappings = note?.ImageGiB is { } size ? [new() { DeviceName = device, Ebs = new() { VolumeSize = size } }] : [],
        };
    }

    /// <summary>Reads one; null when it is none, or somebody has changed it.</summary>
    public static TemplateNote? Parse(IEnumerable<Tag> tags)
    {
        var words = tags.Where(t => t.Key == Tag).Select(t => (t.Value ?? "").Split(' ')).FirstOrDefault() ?? [];
        if (words.Length is not (5 or 6) || !long.TryParse(words[0], CultureInfo.InvariantCulture, out var version)) return null;
        var imageGiB = words.Length == 6 && int.TryParse(words[4], CultureInfo.InvariantCulture, out var size) ? size : (int?)null;
        var note = new TemplateNote(version, words[1], words[2], words[3], imageGiB);
        return note.Check == words[^1] ? note : null;
    }

    /// <summary>The tag's value.</summary>
    public string Text => $"{Facts} {Check}";

    /// <summary>What is the same for the same data.</summary>
    public static string DigestOf(Ec2.RequestLaunchTemplateData data)
    {
        var request = Ec2Api.CreateLaunchTemplate(new() { LaunchTemplateData = data }).Write();
        using var body = request.ContentStream;
        var members = request.Parameters
            .Where(p => p.Key.StartsWith("LaunchTemplateData.", StringComparison.Ordinal))
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => $"{p.Key}={p.Value}");
        return Hash(Encoding.UTF8.GetBytes(string.Join('\n', members)));
    }

    string Facts => string.Create(CultureInfo.InvariantCulture, $"{Version} {ImageId} {Device} {Digest}{(ImageGiB is { } size ? $" {size}" : "")}");

    string Check => Hash(Encoding.UTF8.GetBytes(Facts));

    static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes))[..Digits];
}
