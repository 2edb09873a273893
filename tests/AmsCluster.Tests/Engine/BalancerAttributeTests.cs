using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using Elb = AmsCluster.Aws.Elb;

namespace AmsCluster.Tests.Engine;

/// <summary>Settings of the load balancers: headers, idle timeout, access logs, deletion protection.</summary>
public sealed class BalancerAttributeTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string Protection = "deletion_protection.enabled";

    static readonly ClusterSpec Spec = Deployment.Example(1);

    [EmulatorFact]
    public async Task Invalid_header_fields_are_dropped_and_the_rest_is_AWSs_default()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var now = await Attributes(deployment, "live");
        Assert.Equal(("true", "60", "false", "false"),
            (now["routing.http.drop_invalid_header_fields.enabled"], now["idle_timeout.timeout_seconds"], now["access_logs.s3.enabled"], now[Protection]));
    }

    [EmulatorFact]
    public async Task Keys_are_set_in_place_and_taken_back_and_drift_of_them_is_seen()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var (plan, writes) = await deployment.Change(With(l => l with { IdleTimeout = 300, AccessLogs = "s3://example-logs/live", DeletionProtection = true }));
        Assert.Equal(["Update load balancer attributes live"], Deployment.Lines(plan));
        Assert.Equal(["ModifyLoadBalancerAttributes", "PutParameter"], writes);
        var now = await Attributes(deployment, "live");
        Assert.Equal(("300", "true", "example-logs", "live", "true"),
            (now["idle_timeout.timeout_seconds"], now["access_logs.s3.enabled"], now["access_logs.s3.bucket"], now["access_logs.s3.prefix"], now[Protection]));

        await deployment.Change(Spec);
        now = await Attributes(deployment, "live");
        Assert.Equal(("60", "false", "false"), (now["idle_timeout.timeout_seconds"], now["access_logs.s3.enabled"], now[Protection]));

        await Set(deployment, "live", "idle_timeout.timeout_seconds", "4000");
        Assert.Contains("idle_timeout.timeout_seconds 4000 → 60", Assert.Single((await deployment.Plan(Spec)).Changes).Reason, StringComparison.Ordinal);
    }

    [EmulatorTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_protected_cluster_is_not_removed_and_nothing_of_it_is_lost(bool bySpec)
    {
        var spec = With(l => l with { DeletionProtection = bySpec });
        using var deployment = await Deployment.Of(emulator, spec);
        if (!bySpec) await Set(deployment, "live", Protection, "true");
        await emulator.ResetCalls();
        var refused = await Assert.ThrowsAsync<BlockedException>(() => deployment.Destroy("live"));
        Assert.Empty(await deployment.Writes());
        Assert.Contains("load balancer live", refused.Message, StringComparison.Ordinal);
        var finding = Assert.Single((await deployment.Engine.PrepareRemoval("live")).Plan.Findings, f => f.Code == "AmsBalancerProtected");
        Assert.Contains("loadBalancer.deletionProtection: false", finding.Advice, StringComparison.Ordinal);
        Assert.Contains("aws elbv2 modify-load-balancer-attributes --load-balancer-arn arn:aws:", finding.Advice, StringComparison.Ordinal);

        await deployment.Apply(Spec);
        await deployment.Destroy("live");
        Assert.Empty(await deployment.Account.Balancers());
    }

    [EmulatorFact]
    public async Task The_network_load_balancer_is_protected_as_well()
    {
        var spec = With(l => l with { DeletionProtection = true }) with { Rtmp = true };
        using var deployment = await Deployment.Of(emulator, spec);
        Assert.Equal("true", (await Attributes(deployment, "live-rtmp"))[Protection]);
        var plan = await deployment.Plan(spec with { Rtmp = false });
        Assert.Equal("live-rtmp", Assert.Single(plan.Findings, f => f.Code == "AmsBalancerProtected").Subject);
        Assert.True(plan.IsBlocked);
    }

    [EmulatorTheory]
    [InlineData("s3://example-private/live", "Access Denied for bucket: example-private", "Add this statement to the policy of bucket example-private: {")]
    public async Task A_bucket_that_takes_no_logs_is_an_error_with_what_to_do_about_it(string logs, string said, string advice)
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var work = await deployment.Engine.Prepare(With(l => l with { AccessLogs = logs }));
        var error = Root(await Assert.ThrowsAsync<ChangeFailedException>(() => deployment.Engine.Apply(work)));
        Assert.Equal("AmsAccessLogsRefused", error.Code);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.Contains("loadBalancer.accessLogs", error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.Advice, StringComparison.Ordinal);
        Assert.Contains(""""
            {"Effect":"Allow","Principal":{"Service":"logdelivery.elasticloadbalancing.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::
            """" + $"{logs["s3://".Length..]}/AWSLogs/123456789012/*\"}}", error.Advice, StringComparison.Ordinal);
    }

    [EmulatorTheory]
    [InlineData("s3://example-logs-elsewhere/live", "is in eu-west-1", "Name a bucket in ap-south-1")]
    [InlineData("s3://example-missing/live", "There is no bucket example-missing", "aws s3 mb s3://example-missing --region ap-south-1")]
    public async Task A_bucket_that_is_missing_or_elsewhere_stops_the_apply_before_the_first_write(string logs, string said, string advice)
    {
        using var deployment = await Deployment.Fresh(emulator);
        await emulator.ResetCalls();
        var error = await Assert.ThrowsAsync<BlockedException>(() => deployment.Apply(With(l => l with { AccessLogs = logs })));
        var finding = Assert.Single(error.Findings, f => f is { Code: "AmsAccessLogsBucket", Subject: "loadBalancer.accessLogs", Level: FindingLevel.Error });
        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
        Assert.Contains(advice, finding.Advice, StringComparison.Ordinal);
        Assert.Empty(await deployment.Writes());
    }

    [EmulatorFact]
    public async Task An_adopted_load_balancer_keeps_the_settings_that_the_spec_does_not_name()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await new HandMade(deployment.Account).Make();
        await Set(deployment, HandMade.Balancer, Protection, "true");
        await Set(deployment, HandMade.Balancer, "idle_timeout.timeout_seconds", "900");
        await deployment.Adopt("live");
        var spec = (await deployment.Engine.RecordedSpec("live"))!;
        await deployment.Apply(spec);
        var now = await Attributes(deployment, HandMade.Balancer);
        Assert.Equal(("true", "900"), (now[Protection], now["idle_timeout.timeout_seconds"]));
        await deployment.Change(spec with { LoadBalancer = spec.LoadBalancer with { IdleTimeout = 120 } });
        Assert.Equal("120", (await Attributes(deployment, HandMade.Balancer))["idle_timeout.timeout_seconds"]);
    }

    static ClusterSpec With(Func<LoadBalancerSpec, LoadBalancerSpec> change) => Spec with { LoadBalancer = change(Spec.LoadBalancer) };

    static AmsException Root(Exception e) => e as AmsException is { Code: "AmsAccessLogsRefused" } found ? found : Root(e.InnerException!);

    static async Task<string> Arn(Deployment deployment, string name) => (await deployment.Account.Balancers()).Single(b => b.LoadBalancerName == name).LoadBalancerArn!;

    static async Task<IReadOnlyDictionary<string, string>> Attributes(Deployment deployment, string name)
    {
        var answer = await deployment.Account.Send(new Elb.DescribeLoadBalancerAttributes { LoadBalancerArn = await Arn(deployment, name) });
        return answer.Attributes.ToDictionary(a => a.Key!, a => a.Value!, StringComparer.Ordinal);
    }

    static async Task Set(Deployment deployment, string name, string key, string value) => await deployment.Account.Send(new Elb.ModifyLoadBalancerAttributes
    {
        LoadBalancerArn = await Arn(deployment, name), Attributes = [new() { Key = key, Value = value }],
    });
}
