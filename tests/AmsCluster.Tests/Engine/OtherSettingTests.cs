using AmsCluster.Tests.Emulator;
using CloudWatch = AmsCluster.Aws.CloudWatch;
using Iam = AmsCluster.Aws.Iam;

namespace AmsCluster.Tests.Engine;

/// <summary>What others change of the role, the secret, alarms and the topic: in plan, comparison and status.</summary>
public sealed class OtherSettingTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string Role = "amscluster-live-ap-south-1";
    const string Attached = "arn:aws:iam::aws:policy/AdministratorAccess";
    const string TopicArn = "arn:aws:sns:ap-south-1:123456789012:notice-notice";

    static readonly ClusterSpec Spec = Deployment.Example(1);
    static readonly ClusterSpec Noticed = Deployment.Example(14);

    [EmulatorFact]
    public async Task A_managed_policy_that_was_attached_to_the_role_is_drift_and_in_plan_and_status()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await deployment.Account.Send(new AttachRolePolicy { RoleName = Role, PolicyArn = Attached });

        var work = await deployment.Engine.Prepare(Spec);

        Assert.True(work.IsDone);
        Assert.Equal(("AmsOtherRolePolicy", Role), Assert.Single(work.Plan.Findings.Select(f => (f.Code, f.Subject))));
        Assert.Equal(
            ("role", "managed policy", Attached, null),
            Assert.Single(work.Drift.Select(d => (d.Kind, d.Field, d.Actual, d.Expected))));
        var status = await deployment.Engine.Status("live");
        Assert.Contains(Attached, Assert.Single(status.Problems), StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task An_inline_policy_and_a_boundary_that_were_added_to_the_role_are_drift()
    {
        const string boundary = "arn:aws:iam::aws:policy/PowerUserAccess";
        const string document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""";
        using var deployment = await Deployment.Of(emulator, Spec);
        await deployment.Account.Send(new Iam.PutRolePolicy { RoleName = Role, PolicyName = "more", PolicyDocument = document });
        await deployment.Account.Send(new Iam.PutRolePermissionsBoundary { RoleName = Role, PermissionsBoundary = boundary });

        var work = await deployment.Engine.Prepare(Spec);

        Assert.True(work.IsDone);
        Assert.Equal(["AmsOtherRoleBoundary", "AmsOtherRolePolicy"], work.Plan.Findings.Select(f => f.Code).Order());
        Assert.Equal(
            [("inline policy", "more"), ("permissions boundary", boundary)],
            work.Drift.Select(d => (d.Field, d.Actual!)).Order().ToArray());
    }

    [EmulatorFact]
    public async Task A_generated_password_that_was_overwritten_is_in_plan_and_status()
    {
        const string name = "/amscluster/live/mongo-password";
        using var deployment = await Deployment.Of(emulator, Spec);
        await deployment.Account.Send(SsmApi.PutParameter(
            new() { Name = name, Type = "SecureString", Value = "Another-1", Overwrite = true }));

        var work = await deployment.Engine.Prepare(Spec);
        var status = await deployment.Engine.Status("live");

        Assert.Equal(("AmsSecretChanged", name), Assert.Single(work.Plan.Findings.Select(f => (f.Code, f.Subject))));
        Assert.Equal(Health.Degraded, status.Health);
        Assert.Contains("new nodes cannot log in", Assert.Single(status.Problems), StringComparison.Ordinal);
    }

    [EmulatorTheory]
    [InlineData(100, null)]
    [InlineData(20, "AmsCertificateExpires")]
    public async Task A_certificate_that_expires_soon_is_in_every_plan_and_in_status(int days, string? code)
    {
        using var deployment = await Deployment.Fresh(emulator);
        var arn = await Certificates.Import(deployment.Account, "live.example.com", days);
        var spec = Spec with { LoadBalancer = Spec.LoadBalancer with { Certificate = arn } };
        await deployment.Apply(spec);

        var plan = await deployment.Plan(spec);
        var status = await deployment.Engine.Status("live");

        string[] expected = code is null ? [] : [code];
        Assert.Equal(expected, plan.Findings.Select(f => f.Code).ToArray());
        Assert.Equal(expected.Length, status.Problems.Count);
    }

    [EmulatorFact]
    public async Task An_alarm_with_another_unit_or_fewer_periods_that_count_is_set_again()
    {
        using var deployment = await Deployment.Of(emulator, Noticed);
        var asked = new CloudWatch.DescribeAlarms { AlarmNames = ["notice-edge-at-max"] };
        var alarm = (await deployment.Account.Send(asked)).MetricAlarms.Single();
        await deployment.Account.Send(new CloudWatch.PutMetricAlarm
        {
            AlarmName = alarm.AlarmName!, AlarmDescription = alarm.AlarmDescription, Namespace = alarm.Namespace,
            MetricName = alarm.MetricName, Dimensions = alarm.Dimensions, Statistic = alarm.Statistic,
            Period = alarm.Period, EvaluationPeriods = alarm.EvaluationPeriods!.Value, Threshold = alarm.Threshold,
            ComparisonOperator = alarm.ComparisonOperator!, TreatMissingData = alarm.TreatMissingData,
            ActionsEnabled = true, AlarmActions = alarm.AlarmActions, OKActions = alarm.OKActions,
            Unit = "Bytes", DatapointsToAlarm = 1,
        });

        var (plan, _) = await deployment.Change(Noticed);

        Assert.Equal(
            ["periods that count 1 → none", "unit Bytes → none"],
            Assert.Single(plan.Changes).Fields.Select(f => f.ToString()));
    }

    [EmulatorFact]
    public async Task A_key_and_a_policy_of_the_clusters_topic_are_drift_and_in_plan_and_status()
    {
        const string policy = """
            {"Version":"2012-10-17","Statement":[{"Sid":"closed","Effect":"Deny","Principal":"*","Action":"SNS:Publish",
            "Resource":"arn:aws:sns:ap-south-1:123456789012:notice-notice"}]}
            """;
        using var deployment = await Deployment.Of(emulator, Noticed);
        await Set(deployment, "KmsMasterKeyId", "alias/aws/sns");
        await Set(deployment, "Policy", policy);

        var work = await deployment.Engine.Prepare(Noticed);
        var status = await deployment.Engine.Status(Noticed.Name);

        Assert.Empty(work.Plan.Changes);
        Assert.Equal(2, work.Plan.Findings.Count(f => f is { Code: "AmsTopicChanged", Level: FindingLevel.Warning }));
        Assert.Equal(
            ["KMS key alias/aws/sns → none", "access policy closed → none"],
            work.Drift.Select(d => $"{d.Field} {d.Actual} → {d.Expected ?? "none"}"));
        const string told = "of topic notice-notice was set manually";
        Assert.Equal(2, status.Problems.Count(p => p.Contains(told, StringComparison.Ordinal)));
    }

    static Task Set(Deployment deployment, string name, string value) => deployment.Account.Send(
        new SetTopicAttributes { TopicArn = TopicArn, AttributeName = name, AttributeValue = value });
}
