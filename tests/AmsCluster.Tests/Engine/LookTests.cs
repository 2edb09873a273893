using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>A close look at a cluster: what AWS tells of it, well and not.</summary>
public sealed class LookTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>, IAsyncLifetime
{
    Deployment _deployment = null!;

    public async Task InitializeAsync()
    {
        if (Python.Lacks is null) _deployment = await Deployment.Of(emulator, Deployment.Example(1));
    }

    public Task DisposeAsync()
    {
        _deployment?.Dispose();
        return Task.CompletedTask;
    }

    Task<Cluster> Look() => _deployment.Engine.Look("live");

    Task Want(int nodes) => _deployment.Account.Send(new SetDesiredCapacity { AutoScalingGroupName = "live-edge", DesiredCapacity = nodes });

    [EmulatorFact]
    public async Task A_node_has_what_EC2_says_of_it()
    {
        var cluster = await Look();
        var instances = (await _deployment.Account.Instances()).ToDictionary(i => i.InstanceId!);
        foreach (var node in cluster.Origin!.Nodes.Concat(cluster.Edge!.Nodes))
        {
            var instance = instances[node.InstanceId];
            Assert.Equal(("running", instance.PrivateIpAddress, instance.LaunchTime, null), (node.State, node.PrivateIpAddress, node.LaunchTime, node.Reason));
        }

        Assert.Equal((1, 1, 1), (cluster.Edge.DesiredCapacity, cluster.Edge.Healthy, cluster.Edge.Total));
        Assert.Equal((Health.Healthy, 0, 0), (cluster.Health, cluster.Problems.Count, cluster.Edge.Activities.Count));
    }

    [EmulatorFact]
    public async Task It_reads_six_calls_more_than_an_apply_waits_with_and_writes_none()
    {
        await emulator.ResetCalls();
        await _deployment.Engine.Status("live");
        var (status, _, _) = await emulator.Calls();
        await emulator.ResetCalls();
        await Look();
        var (look, writes, operations) = await emulator.Calls();

        // DescribeInstances, DescribeImages, and DescribeScalingActivities and DescribeScheduledActions of each group.
        Assert.True(look - status == 6, operations);
        Assert.Equal(0, writes);
    }

    [EmulatorTheory]
    [InlineData("capacity", "do not have sufficient c5.xlarge capacity", "name another zone")]
    [InlineData("quota", "current vCPU limit", "Service Quotas")]
    [InlineData("key", "Client.InternalError: Client error on launch", "AWSServiceRoleForAutoScaling")]
    [InlineData("subscription", "accept terms and subscribe", "Subscribe to Ant Media Server Enterprise")]
    public async Task A_launch_that_AWS_refuses_is_told_with_its_reason_and_what_to_do(string launches, string words, string advice)
    {
        await emulator.Launches(launches);
        await Want(3);
        var cluster = await Look();
        Assert.Equal((Health.Degraded, 1, 1, 3), (cluster.Health, cluster.Edge!.Healthy, cluster.Edge.Total, cluster.Edge.DesiredCapacity));
        var failed = Assert.Single(cluster.Edge.Activities);
        Assert.True(failed.IsFailed);
        Assert.Contains(words, failed.Reason);
        var problem = Assert.Single(cluster.Problems);
        Assert.StartsWith("1 of 3 nodes of live-edge are healthy. live-edge: Launching a new EC2 instance: ", problem);
        Assert.Contains(words, problem);
        Assert.Contains(advice, problem);

        await emulator.NoTrouble();
        await Want(2);
        Assert.Empty((await Look()).Edge!.Activities);
    }

    [EmulatorFact]
    public async Task A_launch_that_takes_its_time_is_told_while_it_goes_on()
    {
        await emulator.Launches("slow");
        await Want(2);
        var cluster = await Look();
        var doing = Assert.Single(cluster.Edge!.Activities);
        Assert.Equal(("PreInService", true, 2), (doing.Status, doing.IsUnderWay, cluster.Edge.Total));
        Assert.Contains(cluster.Edge.Nodes, n => doing.Description == $"Launching a new EC2 instance: {n.InstanceId}" && n is { LifecycleState: "Pending", TargetHealth: null });

        await emulator.NoTrouble();
        Assert.Equal((Health.Healthy, 0), ((await Look()).Health, (await Look()).Edge!.Activities.Count));
    }

    [EmulatorFact]
    public async Task A_node_that_is_not_healthy_has_the_load_balancers_reason()
    {
        var node = (await Look()).Edge!.Nodes[0].InstanceId;
        await emulator.Target(node, "unhealthy", "Target.ResponseCodeMismatch", "Health checks failed with these codes: [502]");
        var cluster = await Look();
        Assert.Equal(("unhealthy", "Health checks failed with these codes: [502]"), (cluster.Edge!.Nodes[0].TargetHealth, cluster.Edge.Nodes[0].Reason));
        Assert.Contains($"{node} is unhealthy: Health checks failed with these codes: [502].", Assert.Single(cluster.Problems));
    }

    [EmulatorFact]
    public async Task The_first_login_is_the_administrator_of_the_deployment()
    {
        var login = (await Look()).FirstLogin!;
        Assert.Equal(("admin", null, "/amscluster/live/panel-password"), (login.User, login.InstanceId, login.PasswordParameter));
        Assert.Contains("aws ssm get-parameter --with-decryption", login.Note);
        Assert.Null(login.GetNetworkCredential());
    }

    [EmulatorFact]
    public async Task In_a_cluster_of_an_earlier_version_it_is_the_id_of_the_first_origin_as_long_as_that_exists()
    {
        var cluster = await Look();
        var image = new Ec2.Image { ProductCodes = [new()] };
        var made = cluster.Origin!.Nodes[0].LaunchTime;
        var login = AmsCluster.Operations.FirstLoginHint.For(cluster, image, made)!;
        Assert.Equal(("JamesBond", cluster.Origin.Nodes[0].InstanceId), (login.User, login.InstanceId));

        // As if the group were older by two hours than the oldest origin of now.
        var later = cluster with { Origin = cluster.Origin with { Nodes = [.. cluster.Origin.Nodes.Select(n => n with { LaunchTime = n.LaunchTime!.Value.AddHours(2) })] } };
        var hint = AmsCluster.Operations.FirstLoginHint.For(later, image, made)!;
        Assert.Null(hint.InstanceId);
        Assert.Contains("amscluster reset-password live", hint.Note);
    }

    [EmulatorFact]
    public async Task The_first_login_of_a_deployment_comes_with_its_password_and_is_not_tried_on_an_emulator()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var work = await deployment.Engine.Prepare(Deployment.Example(1));
        var login = (await deployment.Engine.ApplyAndLook(work, untilHealthy: true)).FirstLogin!;
        Assert.Equal(("admin", 32), (login.GetNetworkCredential()!.UserName, login.GetNetworkCredential()!.Password.Length));
        Assert.DoesNotContain(login.GetNetworkCredential()!.Password, System.Text.Json.JsonSerializer.Serialize(login) + login);
        Assert.Equal(LoginState.Untried, login.Login!.State);
    }
}
