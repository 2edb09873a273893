using System.Text.Json;
using AmsCluster.Aws;
using AmsCluster.Tests.Emulator;
using Iam = AmsCluster.Aws.Iam;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>What the first example makes is the guide's cluster, with what is wrong or open in the guide set right.</summary>
public sealed class GuideTopologyTests(GuideFixture guide) : IClassFixture<GuideFixture>
{
    Account Account => guide.Account;

    [EmulatorFact]
    public async Task Clients_reach_the_load_balancers_ports_and_the_nodes_media_ports_and_nothing_else_is_open()
    {
        Assert.Equal(["tcp 443 from 0.0.0.0/0", "tcp 5080 from 0.0.0.0/0", "tcp 5443 from 0.0.0.0/0", "tcp 80 from 0.0.0.0/0"], await Account.Ingress("live-load-balancer"));
        Assert.Equal(["tcp 5000 from live-node", "tcp 5080 from live-load-balancer", "tcp 5080 from live-node", "udp 50000-60000 from 0.0.0.0/0"], await Account.Ingress("live-node"));
        Assert.Equal(["tcp 27017 from live-node"], await Account.Ingress("live-mongo"));
        Assert.Equal(3, (await Account.SecurityGroups()).Count(g => g.GroupName != "default"));
    }

    [EmulatorFact]
    public async Task The_MongoDB_node_is_Ubuntu_in_the_nodes_zone_with_an_encrypted_volume_and_IMDSv2()
    {
        var node = await Account.Instance("live-mongo");
        Assert.Equal(("m5.xlarge", "ap-south-1a", "ant", "required"), (node.InstanceType.Value, node.Placement!.AvailabilityZone, node.KeyName, node.MetadataOptions!.HttpTokens.Value));
        Assert.EndsWith(":instance-profile/amscluster-live-ap-south-1", node.IamInstanceProfile!.Arn, StringComparison.Ordinal);
        Assert.Equal(["live-mongo"], node.SecurityGroups.Select(g => g.GroupName));
        var image = (await Account.Images("099720109477", "ubuntu/*")).Single(i => i.ImageId == node.ImageId);
        Assert.Equal("ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261022", image.Name);
        var volumes = (await Account.Volumes()).Where(v => v.Attachments.Any(a => a.InstanceId == node.InstanceId)).ToDictionary(v => v.Attachments[0].Device!);
        Assert.Equal(["/dev/sda1", "/dev/sdf"], volumes.Keys.Order());
        Assert.All(volumes.Values, v => Assert.Equal(("gp3", true), (v.VolumeType, v.Encrypted)));
        Assert.Equal((16, 30), (volumes["/dev/sda1"].Size, volumes["/dev/sdf"].Size));
        Assert.False(node.BlockDeviceMappings.Single(m => m.DeviceName == "/dev/sdf").Ebs!.DeleteOnTermination);
        Assert.True(await Account.IsProtected("live-mongo"));
        Assert.Contains($"volume='{volumes["/dev/sdf"].VolumeId}'", await Account.UserData(node.InstanceId!), StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task Nodes_may_read_their_secret_and_talk_to_Session_Manager_and_no_more()
    {
        const string Role = "amscluster-live-ap-south-1";
        Assert.Empty((await Account.Send(new Iam.ListAttachedRolePolicies { RoleName = Role })).AttachedPolicies);
        var name = Assert.Single((await Account.Send(new Iam.ListRolePolicies { RoleName = Role })).PolicyNames);
        using var policy = JsonDocument.Parse(Uri.UnescapeDataString((await Account.Send(new Iam.GetRolePolicy { RoleName = Role, PolicyName = name })).PolicyDocument!));
        var statements = policy.RootElement.GetProperty("Statement").EnumerateArray().ToList();
        Assert.All(statements, s => Assert.Equal("Allow", s.GetProperty("Effect").GetString()));

        // What the Session Manager agent calls is without resources; only that may be for "*".
        static bool IsAny(JsonElement s) => s.GetProperty("Resource") is { ValueKind: JsonValueKind.String } resource && resource.GetString() == "*";
        var (any, some) = (statements.Where(IsAny).ToList(), statements.Where(s => !IsAny(s)).ToList());
        Assert.All(any.SelectMany(Actions), a => Assert.True(a.StartsWith("ssmmessages:", StringComparison.Ordinal) || a == "ssm:UpdateInstanceInformation", a));
        Assert.Equal(["ssm:GetParameter", "autoscaling:CompleteLifecycleAction", "autoscaling:RecordLifecycleActionHeartbeat"], some.SelectMany(Actions));
        Assert.Equal(["parameter/amscluster/live/mongo-password", "parameter/amscluster/live/panel-password"], Resources(some[0]));
        Assert.Equal(["autoScalingGroupName/live-origin", "autoScalingGroupName/live-edge"], Resources(some[1]));
    }

    // The last part of each ARN, after the account and the Region.
    static IEnumerable<string> Resources(JsonElement statement) => statement.GetProperty("Resource").EnumerateArray().Select(r => r.GetString()!.Split(':')[^1]);

    static IEnumerable<string> Actions(JsonElement statement) => statement.GetProperty("Action") is { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray().Select(a => a.GetString()!) : [statement.GetProperty("Action").GetString()!];

    [EmulatorTheory]
    [InlineData("origin")]
    [InlineData("edge")]
    public async Task Nodes_start_from_the_newest_Marketplace_image_in_cluster_mode_with_the_databases_address(string role)
    {
        var data = (await Account.TemplateVersions($"live-{role}"))[0];
        var images = await Account.Images("aws-marketplace", "AntMedia-AWS-Marketplace-EE-*");
        Assert.Equal((images.MaxBy(i => i.CreationDate)!.ImageId, "c5.xlarge", "ant", "required"), (data.ImageId, data.InstanceType.Value, data.KeyName, data.MetadataOptions!.HttpTokens.Value));
        var disk = Assert.Single(data.BlockDeviceMappings).Ebs!;
        Assert.Equal(("gp3", true), (disk.VolumeType, disk.Encrypted));

        // The bare address of the guide leaves a node of AMS 3 standalone: there must be a scheme before it.
        var (script, mongo) = (Account.Text(data.UserData), await Account.Instance("live-mongo"));
        Assert.Contains("change_server_mode.sh cluster", script, StringComparison.Ordinal);
        Assert.Matches($"mongodb://[^ '\"]*@{mongo.PrivateIpAddress}:27017", script);
        Assert.StartsWith("#!", script, StringComparison.Ordinal);
    }

    [EmulatorTheory]
    [InlineData("origin")]
    [InlineData("edge")]
    public async Task A_group_holds_1_to_10_nodes_in_the_guides_zone_asks_the_load_balancer_and_scales_by_CPU(string role)
    {
        var group = await Account.Group($"live-{role}");
        Assert.Equal((1, 1, 10, "ELB"), (group.MinSize, group.DesiredCapacity, group.MaxSize, group.HealthCheckType));
        Assert.All(group.Instances, i => Assert.Equal("ap-south-1a", i.AvailabilityZone));
        Assert.Equal("$Latest", group.LaunchTemplate!.Version);
        Assert.Equal([(await Account.TargetGroup($"live-{role}")).TargetGroupArn!], group.TargetGroupARNs);
        var policy = Assert.Single(await Account.Policies(), p => p.AutoScalingGroupName == group.AutoScalingGroupName);
        Assert.Equal(("TargetTrackingScaling", "ASGAverageCPUUtilization", 60.0),
            (policy.PolicyType, policy.TargetTrackingConfiguration!.PredefinedMetricSpecification!.PredefinedMetricType, policy.TargetTrackingConfiguration.TargetValue));
        Assert.All((await Account.Instances()).Where(i => group.Instances.Any(g => g.InstanceId == i.InstanceId)), i => Assert.NotNull(i.PublicIpAddress));
    }

    [EmulatorTheory]
    [InlineData("origin")]
    [InlineData("edge")]
    public async Task A_target_group_asks_for_liveness_sends_to_the_least_busy_node_and_keeps_a_client_there(string role)
    {
        var group = await Account.TargetGroup($"live-{role}");
        Assert.Equal(("HTTP", 5080, "instance", "/rest/v2/liveness"), (group.Protocol, group.Port, group.TargetType, group.HealthCheckPath));
        var attributes = await Account.Attributes($"live-{role}");
        Assert.Equal(("least_outstanding_requests", "true", "lb_cookie", "300"), (attributes["load_balancing.algorithm.type"],
            attributes["stickiness.enabled"], attributes["stickiness.type"], attributes["deregistration_delay.timeout_seconds"]));
    }

    [EmulatorFact]
    public async Task The_load_balancer_stands_in_both_zones_and_forwards_as_the_guide_says()
    {
        var balancer = Assert.Single(await Account.Balancers());
        Assert.Equal(("application", "internet-facing", "active"), (balancer.Type, balancer.Scheme, balancer.State!.Code));
        Assert.Equal(["ap-south-1a", "ap-south-1b"], balancer.AvailabilityZones.Select(z => z.ZoneName).Order(StringComparer.Ordinal));
        var (origin, edge) = ((await Account.TargetGroup("live-origin")).TargetGroupArn, (await Account.TargetGroup("live-edge")).TargetGroupArn);
        var listeners = await Account.Listeners("live");
        Assert.Equal([(80, "HTTP", "443"), (443, "HTTPS", origin), (5080, "HTTP", "5443"), (5443, "HTTPS", edge)],
            listeners.Select(l => (l.Port, l.Protocol, l.DefaultActions.Single().TargetGroupArn ?? l.DefaultActions.Single().RedirectConfig!.Port)));
        Assert.All(listeners.Where(l => l.Protocol == "HTTP").Select(l => l.DefaultActions.Single().RedirectConfig!), r =>
            Assert.Equal(("HTTPS", "#{host}", "/#{path}", "#{query}", "HTTP_301"), (r.Protocol, r.Host, r.Path, r.Query, r.StatusCode)));
        var secure = listeners.Where(l => l.Protocol == "HTTPS").ToList();
        Assert.All(secure, l => Assert.Equal(Deployment.Example(1).LoadBalancer.Certificate, l.Certificates.Single().CertificateArn));
        Assert.All(secure, l => Assert.Equal("ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", l.SslPolicy));

        var rules = (await Account.Rules(secure.Single(l => l.Port == 443).ListenerArn!)).Where(r => r.IsDefault is not true && r.Conditions.Any(c => c.QueryStringConfig is not null));
        Assert.Equal([("target", "origin", origin), ("target", "edge", edge)], rules.OrderBy(r => r.Priority).Select(r =>
            (r.Conditions.Single().QueryStringConfig!.Values.Single().Key, r.Conditions.Single().QueryStringConfig!.Values.Single().Value, r.Actions.Single().TargetGroupArn)));
    }

    [EmulatorFact]
    public async Task Everything_that_can_bear_tags_says_whose_it_is()
    {
        foreach (var (what, tags) in await Tagged.All(Account))
            Assert.True(tags.Any(t => t.Key == "amscluster:cluster" && t.Value == "live"), $"{what} has only the tags {string.Join(", ", tags)}");
    }
}
