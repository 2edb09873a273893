namespace AmsCluster;

/// <summary>Who is told when the cluster needs somebody: alarms of CloudWatch and failures of Auto Scaling. Without either of the two nothing is watched.</summary>
public sealed record NoticeSpec
{
    /// <summary>The email address that is told. AWS sends it a mail with a link to confirm, which holds for two days.</summary>
    public string? Email { get; init; }

    /// <summary>The ARN of a topic of your own in Simple Notification Service, in the cluster's Region, that is told instead.</summary>
    public string? Topic { get; init; }

    /// <summary>Whether anybody is told.</summary>
    public bool IsWanted => Email is not null || Topic is not null;
}
