namespace AmsCluster;

/// <summary>What is asked of an upgrade.</summary>
public sealed record UpgradeOptions
{
    /// <summary>The new image (<c>ami-…</c>); null for the newest AMS Enterprise image of AWS Marketplace.</summary>
    public string? ImageId { get; init; }

    /// <summary>Whether to go back to the image before.</summary>
    public bool Rollback { get; init; }

    /// <summary>How the nodes are replaced.</summary>
    public UpgradeStrategy Strategy { get; init; }

    /// <summary>How many nodes there may be meanwhile, in per cent of those there shall be, 101 to 200. The least is always 100 (<c>MaxHealthyPercentage</c> of Auto Scaling's <c>RefreshPreferences</c>).</summary>
    public int MaxHealthyPercentage { get; init; } = 110;

    /// <summary>How long AWS waits after a group's last node before it calls the group done, in minutes, 0 to 2880 (<c>BakeTime</c>). Until then it can be rolled back.</summary>
    public int BakeMinutes { get; init; }

    /// <summary>How long AWS waits after each new node, in seconds, 0 to 21600 (<c>InstanceWarmup</c>); null for the group's health check grace period.</summary>
    public int? WarmupSeconds { get; init; }

    /// <summary>How long an origin with live streams is left alone at most, in minutes, 0 to 55: AWS gives up a refresh that has to wait for an hour.</summary>
    public int DrainMinutes { get; init; }
}
