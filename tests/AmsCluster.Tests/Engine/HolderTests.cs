using AmsCluster.Aws;
using AmsCluster.Tests.Emulator;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using Ec2 = Amazon.EC2.Model;
using Iam = AmsCluster.Aws.Iam;

namespace AmsCluster.Tests.Engine;

/// <summary>What others have put into or onto parts of the cluster is named before the first delete, and nothing is deleted.</summary>
public sealed class HolderTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string Role = "amscluster-live-ap-south-1";

    static readonly ClusterSpec Default = Deployment.Example(1) with { Rtmp = true };
    static readonly ClusterSpec OwnVpc = Deployment.Example(1) with { Network = Deployment.Example(3).Network };

    static readonly Dictionary<string, (ClusterSpec Spec, Func<Account, Task> Make)> Holders = new()
    {
        ["network interface"] = (OwnVpc, async account => await account.Send(MoreEc2.CreateNetworkInterface(new()
        {
            SubnetId = (await account.Instance("live-mongo")).SubnetId!, Description = "AWS Lambda VPC ENI-reporting",
        }))),
        ["route table"] = (OwnVpc, async account => await account.Send(Ec2Api.CreateRouteTable(new() { VpcId = await Vpc(account) }))),
        ["security group copy"] = (OwnVpc, async account =>
        {
            var tags = new[] { new Tag("amscluster:cluster", "live"), new Tag("Name", "live-node") };
            await account.Send(Ec2Api.CreateSecurityGroup(new()
            {
                GroupName = "copy", Description = "A copy of the node group", VpcId = await Vpc(account),
                TagSpecifications = tags.For("security-group"),
            }));
        }),
        ["network ACL"] = (OwnVpc, async account => await account.Send(MoreEc2.CreateNetworkAcl(new() { VpcId = await Vpc(account) }))),
        ["VPC endpoint"] = (OwnVpc, async account => await account.Send(MoreEc2.CreateVpcEndpoint(new()
        {
            VpcId = await Vpc(account), ServiceName = "com.amazonaws.ap-south-1.s3",
        }))),
        ["egress-only internet gateway"] = (OwnVpc, async account => await account.Send(MoreEc2.CreateEgressOnlyInternetGateway(new() { VpcId = await Vpc(account) }))),
        ["virtual private gateway"] = (OwnVpc, async account =>
        {
            var answer = await account.Send(MoreEc2.CreateVpnGateway(new() { Type = "ipsec.1" }));
            var made = answer.VpnGateway.VpnGatewayId;
            await account.Send(MoreEc2.AttachVpnGateway(new() { VpcId = await Vpc(account), VpnGatewayId = made }));
        }),
        ["VPC peering connection"] = (OwnVpc, async account =>
        {
            var peer = (await account.Vpcs()).Single(v => v.IsDefault is true).VpcId!;
            var made = await account.Send(MoreEc2.CreateVpcPeeringConnection(new() { VpcId = await Vpc(account), PeerVpcId = peer }));
            await account.Send(MoreEc2.AcceptVpcPeeringConnection(new() { VpcPeeringConnectionId = made.VpcPeeringConnection!.VpcPeeringConnectionId! }));
        }),
        ["instance profile theirs"] = (Default, async account =>
        {
            await account.Send(new Iam.CreateInstanceProfile { InstanceProfileName = "theirs" });
            await account.Send(new Iam.AddRoleToInstanceProfile { InstanceProfileName = "theirs", RoleName = Role });
        }),
        ["inline policy theirs"] = (Default, account => account.Send(new Iam.PutRolePolicy
        {
            RoleName = Role, PolicyName = "theirs", PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}""",
        })),
        ["policy AmazonSSMManagedInstanceCore"] = (Default, account => account.Send(new AttachRolePolicy
        {
            RoleName = Role, PolicyArn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
        })),
        ["endpoint service"] = (Default, async account => await account.Send(
            MoreEc2.CreateVpcEndpointServiceConfiguration(new()
        {
            NetworkLoadBalancerArns = [(await account.Balancers()).Single(b => b.LoadBalancerName == "live-rtmp").LoadBalancerArn!], AcceptanceRequired = false,
        }))),
        ["rule of security group rep"] = (Default, async account =>
        {
            var node = await account.SecurityGroup("live-node");
            var made = await account.Send(Ec2Api.CreateSecurityGroup(new()
            {
                GroupName = "rep", Description = "d", VpcId = node.VpcId,
                TagSpecifications = new Tag[] { new("amscluster:cluster", "live") }.For("security-group"),
            }));
            await account.Send(Ec2Api.AuthorizeSecurityGroupIngress(new()
            {
                GroupId = made.GroupId!,
                IpPermissions = [new() { IpProtocol = "tcp", FromPort = 1, ToPort = 1, UserIdGroupPairs = [new() { GroupId = node.GroupId }] }],
            }));
        }),
        ["network interface eni-"] = (Default, async account =>
        {
            var subnet = (await account.Instance("live-mongo")).SubnetId!;
            await account.Send(new AutoScaling.CreateAutoScalingGroup
            {
                AutoScalingGroupName = "theirs", MinSize = 1, MaxSize = 1, VPCZoneIdentifier = subnet,
                LaunchTemplate = new() { LaunchTemplateName = "live-edge", Version = "$Latest" },
            });
        }),
    };

    public static TheoryData<string> Kinds => [.. Holders.Keys];

    [EmulatorTheory]
    [MemberData(nameof(Kinds))]
    public async Task It_is_named_and_nothing_is_deleted(string kind)
    {
        var (spec, make) = Holders[kind];
        using var deployment = await Deployment.Of(emulator, spec);
        await make(deployment.Account);
        await emulator.ResetCalls();

        var plan = (await deployment.Engine.PrepareRemoval("live")).Plan;

        var errors = plan.Findings.Where(f => f.Level is FindingLevel.Error).ToList();
        Assert.NotEmpty(errors);
        Assert.All(errors, e => Assert.Equal("AmsHeld", e.Code));
        Assert.Contains(errors, e => e.Message.Contains(kind, StringComparison.Ordinal) && e.Advice.Length > 0);
        Assert.Equal(0, (await emulator.Calls()).Writes);
    }

    [EmulatorFact]
    public async Task A_group_with_deletion_protection_is_named()
    {
        using var deployment = await Deployment.Of(emulator, Default);
        await deployment.Account.Send(new Protect.UpdateAutoScalingGroup { AutoScalingGroupName = "live-edge", DeletionProtection = "prevent-force-deletion" });

        var error = Assert.Single((await deployment.Engine.PrepareRemoval("live")).Plan.Findings, f => f.Level is FindingLevel.Error);

        Assert.Equal("AmsGroupProtected", error.Code);
    }

    [EmulatorFact]
    public async Task Stop_protection_is_named_before_MongoDB_gets_another_instance_type()
    {
        using var deployment = await Deployment.Of(emulator, Default);
        var id = (await deployment.Account.Instance("live-mongo")).InstanceId!;
        await deployment.Account.Send(Ec2Api.ModifyInstanceAttribute(new() { InstanceId = id, DisableApiStop = true }));

        var plan = await deployment.Plan(Default with { Mongo = Default.Mongo with { InstanceType = "m5.2xlarge" } });

        var error = Assert.Single(plan.Findings, f => f.Level is FindingLevel.Error);
        Assert.Equal(("AmsInstanceProtected", "mongo.instanceType"), (error.Code, error.Subject));
        Assert.Contains("stops MongoDB for some minutes", plan.Changes.Single().Effect, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_data_volume_at_another_instance_stops_apply_and_destroy()
    {
        using var deployment = await Deployment.Of(emulator, Default);
        var node = await deployment.Account.Instance("live-mongo");
        var volume = Account.DataDisk(node);
        var other = (await deployment.Account.Send(Ec2Api.RunInstances(new()
        {
            ImageId = node.ImageId, InstanceType = "t3.micro", MinCount = 1, MaxCount = 1,
            NetworkInterfaces = [new() { DeviceIndex = 0, SubnetId = node.SubnetId, Groups = [] }],
        }))).Reservation.Instances[0].InstanceId!;
        await deployment.Account.Send(Ec2Api.DetachVolume(new() { VolumeId = volume }));
        await deployment.Account.Send(Ec2Api.AttachVolume(new() { VolumeId = volume, InstanceId = other, Device = "/dev/sdf" }));

        foreach (var plan in new[] { await deployment.Plan(Default), (await deployment.Engine.PrepareRemoval("live")).Plan })
        {
            var error = Assert.Single(plan.Findings, f => f.Level is FindingLevel.Error);
            Assert.Contains($"is attached to instance {other}", error.Message, StringComparison.Ordinal);
        }
    }

    static async Task<string> Vpc(Account account) => (await account.Vpcs()).Single(v => v.IsDefault is not true).VpcId!;

    /// <summary>Operations with members that the product does not use.</summary>
    static class Protect
    {
        internal sealed record UpdateAutoScalingGroup : AutoScaling.AutoScalingRequest<AmsCluster.Aws.Nothing>
        {
            public required string AutoScalingGroupName { get; init; }
            public string? DeletionProtection { get; init; }
        }
    }
}
