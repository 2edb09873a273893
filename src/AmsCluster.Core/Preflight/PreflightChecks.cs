namespace AmsCluster.Preflight;

/// <summary>All checks before the first write. They run at the same time, and all that they find is reported at once.</summary>
internal static class PreflightChecks
{
    static readonly Func<PreflightContext, Task<IEnumerable<Finding>>>[] Checks =
    [
        ZoneCheck.Run,
        ImageCheck.Run,
        InstanceTypeCheck.Run,
        VolumeCheck.Run,
        KeyPairCheck.Run,
        CertificateCheck.Run,
        TlsPolicyCheck.Run,
        AccessLogsCheck.Run,
        ListenerChangeCheck.Run,
        SubnetCheck.Run,
        SubnetFitCheck.Run,
        HostedZoneCheck.Run,
        TopicCheck.Run,
        DatabaseCheck.Run,
        Mongo.OwnDatabaseCheck.Run,
        RoleCheck.Run,
        InstanceProfileCheck.Run,
        PanelPasswordCheck.Run,
        RunningNodesCheck.Run,
        RemovalCheck.Run,
    ];

    // What others may change around a cluster that runs, and no resource of the cluster shows.
    static readonly Func<PreflightContext, Task<IEnumerable<Finding>>>[] ChecksOfRunning = [ReachCheck.Run, CertificateExpiryCheck.Run];

    /// <summary>What all checks find, the worst first.</summary>
    public static Task<IReadOnlyList<Finding>> Run(PreflightContext context) => Run([.. Checks, .. ChecksOfRunning], context);

    /// <summary>What the checks find that a cluster needs as long as it runs, the worst first.</summary>
    public static Task<IReadOnlyList<Finding>> RunForRunning(PreflightContext context) => Run(ChecksOfRunning, context);

    static async Task<IReadOnlyList<Finding>> Run(
        IEnumerable<Func<PreflightContext, Task<IEnumerable<Finding>>>> checks, PreflightContext context)
    {
        var found = await Task.WhenAll(checks.Select(check => check(context)));
        return [.. found.SelectMany(f => f).OrderByDescending(f => f.Level)];
    }
}
