using AmsCluster.Tests.Engine;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Moved;

/// <summary>What somebody does to the MongoDB node, launch templates, groups and policies.</summary>
internal static class ComputeMoves
{
    const string Mongo = "full-mongo";
    const string Edge = "full-edge";

    public static Dictionary<string, Move> All { get; } = new(StringComparer.Ordinal)
    {
        ["give the MongoDB node another type"] = new(
            async account =>
            {
                var id = await Id(account);
                await account.Send(Ec2Api.StopInstances(new() { InstanceIds = [id] }));
                await account.Send(Ec2Api.ModifyInstanceAttribute(new() { InstanceId = id, InstanceType = "m5.large" }));
                await account.Send(Ec2Api.StartInstances(new() { InstanceIds = [id] }));
            },
            "instance/instance type"),
        ["stop the MongoDB node"] = new(async account => await account.Send(Ec2Api.StopInstances(new() { InstanceIds = [await Id(account)] })), "instance/state"),
        ["terminate the MongoDB node"] = new(
            account => account.Terminate(Mongo), "instance/exists", "volume attachment/exists", "launch template/start script", "alarm/of"),
        ["put the MongoDB node into another group"] = new(
            async account => await account.Send(Ec2Api.ModifyInstanceAttribute(new() { InstanceId = await Id(account), Groups = [(await account.SecurityGroup("full-node")).GroupId!] })), "instance/security groups"),
        ["let the MongoDB node answer IMDSv1"] = new(
            async account => await account.Send(Ec2Api.ModifyInstanceMetadataOptions(new() { InstanceId = await Id(account), HttpTokens = "optional", HttpEndpoint = "disabled" })), "instance/IMDS", "instance/IMDS tokens"),
        ["let the MongoDB node's metadata travel further"] = new(
            async account => await account.Send(Ec2Api.ModifyInstanceMetadataOptions(new() { InstanceId = await Id(account), HttpPutResponseHopLimit = 2 })), "instance/IMDS hop limit"),
        ["take the MongoDB node's profile away"] = new(
            async account =>
            {
                var all = await account.Send(Ec2Api.DescribeIamInstanceProfileAssociations(new() { Filters = [Ec2Filter.Of("instance-id", await Id(account))] }));
                await account.Send(MoreEc2.DisassociateIamInstanceProfile(new() { AssociationId = all.IamInstanceProfileAssociations.Single().AssociationId! }));
            },
            "instance/instance profile"),
        ["make the MongoDB node's volume another kind"] = new(
            async account => await account.Send(Ec2Api.ModifyVolume(new() { VolumeId = (await Root(account)).Ebs!.VolumeId!, VolumeType = "gp2" })), "instance/volume type"),
        ["keep the MongoDB node's volume when the node goes"] = new(
            async account => await account.Send(Ec2Api.ModifyInstanceAttribute(new() { InstanceId = await Id(account), BlockDeviceMappings = [new() { DeviceName = (await Root(account)).DeviceName!, Ebs = new() { DeleteOnTermination = false } }] })),
            "instance/volume goes with its node"),
        ["release the MongoDB node's termination protection"] = new(
            async account => await account.Send(Ec2Api.ModifyInstanceAttribute(new() { InstanceId = await Id(account), DisableApiTermination = false })),
            "instance/termination protection"),
        ["detach the data volume"] = new(
            async account => await account.Send(Ec2Api.DetachVolume(new() { VolumeId = Account.DataDisk(await account.Instance(Mongo)), InstanceId = await Id(account) })), "volume attachment/exists"),
        ["make the data volume another kind"] = new(
            async account => await account.Send(Ec2Api.ModifyVolume(new() { VolumeId = Account.DataDisk(await account.Instance(Mongo)), VolumeType = "gp2" })), "volume/volume type"),
        ["make another version of a launch template"] = new(
            account => account.Send(Ec2Api.CreateLaunchTemplateVersion(new()
            {
                LaunchTemplateName = Edge,
                LaunchTemplateData = new()
                {
                    ImageId = "ami-00000000000000001",
                    InstanceType = "t3.micro",
                    MetadataOptions = new() { HttpTokens = "optional", HttpEndpoint = "disabled" },
                    BlockDeviceMappings = [new() { DeviceName = "/dev/xvda", Ebs = new() { VolumeSize = 8, VolumeType = "gp2", Encrypted = false, DeleteOnTermination = false } }],
                    UserData = Convert.ToBase64String("#!/bin/sh"u8),
                },
            })),
            [.. new[] { "instance type", "image", "key pair", "security groups", "instance profile", "IMDS tokens", "IMDS", "IMDS hop limit", "detailed monitoring", "device", "volume GiB", "volume type", "volume encryption", "volume goes with its node", "public address", "network interface goes with its node", "node tag Name", "node tag amscluster:cluster", "node tag amscluster:role", "node tag team", "start script" }.Select(f => $"launch template/{f}")]),
        ["delete a launch template"] = new(
            async account => await account.Send(Ec2Api.DeleteLaunchTemplate(new() { LaunchTemplateId = (await account.LaunchTemplates()).Single(t => t.LaunchTemplateName == Edge).LaunchTemplateId })),
            "launch template/exists", "auto scaling group/launch template"),
        ["set a group otherwise"] = new(
            async account => await account.Send(new AutoScaling.UpdateAutoScalingGroup
            {
                AutoScalingGroupName = Edge,
                MinSize = 0,
                MaxSize = 3,
                HealthCheckType = "EC2",
                HealthCheckGracePeriod = 60,
                LaunchTemplate = new() { LaunchTemplateName = "full-origin", Version = "1" },
                VPCZoneIdentifier = (await account.Group(Edge)).VPCZoneIdentifier!.Split(',')[0],
            }),
            [.. new[] { "min", "max", "health check", "grace period", "launch template", "template version", "subnets" }.Select(f => $"auto scaling group/{f}")]),
        ["take a group from behind its target group"] = new(
            async account => await account.Send(new AutoScaling.DetachLoadBalancerTargetGroups { AutoScalingGroupName = Edge, TargetGroupARNs = (await account.Group(Edge)).TargetGroupARNs }), "auto scaling group/target group"),
        ["put a group behind another target group too"] = new(
            async account => await account.Send(new AutoScaling.AttachLoadBalancerTargetGroups { AutoScalingGroupName = Edge, TargetGroupARNs = [(await account.TargetGroup("full-origin")).TargetGroupArn!] }), "auto scaling group/target group"),
        ["hand a group's tag on to its nodes"] = new(
            account => account.Send(new AutoScaling.CreateOrUpdateTags { Tags = [new() { Key = "team", Value = "video", ResourceId = Edge, ResourceType = "auto-scaling-group", PropagateAtLaunch = true }] }), "auto scaling group/tag team on new nodes"),
        ["delete a group"] = new(
            account => account.Send(new AutoScaling.DeleteAutoScalingGroup { AutoScalingGroupName = Edge, ForceDelete = true }), "auto scaling group/exists", "scaling policy/exists", "lifecycle hook/exists", "warm pool/exists", "group metrics/exists", "group notices/exists"),
        ["set a lifecycle hook otherwise"] = new(
            account => account.Send(new AutoScaling.PutLifecycleHook { AutoScalingGroupName = Edge, LifecycleHookName = "full-edge-drain", LifecycleTransition = "autoscaling:EC2_INSTANCE_LAUNCHING", HeartbeatTimeout = 7200, DefaultResult = "ABANDON" }),
            "lifecycle hook/transition", "lifecycle hook/timeout", "lifecycle hook/without an answer"),
        ["delete a lifecycle hook"] = new(
            account => account.Send(new AutoScaling.DeleteLifecycleHook { AutoScalingGroupName = Edge, LifecycleHookName = "full-edge-drain" }), "lifecycle hook/exists"),
        ["delete a policy"] = new(account => account.Send(new AutoScaling.DeletePolicy { AutoScalingGroupName = Edge, PolicyName = "full-edge-cpu" }), "scaling policy/exists"),
        ["let a policy follow another metric, and end no nodes"] = new(
            account => account.Send(new AutoScaling.PutScalingPolicy
            {
                AutoScalingGroupName = Edge,
                PolicyName = "full-edge-cpu",
                PolicyType = "TargetTrackingScaling",
                TargetTrackingConfiguration = new() { PredefinedMetricSpecification = new() { PredefinedMetricType = "ASGAverageNetworkOut" }, TargetValue = 1e6, DisableScaleIn = true },
            }),
            "scaling policy/target CPU %", "scaling policy/metric", "scaling policy/scale in"),
        ["switch a policy off"] = new(
            account => account.Send(new AutoScaling.PutScalingPolicy
            {
                AutoScalingGroupName = Edge,
                PolicyName = "full-edge-cpu",
                PolicyType = "TargetTrackingScaling",
                Enabled = false,
                TargetTrackingConfiguration = new() { PredefinedMetricSpecification = new() { PredefinedMetricType = "ASGAverageCPUUtilization" }, TargetValue = 60 },
            }),
            "scaling policy/enabled"),
    };

    static async Task<string> Id(Account account) => (await account.Instance(Mongo)).InstanceId!;

    static async Task<Ec2.InstanceBlockDeviceMapping> Root(Account account) => (await account.Instance(Mongo)).BlockDeviceMappings.First(m => m.DeviceName != "/dev/sdf");
}
