using AmsCluster.Resources.UserData;

namespace AmsCluster.Resources;

/// <summary>Orders instances that all have the tags of a cluster's MongoDB node.</summary>
internal static class DatabaseChoice
{
    /// <summary>
    /// The only instance. Of several, the one whose address the launch templates give to nodes, else the oldest; the reader
    /// then reports all of them.
    /// </summary>
    public static async Task<Ec2.Instance?> Of(Reader reader, string cluster, IEnumerable<Ec2.Instance> instances)
    {
        var found = instances.OrderBy(i => i.LaunchTime).ThenBy(i => i.InstanceId, StringComparer.Ordinal).ToList();
        if (found.Count < 2) return found.FirstOrDefault();
        var scripts = await Task.WhenAll(TemplateNames(reader, cluster).Select(name => Script(reader, name)));
        bool IsUsed(Ec2.Instance instance) => scripts.Any(s => Names(s, instance.PrivateIpAddress));
        return reader.Only("instance", $"{cluster}-{MongoInstance.RoleName}", [.. found.OrderByDescending(IsUsed)],
            i => Described(i, IsUsed(i)));
    }

    static IReadOnlyList<string> TemplateNames(Reader reader, string cluster) => reader.Names<LaunchTemplate>() is { Count: > 0 } names
        ? names
        : [$"{cluster}-origin", $"{cluster}-edge"];

    static async Task<string> Script(Reader reader, string template)
    {
        var answer = await reader.SendOrNull(
            Ec2Api.DescribeLaunchTemplateVersions(new() { LaunchTemplateName = template, Versions = ["$Latest"] }));
        return PackedUserData.TextOf(answer?.LaunchTemplateVersions.FirstOrDefault()?.LaunchTemplateData?.UserData) ?? "";
    }

    static bool Names(string script, string? address) => address is not null
        && (script.Contains($"@{address}:", StringComparison.Ordinal) || script.Contains($"//{address}:", StringComparison.Ordinal));

    static string Described(Ec2.Instance instance, bool isUsed) =>
        $"{instance.InstanceId} (launched {instance.LaunchTime.InUtc():u}, {instance.PrivateIpAddress}{(isUsed ? ", used by the nodes" : "")})";
}
