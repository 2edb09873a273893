using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>Rules that somebody adds to the cluster's security groups: left alone and told of, or revoked where the spec says so.</summary>
public sealed class OtherRuleTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(1);
    static readonly ClusterSpec Exact = Spec with { Access = new() { ExactRules = true } };

    static async Task Open(Account account)
    {
        foreach (var name in new[] { "live-mongo", "live-node" })
        {
            var group = (await account.SecurityGroup(name)).GroupId;
            await account.Send(Ec2Api.AuthorizeSecurityGroupIngress(new() { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 22, ToPort = 27017, Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0", Description = "just for today" }] }] }));
            await account.Send(Ec2Api.AuthorizeSecurityGroupIngress(new() { GroupId = group, IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "10.0.0.0/8" }] }] }));
        }
    }

    [EmulatorFact]
    public async Task They_are_left_alone_and_each_plan_tells_of_each()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await Open(deployment.Account);
        var (plan, writes) = await deployment.Change(Spec);
        Assert.Empty(writes);
        Assert.Equal(
            ["live-node tcp 22-27017 from 0.0.0.0/0", "live-node all from 10.0.0.0/8", "live-mongo tcp 22-27017 from 0.0.0.0/0", "live-mongo all from 10.0.0.0/8"],
            plan.Findings.Where(f => f is { Level: FindingLevel.Warning, Code: "AmsOtherRule" }).Select(f => $"{f.Subject} {f.Message.Split("lets in ")[1].Split(':')[0]}"));
        Assert.Equal(3, (await deployment.Account.Ingress("live-mongo")).Count);
    }

    [EmulatorFact]
    public async Task They_are_drift_and_a_status_reports_them()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        Assert.Empty((await deployment.Engine.Prepare(Spec)).Drift);
        await Open(deployment.Account);
        var work = await deployment.Engine.Prepare(Spec);
        Assert.True(work.IsDone);
        Assert.Equal(
            [
                "live-node ingress tcp 22-27017 from 0.0.0.0/0", "live-node ingress all from 10.0.0.0/8",
                "live-mongo ingress tcp 22-27017 from 0.0.0.0/0", "live-mongo ingress all from 10.0.0.0/8",
            ],
            work.Drift.Select(d => $"{d.Name} {d.Field} {d.Actual}"));
        Assert.All(work.Drift, d => Assert.Equal(("security group rules", null), (d.Kind, d.Expected)));
        Assert.Equal("live has what its spec says, and 4 additions by others: see the warnings.", work.Unchanged);

        foreach (var cluster in new[] { await deployment.Engine.Status("live"), await deployment.Engine.Look("live") })
        {
            Assert.Equal((Health.Degraded, 4), (cluster.Health, cluster.Problems.Count));
            const string open = "Security group live-mongo also lets in tcp 22-27017 from 0.0.0.0/0";
            Assert.Contains(cluster.Problems, p => p.StartsWith(open, StringComparison.Ordinal));
        }
    }

    [EmulatorFact]
    public async Task One_that_lets_in_a_few_is_a_problem_of_a_healthy_cluster()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var group = (await deployment.Account.SecurityGroup("live-node")).GroupId;
        Ec2.IpPermission inside = new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "10.0.0.0/8" }] };
        await deployment.Account.Send(Ec2Api.AuthorizeSecurityGroupIngress(new() { GroupId = group, IpPermissions = [inside] }));
        var cluster = await deployment.Engine.Status("live");
        Assert.Equal(Health.Healthy, cluster.Health);
        Assert.Contains("all from 10.0.0.0/8", Assert.Single(cluster.Problems), StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task They_are_revoked_where_the_spec_wants_exactly_its_own()
    {
        using var deployment = await Deployment.Of(emulator, Exact);
        await Open(deployment.Account);
        var (plan, _) = await deployment.Change(Exact);
        Assert.Equal(["Update security group rules live-mongo", "Update security group rules live-node"], Deployment.Lines(plan));
        Assert.Equal(["tcp 27017 from live-node"], await deployment.Account.Ingress("live-mongo"));
        Assert.Equal(4, (await deployment.Account.Ingress("live-node")).Count);
    }

    [EmulatorFact]
    public async Task One_of_ours_that_the_spec_no_longer_asks_for_is_revoked_beside_them()
    {
        using var deployment = await Deployment.Of(emulator, Spec with { Access = new() { SshFrom = "203.0.113.0/24" } });
        await Open(deployment.Account);
        await deployment.Change(Spec);
        Assert.Equal(["-1  from 10.0.0.0/8", "tcp 22-27017 from 0.0.0.0/0", "tcp 27017 from live-node"], (await deployment.Account.Ingress("live-mongo")).Order(StringComparer.Ordinal));
    }

    [EmulatorFact]
    public async Task Our_own_missing_ones_are_opened_again_beside_them()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var group = await deployment.Account.SecurityGroup("live-mongo");
        await deployment.Account.Send(Ec2Api.RevokeSecurityGroupIngress(new() { GroupId = group.GroupId, IpPermissions = group.IpPermissions }));
        await Open(deployment.Account);
        await deployment.Change(Spec);
        Assert.Contains("tcp 27017 from live-node", await deployment.Account.Ingress("live-mongo"));
        Assert.Equal(3, (await deployment.Account.Ingress("live-mongo")).Count);
    }
}
