using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using CloudWatch = AmsCluster.Aws.CloudWatch;
using Iam = AmsCluster.Aws.Iam;
using Sns = AmsCluster.Aws.Sns;

namespace AmsCluster.Tests.Engine;

/// <summary>Who is told when a cluster needs somebody: topic, subscription, alarms, and what Auto Scaling tells.</summary>
public sealed class NoticeTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string TopicArn = "arn:aws:sns:ap-south-1:123456789012:notice-notice";

    static readonly ClusterSpec Spec = Deployment.Example(14);

    static readonly string[] Names =
    [
        "notice-edge-at-max", "notice-edge-cpu", "notice-edge-unhealthy", "notice-mongo-disk", "notice-mongo-status",
        "notice-origin-at-max", "notice-origin-cpu", "notice-origin-unhealthy",
    ];

    [EmulatorFact]
    public async Task Alarms_look_at_what_was_made_and_tell_the_topic()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var alarms = await Alarms(deployment);

        Assert.Equal(Names, alarms.Select(a => a.AlarmName));
        Assert.All(alarms, alarm => Assert.Equal((TopicArn, TopicArn), (Assert.Single(alarm.AlarmActions), Assert.Single(alarm.OKActions))));
        var target = (await deployment.Account.TargetGroup("notice-origin")).TargetGroupArn!.Split(':')[^1];
        var balancer = (await deployment.Account.Balancers()).Single().LoadBalancerArn!.Split("loadbalancer/")[1];
        Assert.Equal([$"LoadBalancer={balancer}", $"TargetGroup={target}"], Dimensions(alarms, "notice-origin-unhealthy"));
        Assert.Equal(["AutoScalingGroupName=notice-edge"], Dimensions(alarms, "notice-edge-at-max"));
        Assert.Equal([$"InstanceId={(await deployment.Account.Instance("notice-mongo")).InstanceId}"], Dimensions(alarms, "notice-mongo-status"));
        Assert.Equal(10, alarms.Single(a => a.AlarmName == "notice-edge-at-max").Threshold);
        Assert.Equal(TopicArn, Assert.Single(alarms.Single(a => a.AlarmName == "notice-mongo-disk").InsufficientDataActions));

        var group = (await deployment.Account.Groups()).Single(g => g.AutoScalingGroupName == "notice-edge");
        Assert.Equal("GroupDesiredCapacity", Assert.Single(group.EnabledMetrics).Metric);
        Assert.Equal(2, (await Told(deployment, "notice-edge")).Count);
        Assert.Contains("cloudwatch:PutMetricData", await Rights(deployment), StringComparison.Ordinal);
        await deployment.AssertDone(Spec);
    }

    [EmulatorFact]
    public async Task An_address_that_has_not_confirmed_is_told_of_until_it_has()
    {
        using var deployment = await Deployment.Of(emulator, Spec);

        Assert.Contains((await deployment.Plan(Spec)).Findings, f => f is { Code: "AmsNoticePending", Level: FindingLevel.Warning });
        await Confirm("ops@example.com");
        Assert.DoesNotContain((await deployment.Plan(Spec)).Findings, f => f.Code == "AmsNoticePending");
    }

    [EmulatorFact]
    public async Task Another_address_takes_the_place_of_the_last_one_and_leaves_those_that_somebody_added()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await deployment.Account.Send(new Sns.Subscribe { TopicArn = TopicArn, Protocol = "email", Endpoint = "theirs@example.com" });
        await Confirm("ops@example.com");

        var (plan, _) = await deployment.Change(Spec with { Notice = new() { Email = "night@example.com" } });

        Assert.Equal(["Update email subscription notice-notice"], Deployment.Lines(plan));
        var left = await deployment.Account.Send(new Sns.ListSubscriptionsByTopic { TopicArn = TopicArn });
        Assert.Equal(["night@example.com", "theirs@example.com"], left.Subscriptions.Select(s => s.Endpoint).Order(StringComparer.Ordinal));
    }

    [EmulatorFact]
    public async Task The_alarm_goes_along_with_the_greatest_size()
    {
        using var deployment = await Deployment.Of(emulator, Spec);

        var (plan, _) = await deployment.Change(Spec with { Edge = Spec.Edge with { MaxSize = 40 } });

        Assert.Equal(["Update alarm notice-edge-at-max", "Update auto scaling group notice-edge"], Deployment.Lines(plan));
        Assert.Equal(40, (await Alarms(deployment)).Single(a => a.AlarmName == "notice-edge-at-max").Threshold);
    }

    [EmulatorFact]
    public async Task A_group_of_a_fixed_size_is_always_at_its_most_and_tells_nobody()
    {
        using var deployment = await Deployment.Of(emulator, Spec with { Origin = Spec.Origin with { MinSize = 2, MaxSize = 2 } });

        Assert.DoesNotContain(await Alarms(deployment), a => a.AlarmName == "notice-origin-at-max");
    }

    [EmulatorFact]
    public async Task What_somebody_changes_is_seen_and_set_right()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var alarm = (await Alarms(deployment)).Single(a => a.AlarmName == "notice-edge-cpu");
        await deployment.Account.Send(new CloudWatch.PutMetricAlarm
        {
            AlarmName = alarm.AlarmName!, AlarmDescription = alarm.AlarmDescription, Namespace = alarm.Namespace, MetricName = alarm.MetricName, Statistic = "Average",
            Dimensions = [new() { Name = "AutoScalingGroupName", Value = "notice-origin" }], Period = 60, EvaluationPeriods = 5, Threshold = 99, ComparisonOperator = "GreaterThanThreshold",
        });
        await deployment.Account.Send(new AutoScaling.PutNotificationConfiguration { AutoScalingGroupName = "notice-edge", TopicARN = TopicArn, NotificationTypes = ["autoscaling:EC2_INSTANCE_LAUNCH_ERROR"] });
        await deployment.Account.Send(new AutoScaling.DisableMetricsCollection { AutoScalingGroupName = "notice-edge", Metrics = ["GroupDesiredCapacity"] });

        var (plan, _) = await deployment.Change(Spec);

        Assert.Equal(["Create group metrics notice-edge", "Update alarm notice-edge-cpu", "Update group notices notice-edge"], Deployment.Lines(plan));
        var reason = plan.Changes.Single(c => c.Kind == "alarm").Reason!;
        Assert.All(["metric", "of", "from", "comparison", "period", "periods", "told to", "end told to"], field => Assert.Contains($"{field} ", reason, StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task An_alarm_of_somebody_elses_with_one_of_its_names_stops_the_apply_before_the_first_write()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await deployment.Account.Send(new CloudWatch.PutMetricAlarm
        {
            AlarmName = "notice-edge-cpu", AlarmDescription = "theirs", Namespace = "AWS/EC2", MetricName = "CPUUtilization", Statistic = "Average", Period = 60, EvaluationPeriods = 1, Threshold = 1,
            ComparisonOperator = "GreaterThanThreshold",
        });
        await emulator.ResetCalls();

        var error = await Assert.ThrowsAsync<BlockedException>(() => deployment.Apply(Spec));

        Assert.Contains(error.Findings, f => f is { Code: "AmsNameTaken" } && f.Message.Contains("alarm", StringComparison.Ordinal));
        Assert.Empty(await deployment.Writes());
    }

    [EmulatorFact]
    public async Task A_topic_of_the_users_own_is_told_and_stays()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var theirs = (await deployment.Account.Send(new Sns.CreateTopic { Name = "pager" })).TopicArn!;
        var spec = Spec with { Notice = new() { Topic = theirs } };

        await deployment.Apply(spec);
        Assert.All(await Alarms(deployment), alarm => Assert.Equal(theirs, Assert.Single(alarm.AlarmActions)));
        Assert.All(await Told(deployment, "notice-origin"), told => Assert.Equal(theirs, told.TopicARN));
        await deployment.AssertDone(spec);

        await deployment.Destroy(Spec.Name);
        Assert.Empty((await deployment.Account.Send(new Sns.ListTagsForResource { ResourceArn = theirs })).Tags);
        Assert.Empty(await Alarms(deployment));
    }

    [EmulatorFact]
    public async Task A_topic_that_is_not_there_stops_the_apply_before_the_first_write()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await emulator.ResetCalls();

        var error = await Assert.ThrowsAsync<BlockedException>(() => deployment.Apply(Deployment.Example(15)));

        Assert.Contains(error.Findings, f => f is { Code: "AmsTopicNotFound", Subject: "notice.topic", Level: FindingLevel.Error });
        Assert.Empty(await deployment.Writes());
    }

    [EmulatorFact]
    public async Task A_topic_that_CloudWatch_cannot_publish_to_stops_the_apply_before_the_first_write()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var topic = await deployment.Account.Send(new Sns.CreateTopic { Name = "pager" });
        await deployment.Account.Send(new SetTopicAttributes { TopicArn = topic.TopicArn!, AttributeName = "KmsMasterKeyId", AttributeValue = "alias/aws/sns" });
        await emulator.ResetCalls();

        var error = await Assert.ThrowsAsync<BlockedException>(() => deployment.Apply(Spec with { Notice = new() { Topic = topic.TopicArn } }));

        Assert.Contains(error.Findings, f => f is { Code: "AmsTopicKey", Subject: "notice.topic", Level: FindingLevel.Error });
        Assert.Empty(await deployment.Writes());
    }

    [EmulatorFact]
    public async Task Without_it_in_the_spec_all_of_it_goes_and_the_cluster_stays()
    {
        using var deployment = await Deployment.Of(emulator, Spec);

        var (plan, _) = await deployment.Change(Spec with { Notice = new() });

        Assert.All(plan.Changes.Where(c => c.Action is ChangeAction.Delete), c => Assert.Contains(c.Kind, (string[])["alarm", "topic", "group metrics", "group notices"]));
        await AssertNothingLeft(deployment);
        Assert.Empty(await Told(deployment, "notice-edge"));
        Assert.Empty((await deployment.Account.Groups()).SelectMany(g => g.EnabledMetrics));
        Assert.DoesNotContain("cloudwatch", await Rights(deployment), StringComparison.Ordinal);
    }

    [EmulatorTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_destroy_leaves_nothing_of_it(bool withRecord)
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        if (!withRecord) await deployment.Account.Send(SsmApi.DeleteParameters(new() { Names = ["/amscluster/notice/spec"] }));

        await deployment.Destroy(Spec.Name);

        await AssertNothingLeft(deployment);
        Assert.Empty(await deployment.Account.Left());
    }

    // As the link in the mail does; the emulator sends none, and takes the address for the token.
    async Task Confirm(string address)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, emulator.EndpointUrl)
        {
            Content = new FormUrlEncodedContent([new("Action", "ConfirmSubscription"), new("Version", "2010-03-31"), new("TopicArn", TopicArn), new("Token", address)]),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=test/20200101/ap-south-1/sns/aws4_request, x");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    static async Task AssertNothingLeft(Deployment deployment)
    {
        Assert.Empty(await Alarms(deployment));
        var gone = await Assert.ThrowsAsync<AmsCluster.Aws.AwsException>(() => deployment.Account.Send(new Sns.ListTagsForResource { ResourceArn = TopicArn }));
        Assert.Equal("ResourceNotFound", gone.Code);
    }

    // Target tracking has alarms of its own.
    static async Task<IReadOnlyList<CloudWatch.MetricAlarm>> Alarms(Deployment deployment) =>
        [.. (await deployment.Account.Send(new CloudWatch.DescribeAlarms())).MetricAlarms.Where(a => !a.AlarmName!.StartsWith("TargetTracking-", StringComparison.Ordinal)).OrderBy(a => a.AlarmName, StringComparer.Ordinal)];

    static IEnumerable<string> Dimensions(IEnumerable<CloudWatch.MetricAlarm> alarms, string name) =>
        alarms.Single(a => a.AlarmName == name).Dimensions.Select(d => $"{d.Name}={d.Value}").Order(StringComparer.Ordinal);

    static async Task<IReadOnlyList<AutoScaling.NotificationConfiguration>> Told(Deployment deployment, string group) =>
        (await deployment.Account.Send(new AutoScaling.DescribeNotificationConfigurations { AutoScalingGroupNames = [group] })).NotificationConfigurations;

    static async Task<string> Rights(Deployment deployment) =>
        (await deployment.Account.Send(new Iam.GetRolePolicy { RoleName = "amscluster-notice-ap-south-1", PolicyName = "node" })).PolicyDocument!.Replace("%3A", ":", StringComparison.Ordinal);
}
