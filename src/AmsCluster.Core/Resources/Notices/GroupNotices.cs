namespace AmsCluster.Resources.Notices;

/// <summary>What Auto Scaling tells the topic of a group: nodes that could not be started or ended. No metric shows that.</summary>
internal sealed class GroupNotices(AutoScalingGroup group, ITopic topic) : Resource<GroupNotices.Known>(group.Name)
{
    static readonly IReadOnlyList<string> Failures = ["autoscaling:EC2_INSTANCE_LAUNCH_ERROR", "autoscaling:EC2_INSTANCE_TERMINATE_ERROR"];

    /// <summary>What is told to whom.</summary>
    internal sealed record Known(IReadOnlyList<AutoScaling.NotificationConfiguration> All);

    public override string Kind => "group notices";

    public override Resource PartOf => group;

    public override IEnumerable<Resource> Needs => topic.Made is { } made ? [made] : [];

    public override bool LetsGo => true;

    protected override async Task<Known?> Find(Reader reader)
    {
        // It goes along with its group; of another topic than ours it is not asked.
        if (await reader.Found(group) is null) return null;
        var all = await reader.Once("group notices", () => reader.SendAll(
            new AutoScaling.DescribeNotificationConfigurations { AutoScalingGroupNames = reader.Names<GroupNotices>() }, r => r.NotificationConfigurations));
        var ours = all.Where(c => c.AutoScalingGroupName == Name && IsFailure(c)).ToList();
        return ours.Count == 0 ? null : new(ours);
    }

    protected override string IdOf(Known actual) => Name;

    protected override IEnumerable<Edit> Compare(Known actual, State state) => new Differences()
        .AddSet("told", Told(actual, topic.ArnIn(state)), Failures)
        .SetBy(Put);

    protected override string Summary(State state) => "nodes that could not be started or ended";

    protected override async Task<Known> Make(Run run)
    {
        await Put(run);
        return new([]);
    }

    protected override async Task Remove(Known actual, Run run)
    {
        foreach (var arn in actual.All.Select(c => c.TopicARN).OfType<string>().Distinct(StringComparer.Ordinal))
            await run.SendDelete(new AutoScaling.DeleteNotificationConfiguration { AutoScalingGroupName = Name, TopicARN = arn });
    }

    static IEnumerable<string> Told(Known actual, string arn) => actual.All.Where(c => c.TopicARN == arn).Select(c => c.NotificationType!);

    static bool IsFailure(AutoScaling.NotificationConfiguration configuration) => Failures.Contains(configuration.NotificationType, StringComparer.Ordinal);

    Task Put(Run run) => run.Send(new AutoScaling.PutNotificationConfiguration { AutoScalingGroupName = Name, TopicARN = topic.ArnIn(run.State), NotificationTypes = Failures });
}
