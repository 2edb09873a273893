using System.Text.RegularExpressions;

namespace AmsCluster.Cmdlets;

/// <summary>What the engine says of the command <c>amscluster</c> and its options, in words of the cmdlets.</summary>
internal static class CommandWording
{
    // The longer ones first.
    static readonly (Regex Command, string Cmdlet)[] Commands =
    [
        Of(@"scale (?<cluster>\S+) --cancel (?<event>[^\s.]+)", "Remove-AmsScalingEvent ${cluster} ${event}"),
        Of("apply -f FILE", "Import-AmsClusterSpec FILE | New-AmsCluster"),
        Of("adopt", "Import-AmsCluster"),
        Of("apply", "New-AmsCluster"),
        Of("backups", "Get-AmsDatabaseBackup"),
        Of("backup", "Backup-AmsDatabase"),
        Of("destroy", "Remove-AmsCluster"),
        Of("plan", "Compare-AmsCluster"),
        Of("reset-password", "Reset-AmsAdminPassword"),
        Of("rest-access", "Set-AmsRestAccess"),
        Of("restore", "Restore-AmsDatabase"),
        Of("scale", "Resize-AmsScalingGroup"),
        Of("status", "Get-AmsCluster"),
        Of("test", "Test-AmsCluster"),
        Of("upgrade", "Update-AmsCluster"),
    ];

    static readonly Dictionary<string, string> Options = new(StringComparer.Ordinal)
    {
        ["--app"] = "-App",
        ["--aws-only"] = "-AwsOnly",
        ["--cancel"] = "-EventName",
        ["--connect-to"] = "-ConnectTo",
        ["--direct"] = "-Direct",
        ["--edge"] = "-Role Edge -Minimum",
        ["--email"] = "-Email",
        ["--event"] = "-EventName",
        ["--from"] = "-BackupId",
        ["--image"] = "-ImageId",
        ["--no-backup"] = "-SkipBackup",
        ["--origin"] = "-Role Origin -Minimum",
        ["--rollback"] = "-Rollback",
        ["--strategy"] = "-Strategy",
        ["--user"] = "-AmsCredential",
        ["--yes"] = "-Confirm:$false",
    };

    /// <summary>The text with cmdlets in place of commands.</summary>
    public static string Cmdlets(string text) => Commands.Aggregate(text, (now, c) => c.Command.Replace(now, c.Cmdlet))
        .Replace("with --profile", "with -ProfileName", StringComparison.Ordinal)
        .Replace("--user EMAIL", "-AmsCredential", StringComparison.Ordinal);

    /// <summary>The parameter for an option of the command; null for another option.</summary>
    public static string? Parameter(string option) => Options.GetValueOrDefault(option);

    static (Regex Command, string Cmdlet) Of(string verb, string cmdlet)
    {
        const RegexOptions options = RegexOptions.ExplicitCapture | RegexOptions.Compiled;
        return (new($@"\bamscluster {verb}(?![\w-])", options, TimeSpan.FromSeconds(1)), cmdlet);
    }
}
