namespace AmsCluster.Preflight;

/// <summary>All looks before the first write. They are made at the same time, and all that they find is told at once.</summary>
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
        ReachCheck.Run,
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

    /// <summary>What all checks find, the worst first.</summary>
    public static async Task<IReadOnlyList<Finding>> Run(PreflightContext context)
    {
        var found = await Task.WhenAll(Checks.Select(check => check(context)));
        return [.. found.SelectMany(f => f).OrderByDescending(f => f.Level)];
    }
}
