using AmsCluster.Execution;
using AmsCluster.Operations;
using AmsCluster.Tests.Emulator;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using Ec2 = Amazon.EC2.Model;
using Elb = AmsCluster.Aws.Elb;
using Iam = AmsCluster.Aws.Iam;
using Route53 = AmsCluster.Aws.Route53;

namespace AmsCluster.Tests.Engine;

/// <summary>What has one of the cluster's names and is not the cluster's is never touched: not by apply, which stops before the first write, and not by destroy.</summary>
public sealed class NameTakenTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(10) with { Name = "live" };

    const string IamName = "amscluster-live-ap-south-1";
    const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    static readonly Dictionary<string, Func<Account, Home, Task>> Makers = new()
    {
        ["security group"] = (account, home) => account.Send(Ec2Api.CreateSecurityGroup(new() { GroupName = "live-node", Description = "of somebody else", VpcId = home.Vpc })),
        ["load balancer"] = (account, home) => account.Send(new Elb.CreateLoadBalancer { Name = "live", Subnets = home.Subnets }),
        ["target group"] = (account, home) => account.Send(new Elb.CreateTargetGroup { Name = "live-edge", Protocol = "HTTP", Port = 80, VpcId = home.Vpc }),
        ["launch template"] = (account, home) => account.Send(Ec2Api.CreateLaunchTemplate(new() { LaunchTemplateName = "live-origin", LaunchTemplateData = new() { InstanceType = "t3.micro", ImageId = home.Image } })),
        ["auto scaling group"] = async (account, home) =>
        {
            await account.Send(Ec2Api.CreateLaunchTemplate(new() { LaunchTemplateName = "another", LaunchTemplateData = new() { InstanceType = "t3.micro", ImageId = home.Image } }));
            await account.Send(new AutoScaling.CreateAutoScalingGroup { AutoScalingGroupName = "live-edge", MinSize = 0, MaxSize = 1, VPCZoneIdentifier = home.Subnets[0], LaunchTemplate = new() { LaunchTemplateName = "another", Version = "$Latest" } });
        },
        ["role"] = (account, _) => account.Send(new Iam.CreateRole { RoleName = IamName, AssumeRolePolicyDocument = Trust }),
        ["instance profile"] = (account, _) => account.Send(new Iam.CreateInstanceProfile { InstanceProfileName = IamName }),
        ["DNS record"] = (account, _) => account.Send(new Route53.ChangeResourceRecordSets
        {
            HostedZoneId = Account.ExampleZone,
            ChangeBatch = new() { Changes = [new() { Action = "CREATE", ResourceRecordSet = new() { Name = "live.example.com", Type = "A", TTL = 60, ResourceRecords = [new() { Value = "192.0.2.1" }] } }] },
        }),
    };

    public static TheoryData<string> Kinds => [.. Makers.Keys];

    internal sealed record Home(string Vpc, IReadOnlyList<string> Subnets, string Image);

    [EmulatorTheory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_anothers_stops_an_apply_before_the_first_write_and_a_destroy_leaves_it(string kind)
    {
        using var deployment = await Deployment.Fresh(emulator);
        var vpc = (await deployment.Account.Vpcs()).Single().VpcId!;
        var image = (await deployment.Account.Images("099720109477", "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*"))[0].ImageId!;
        await Makers[kind](deployment.Account, new(vpc, [.. (await deployment.Account.Subnets(vpc)).Select(s => s.SubnetId!)], image));
        var there = await deployment.Account.Left();
        Assert.NotEmpty(there);
        await emulator.ResetCalls();

        var error = await Assert.ThrowsAsync<BlockedException>(() => deployment.Apply(Spec));
        Assert.Contains(error.Findings, f => f is { Level: FindingLevel.Error, Code: "AmsNameTaken" } && f.Message.Contains(kind, StringComparison.Ordinal) && f.Advice.Length > 0);
        Assert.Empty(await deployment.Writes());

        await deployment.Destroy(Spec.Name, Spec);
        Assert.Empty(await deployment.Writes());
        Assert.Equal(there, await deployment.Account.Left());
    }

    [EmulatorFact]
    public async Task A_record_of_another_type_at_the_domain_is_listed_by_the_plan_and_left()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await deployment.Account.Send(Alias("old.example.net"));
        await emulator.ResetCalls();

        var taken = Assert.Single((await deployment.Plan(Spec)).Findings, f => f.Code is "AmsNameTaken");
        Assert.Equal(FindingLevel.Error, taken.Level);
        Assert.Contains("live.example.com, CNAME record to old.example.net", taken.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<BlockedException>(() => deployment.Apply(Spec));
        await deployment.Destroy(Spec.Name, Spec);
        Assert.Empty(await deployment.Writes());
    }

    [EmulatorFact]
    public async Task An_IPv6_record_of_the_domain_is_a_warning_and_later_drift()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await deployment.Account.Send(new Route53.ChangeResourceRecordSets
        {
            HostedZoneId = Account.ExampleZone,
            ChangeBatch = new() { Changes = [new() { Action = "CREATE", ResourceRecordSet = new() { Name = "live.example.com", Type = "AAAA", TTL = 60, ResourceRecords = [new() { Value = "2001:db8::1" }] } }] },
        });

        var (plan, _) = await deployment.Apply(Spec);

        var warning = Assert.Single(plan.Findings, f => f.Code is "AmsDomainLeadsElsewhere");
        Assert.Contains("points to 2001:db8::1", warning.Message, StringComparison.Ordinal);
        Assert.Contains((await deployment.Engine.Status(Spec.Name)).Problems, p => p.Contains("also has an AAAA record", StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task Records_with_a_routing_policy_and_HTTPS_records_of_the_domain_are_drift()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var ours = (await deployment.Account.Records()).Single(r => r.Name.StartsWith("live.example.com", StringComparison.Ordinal));
        await Records(deployment, ("DELETE", ours));
        await Records(deployment,
            new("CREATE", ours with { SetIdentifier = "zours", Weight = 0 }),
            new("CREATE", new() { Name = ours.Name, Type = "A", SetIdentifier = "aother", Weight = 255, TTL = 60, ResourceRecords = [new() { Value = "192.0.2.9" }] }),
            new("CREATE", new() { Name = ours.Name, Type = "HTTPS", TTL = 60, ResourceRecords = [new() { Value = "1 old.example.net. alpn=h2" }] }));

        var texts = (await deployment.Plan(Spec)).Findings.Where(f => f.Code is "AmsDomainLeadsElsewhere").Select(f => f.Message).ToList();
        Assert.Contains(texts, t => t.Contains("A record \"aother\", which points to 192.0.2.9", StringComparison.Ordinal));
        Assert.Contains(texts, t => t.Contains("HTTPS record, which points to old.example.net", StringComparison.Ordinal));
        Assert.Equal(2, texts.Count);
        Assert.Equal(2, (await deployment.Engine.Status(Spec.Name)).Problems.Count(p => p.Contains("live.example.com also has an", StringComparison.Ordinal)));
    }

    static Task Records(Deployment deployment, params (string Action, Route53.ResourceRecordSet Record)[] changes) =>
        deployment.Account.Send(new Route53.ChangeResourceRecordSets
        {
            HostedZoneId = Account.ExampleZone,
            ChangeBatch = new() { Changes = [.. changes.Select(c => new Route53.Change { Action = c.Action, ResourceRecordSet = c.Record })] },
        });

    [EmulatorTheory]
    [InlineData("live.example.com", "live.example.com")]
    [InlineData("a.live.example.com", "live.example.com")]
    public async Task A_domain_that_the_zone_delegates_is_an_error(string domain, string delegated)
    {
        using var deployment = await Deployment.Fresh(emulator);
        await deployment.Account.Send(new Route53.ChangeResourceRecordSets
        {
            HostedZoneId = Account.ExampleZone,
            ChangeBatch = new() { Changes = [new() { Action = "CREATE", ResourceRecordSet = new() { Name = delegated, Type = "NS", TTL = 60, ResourceRecords = [new() { Value = "ns1.example.net" }] } }] },
        });

        var plan = await deployment.Plan(Spec with { LoadBalancer = Spec.LoadBalancer with { Domain = domain } });

        Assert.Contains(plan.Findings, f => f is { Level: FindingLevel.Error, Code: "AmsDomainDelegated" } && f.Message.Contains("ns1.example.net", StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task One_that_comes_during_the_apply_is_no_success_of_its_own()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var work = await deployment.Engine.Prepare(Spec);
        await deployment.Account.Send(Alias("old.example.net"));
        var error = await Assert.ThrowsAsync<ChangeFailedException>(() => deployment.Engine.Apply(work));
        Assert.Equal("InvalidChangeBatch", error.Code);
        Assert.Contains("conflicting RRSet of type CNAME", error.Message, StringComparison.Ordinal);
        Assert.Contains("Delete the CNAME record", error.Advice, StringComparison.Ordinal);
        Assert.Equal("CNAME", Assert.Single(await deployment.Account.Records(),
            r => r.Name is "live.example.com.").Type);
    }

    static Route53.ChangeResourceRecordSets Alias(string target)
    {
        var record = new Route53.ResourceRecordSet
        {
            Name = "live.example.com",
            Type = "CNAME",
            TTL = 60,
            ResourceRecords = [new() { Value = target }],
        };
        var change = new Route53.Change { Action = "CREATE", ResourceRecordSet = record };
        return new() { HostedZoneId = Account.ExampleZone, ChangeBatch = new() { Changes = [change] } };
    }

    [EmulatorTheory]
    [InlineData("role")]
    [InlineData("instance profile")]
    public async Task A_role_or_profile_made_during_the_apply_is_refused_and_left_alone(string kind)
    {
        using var deployment = await Deployment.Fresh(emulator);
        var engine = new ClusterEngine(deployment.Aws, patience: Deployment.Short with { Doubt = TimeSpan.FromMilliseconds(50) });
        var work = await engine.Prepare(Spec);
        await Makers[kind](deployment.Account, null!);
        var error = await Assert.ThrowsAsync<ChangeFailedException>(() => engine.Apply(work));
        Assert.Equal("AmsNameTaken", error.Code);
        Assert.Contains($"{kind} {IamName}", error.Message, StringComparison.Ordinal);

        await deployment.Destroy(Spec.Name);
        var left = Assert.Single(await deployment.Account.Left());
        Assert.Contains(IamName, left, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_security_group_whose_name_differs_in_case_stops_an_apply_before_the_first_write()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var vpc = (await deployment.Account.Vpcs()).Single().VpcId!;
        var taken = await deployment.Account.Send(Ec2Api.CreateSecurityGroup(new()
        {
            GroupName = "LIVE-node", Description = "of another team", VpcId = vpc,
        }));
        await emulator.ResetCalls();

        var error = await Assert.ThrowsAsync<BlockedException>(() => deployment.Apply(Spec));

        var finding = Assert.Single(error.Findings, f => f is { Code: "AmsNameTaken", Level: FindingLevel.Error });
        Assert.Contains(taken.GroupId!, finding.Message, StringComparison.Ordinal);
        Assert.Contains("LIVE-node", finding.Message, StringComparison.Ordinal);
        Assert.Empty(await deployment.Writes());
    }

    [EmulatorFact]
    public async Task A_role_whose_name_differs_in_case_is_explained_by_the_error()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await deployment.Account.Send(new Iam.CreateRole { RoleName = IamName.ToUpperInvariant(), AssumeRolePolicyDocument = Trust });
        var engine = new ClusterEngine(deployment.Aws, patience: Deployment.Short with { Settling = TimeSpan.FromMilliseconds(50) });

        var error = await Assert.ThrowsAsync<ChangeFailedException>(async () => await engine.Apply(await engine.Prepare(Spec)));

        Assert.Equal("EntityAlreadyExists", error.Code);
        Assert.Contains("IAM does not distinguish upper and lower case", error.Advice, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_security_group_of_the_same_name_in_another_VPC_is_in_nobodys_way()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var vpc = (await deployment.Account.Send(Ec2Api.CreateVpc(new() { CidrBlock = "10.9.0.0/24" }))).Vpc!.VpcId!;
        await deployment.Account.Send(Ec2Api.CreateSecurityGroup(new() { GroupName = "live-node", Description = "of somebody else", VpcId = vpc }));
        await deployment.Apply(Spec);
        await deployment.Destroy(Spec.Name);
        Assert.Equal(vpc, Assert.Single(await deployment.Account.SecurityGroups(), g => g.GroupName == "live-node").VpcId);
    }
}
