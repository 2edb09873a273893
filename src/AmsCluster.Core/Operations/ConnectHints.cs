namespace AmsCluster.Operations;

/// <summary>How to get at a machine's shell: the commands as they would be typed.</summary>
internal static class ConnectHints
{
    // The user of Ubuntu's images, on which Ant Media's of AWS Marketplace are made.
    const string User = "ubuntu";

    /// <summary>Session Manager, which needs neither key nor open port (but its plugin beside the AWS CLI); then ssh, where the spec opens it.</summary>
    public static IReadOnlyList<string> For(string instanceId, string region, AccessSpec access, string? publicAddress) =>
    [
        $"aws ssm start-session --target {instanceId} --region {region}",
        .. access is { KeyName: { } key, SshFrom: not null } && !string.IsNullOrEmpty(publicAddress) ? [$"ssh -i {key}.pem {User}@{publicAddress}"] : Array.Empty<string>(),
    ];
}
