namespace AmsCluster.Aws.Sdk;

/// <summary>Times of the SDK's types.</summary>
internal static class SdkTimes
{
    private static readonly long Millisecond = TimeSpan.TicksPerMillisecond;

    /// <summary>The time in UTC. AWS's are of milliseconds; the SDK reads some as fractions, a little less than they are.</summary>
    public static DateTimeOffset? InUtc(this DateTime? time) => time is { } known
        ? new DateTimeOffset((known.ToUniversalTime().Ticks + (Millisecond / 2)) / Millisecond * Millisecond, TimeSpan.Zero)
        : null;
}
