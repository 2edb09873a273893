using System.Text.RegularExpressions;
using AmsCluster.Aws;
using AmsCluster.Aws.Troubles;

namespace AmsCluster.Operations;

/// <summary>What a group does just now, and what it tries in vain.</summary>
internal static partial class GroupNews
{
    // In the description of a launch that failed AWS repeats the reason after this.
    const string Repeated = "  Status Reason:";

    // A group that cannot launch tries again every few minutes: some hours of it.
    const int Recent = 50;

    /// <summary>Reads it. Nothing is told of a group whose history cannot be read.</summary>
    public static async Task<IReadOnlyList<ScalingActivity>> Read(AwsConnection aws, string group, CancellationToken stop)
    {
        try
        {
            return Of((await aws.Send(new AutoScaling.DescribeScalingActivities { AutoScalingGroupName = group, MaxRecords = Recent }, stop)).Activities);
        }
        catch (AwsException e) when (AwsCodes.NotFound(e))
        {
            return [];
        }
    }

    /// <summary>Of a history, newest first, what goes on, and what has failed since a launch last came through.</summary>
    public static IReadOnlyList<ScalingActivity> Of(IReadOnlyList<AutoScaling.Activity> history)
    {
        var news = new List<ScalingActivity>();
        var overcome = false;
        foreach (var activity in history)
        {
            overcome |= activity.StatusCode is "Successful" && activity.Description?.StartsWith("Launching", StringComparison.Ordinal) is true;
            var told = Told(activity);
            if (told.IsFailed && news.Count > 0 && news[^1] is { IsFailed: true } later && later.Reason == told.Reason) news[^1] = later with { Times = later.Times + 1, StartTime = told.StartTime };
            else if (told.IsUnderWay || (told.IsFailed && !overcome)) news.Add(told);
        }

        return news;
    }

    /// <summary>What has failed, in a sentence with AWS's reason and what to do about it.</summary>
    public static string Problem(ScalingActivity failed, string group)
    {
        var times = failed.Times > 1 ? $", {failed.Times} times" : "";
        var advice = AwsAdvice.For(AwsRefusal.OfLaunch(failed.Reason ?? ""));
        return $"{group}: {failed.Description}{times}: {failed.Reason?.TrimEnd('.')}. {advice}".TrimEnd();
    }

    /// <summary>The instance of a launch that its lifecycle hook gave up; null for any other activity.</summary>
    public static string? AbandonedNode(ScalingActivity failed)
    {
        const string Launching = "Launching a new EC2 instance: ";
        var isAbandoned = failed.Reason?.Contains(LaunchTroubles.AbandonedLaunch, StringComparison.Ordinal) is true;
        return isAbandoned && failed.Description.StartsWith(Launching, StringComparison.Ordinal) ? failed.Description[Launching.Length..] : null;
    }

    /// <summary>What an activity is, without the reason that AWS repeats in it.</summary>
    public static string Description(AutoScaling.Activity activity) => activity.Description?.Split(Repeated)[0].TrimEnd('.') ?? "An activity";

    static ScalingActivity Told(AutoScaling.Activity activity) => new(activity.StatusCode ?? "unknown", Description(activity), activity.Cause)
    {
        Reason = activity.StatusCode is "Failed" or "Cancelled" ? Untold(activity.StatusMessage ?? activity.Description) : null,
        Progress = activity.Progress,
        StartTime = activity.StartTime,
        EndTime = activity.EndTime,
    };

    // The token of a lifecycle action is another one each time; without it the same failure is one problem.
    static string? Untold(string? reason) => reason is null ? null : TokenOfAction().Replace(reason, "");

    [GeneratedRegex(" with token [0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex TokenOfAction();
}
