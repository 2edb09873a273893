using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using AmsCluster.Cmdlets.Commands;

namespace AmsCluster.Cmdlets;

/// <summary>
/// Says in PowerShell's words what the engine says in those of spec files and the command line: a key is a parameter here,
/// with the key in brackets for those who have a file. What a file's line is named for stays as it is.
/// </summary>
internal static partial class Wording
{
    static readonly Dictionary<string, string[]> Parameters = new(StringComparer.Ordinal)
    {
        ["name"] = ["ClusterName"],
        ["region"] = ["Region"],
        ["network.vpc"] = ["VpcId"],
        ["network.vpc.cidr"] = ["VpcCidr"],
        ["network.nodeZone"] = ["NodeZone"],
        ["network.nodeZones"] = ["NodeZone"],
        ["network.loadBalancerZones"] = ["LoadBalancerZone"],
        ["network.subnets"] = ["SubnetId"],
        ["access.keyName"] = ["KeyName"],
        ["access.createKey"] = ["CreateKey"],
        ["access.sshFrom"] = ["SshFrom"],
        ["access.dashboardFrom"] = ["DashboardFrom"],
        ["access.restFrom"] = ["RestFrom"],
        ["access.exactRules"] = ["ExactRules"],
        ["access.permissionsBoundary"] = ["PermissionsBoundary"],
        ["access.instanceProfile"] = ["InstanceProfile"],
        ["mongo.uri"] = ["MongoUri"],
        ["mongo.instanceType"] = ["MongoInstanceType", "InstanceType"],
        ["mongo.volumeGiB"] = ["VolumeGiB"],
        ["mongo.imageId"] = ["MongoImageId", "ImageId"],
        ["origin.instanceType"] = ["OriginInstanceType", "InstanceType"],
        ["origin.min"] = ["OriginMinSize", "MinSize"],
        ["origin.max"] = ["OriginMaxSize", "MaxSize"],
        ["origin.targetCpu"] = ["OriginTargetCpu", "TargetCpu"],
        ["origin.warmPool"] = ["OriginWarmPool", "WarmPool"],
        ["origin.drain"] = ["OriginDrainMinutes", "DrainMinutes"],
        ["origin.volumeGiB"] = ["OriginVolumeGiB", "NodeVolumeGiB"],
        ["edge.instanceType"] = ["EdgeInstanceType", "InstanceType"],
        ["edge.min"] = ["EdgeMinSize", "MinSize"],
        ["edge.max"] = ["EdgeMaxSize", "MaxSize"],
        ["edge.targetCpu"] = ["EdgeTargetCpu", "TargetCpu"],
        ["edge.warmPool"] = ["EdgeWarmPool", "WarmPool"],
        ["edge.drain"] = ["EdgeDrainMinutes", "DrainMinutes"],
        ["edge.volumeGiB"] = ["EdgeVolumeGiB", "NodeVolumeGiB"],
        ["image.id"] = ["ImageId"],
        ["loadBalancer.certificate"] = ["CertificateArn"],
        ["loadBalancer.domain"] = ["Domain"],
        ["loadBalancer.hostedZone"] = ["HostedZoneId"],
        ["loadBalancer.http"] = ["HttpListener"],
        ["loadBalancer.tlsPolicy"] = ["TlsPolicy"],
        ["loadBalancer.deletionProtection"] = ["DeletionProtection"],
        ["loadBalancer.accessLogs"] = ["AccessLogs"],
        ["loadBalancer.idleTimeout"] = ["IdleTimeout"],
        ["panel.admin.email"] = ["AdminEmail"],
        ["panel.admin.passwordParameter"] = ["AdminPasswordParameter"],
        ["notice.email"] = ["NoticeEmail"],
        ["monitoring"] = ["Monitoring"],
        ["notice.topic"] = ["NoticeTopicArn"],
    };

    /// <summary>The text for somebody who uses this cmdlet.</summary>
    public static string For(AmsCmdlet cmdlet, string text)
    {
        if (FileLine().IsMatch(text)) return text;
        var named = Key().Replace(text, match => Parameter(cmdlet, match) ?? match.Value);
        return Option().Replace(CommandWording.Cmdlets(named), o => CommandWording.Parameter(o.Value) ?? o.Value);
    }

    static string? Parameter(AmsCmdlet cmdlet, Match match)
    {
        var (key, value) = (match.Groups["key"].Value, match.Groups["value"].Value);
        if (!Parameters.TryGetValue(key, out var names)) return null;
        if (Property(cmdlet.GetType(), names) is { } property) return $"-{property.Name}{Value(property, value)} ({key})";

        // What a file sets with a value, Set-AmsCluster sets where this cmdlet does not.
        if (value.Length == 0 || Property(typeof(SetAmsCluster), names) is not { } other) return null;
        return $"Set-AmsCluster -{other.Name}{Value(other, value)} ({key})";
    }

    static PropertyInfo? Property(Type cmdlet, IEnumerable<string> names) => names.Select(n => cmdlet.GetProperty(n))
        .FirstOrDefault(p => p?.GetCustomAttribute<ParameterAttribute>() is not null);

    // A switch is named alone where it is on.
    static string Value(PropertyInfo property, string value)
    {
        if (value.Length == 0) return "";
        if (property.PropertyType != typeof(SwitchParameter)) return $" ${value}";
        return value == "true" ? "" : $":${value}";
    }

    [GeneratedRegex(@"(?<![\w.-])(?<key>(network|access|mongo|origin|edge|image|loadBalancer|panel|notice)(\.[a-z][A-Za-z]*)+|^(name|region|monitoring)(?= ))(: (?<value>true|false))?", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Key();

    // Options of the AWS CLI are others, and longer.
    [GeneratedRegex(@"(?<=[\s('])--[a-z]+(-[a-z]+)*(?![\w-])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Option();

    [GeneratedRegex(@"^.+:[0-9]+:[0-9]+: ", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex FileLine();
}
