using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;

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
    public static string For(AmsCmdlet cmdlet, string text) => FileLine().IsMatch(text) ? text : Key().Replace(text, key => Parameter(cmdlet, key.Groups["key"].Value) ?? key.Value)
        .Replace("with --profile", "with -ProfileName", StringComparison.Ordinal)
        .Replace("amscluster destroy", "Remove-AmsCluster", StringComparison.Ordinal)
        .Replace("--no-backup", "-SkipBackup", StringComparison.Ordinal)
        .Replace("amscluster backups", "Get-AmsDatabaseBackup", StringComparison.Ordinal)
        .Replace("amscluster restore", "Restore-AmsDatabase", StringComparison.Ordinal)
        .Replace("--from", "-BackupId", StringComparison.Ordinal)
        .Replace("amscluster status", "Get-AmsCluster", StringComparison.Ordinal)
        .Replace("amscluster plan", "Compare-AmsCluster", StringComparison.Ordinal)
        .Replace("amscluster reset-password", "Reset-AmsAdminPassword", StringComparison.Ordinal)
        .Replace("amscluster rest-access", "Set-AmsRestAccess", StringComparison.Ordinal)
        .Replace("--connect-to", "-ConnectTo", StringComparison.Ordinal)
        .Replace("--app NAME", "-App NAME", StringComparison.Ordinal)
        .Replace("--user EMAIL", "-AmsCredential", StringComparison.Ordinal)
        .Replace("with destroy", "with Remove-AmsCluster", StringComparison.Ordinal);

    static string? Parameter(AmsCmdlet cmdlet, string key)
    {
        if (!Parameters.TryGetValue(key, out var names)) return null;
        var name = names.FirstOrDefault(n => cmdlet.GetType().GetProperty(n)?.GetCustomAttribute<ParameterAttribute>() is not null);
        return name is null ? null : $"-{name} ({key})";
    }

    // A switch is named with its value in a file, and without here.
    [GeneratedRegex(@"(?<![\w.-])(?<key>(network|access|mongo|origin|edge|image|loadBalancer|panel|notice)(\.[a-z][A-Za-z]*)+|^(name|region|monitoring)(?= ))(: true)?", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"^.+:[0-9]+:[0-9]+: ", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex FileLine();
}
