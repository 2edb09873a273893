using AmsCluster.Aws;
using AmsCluster.Aws.Binding;
using AmsCluster.Aws.Sdk;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using Route53 = AmsCluster.Aws.Route53;
using Ssm = Amazon.SimpleSystemsManagement.Model;

namespace AmsCluster.Micro.Wire;

/// <summary>Requests as large as a cluster's get: AWS takes 50 tags a thing, 16 KiB of user data, 4 KiB a parameter.</summary>
internal static class Requests
{
    static readonly string UserData = Convert.ToBase64String(Bytes(16 << 10));

    public static WireCall RunInstances { get; } = Call(Ec2Api.RunInstances(new()
    {
        ImageId = "ami-0123456789abcdef0", InstanceType = "m5.xlarge", MinCount = 1, MaxCount = 1, KeyName = "ant", UserData = UserData, ClientToken = "live-mongo-1",
        IamInstanceProfile = new() { Name = "amscluster-live-ap-south-1" },
        BlockDeviceMappings = [new() { DeviceName = "/dev/sda1", Ebs = new() { VolumeSize = 100, VolumeType = "gp3", Encrypted = true, DeleteOnTermination = true } }],
        MetadataOptions = new() { HttpTokens = "required", HttpEndpoint = "enabled", HttpPutResponseHopLimit = 2 },
        NetworkInterfaces = [new() { DeviceIndex = 0, SubnetId = "subnet-0123456789abcdef0", Groups = ["sg-0123456789abcdef0"], AssociatePublicIpAddress = true }],
        TagSpecifications = Tags.For("instance", "volume", "network-interface"),
    }));

    public static WireCall CreateLaunchTemplate { get; } = Call(Ec2Api.CreateLaunchTemplate(new()
    {
        LaunchTemplateName = "live-edge",
        TagSpecifications = Tags.For("launch-template"),
        LaunchTemplateData = new()
        {
            ImageId = "ami-0123456789abcdef0", InstanceType = "c5.xlarge", KeyName = "ant", UserData = UserData, Monitoring = new() { Enabled = true },
            SecurityGroupIds = ["sg-0123456789abcdef0"],
            IamInstanceProfile = new() { Name = "amscluster-live-ap-south-1" },
            BlockDeviceMappings = [new() { DeviceName = "/dev/sda1", Ebs = new() { VolumeSize = 30, VolumeType = "gp3", Encrypted = true, DeleteOnTermination = true } }],
            MetadataOptions = new() { HttpTokens = "required", HttpEndpoint = "enabled", HttpPutResponseHopLimit = 2 },
            TagSpecifications = [new() { ResourceType = "instance", Tags = Tags.ForEc2() }, new() { ResourceType = "volume", Tags = Tags.ForEc2() }],
        },
    }));

    public static WireCall CreateAutoScalingGroup { get; } = Call(new AutoScaling.CreateAutoScalingGroup
    {
        AutoScalingGroupName = "live-edge", MinSize = 1, MaxSize = 100, DefaultCooldown = 300, HealthCheckType = "ELB", HealthCheckGracePeriod = 300,
        LaunchTemplate = new() { LaunchTemplateId = "lt-0123456789abcdef0", Version = "$Latest" },
        TargetGroupARNs = ["arn:aws:elasticloadbalancing:ap-south-1:123456789012:targetgroup/live-edge/0123456789abcdef"],
        VPCZoneIdentifier = "subnet-0123456789abcdef0,subnet-0123456789abcdef1",
        Tags = [.. Tags.Select(tag => new AutoScaling.Tag { ResourceId = "live-edge", ResourceType = "auto-scaling-group", Key = tag.Key, Value = tag.Value, PropagateAtLaunch = true })],
    });

    public static WireCall PutParameter { get; } = Call(SsmApi.PutParameter(new()
    {
        Name = "/amscluster/live/spec", Type = "String", Tier = "Standard", Value = Convert.ToBase64String(Bytes(3 << 10)), Description = "What the cluster was deployed with last", Tags = Tags.ForSsm(),
    }));

    public static WireCall ChangeResourceRecordSets { get; } = Call(new Route53.ChangeResourceRecordSets
    {
        HostedZoneId = "/hostedzone/Z0123456789ABCDEFGHIJ",
        ChangeBatch = new() { Changes = [.. Enumerable.Range(1, 100).Select(i => new Route53.Change { Action = "UPSERT", ResourceRecordSet = Alias($"live-{i}.example.com.") })] },
    });

    static IReadOnlyList<Tag> Tags => [.. Enumerable.Range(1, 50).Select(i => new Tag($"cost-centre:{i}", $"Live & streaming, part {i}"))];

    static WireCall Call<TResult>(AwsRequest<TResult> request) => new(request, typeof(TResult), request.Repeatable);

    static Route53.ResourceRecordSet Alias(string name) => new()
    {
        Name = name, Type = "A", AliasTarget = new() { HostedZoneId = "ZP97RAFLXTNZK", DNSName = "live-1234567890.ap-south-1.elb.amazonaws.com", EvaluateTargetHealth = true },
    };

    static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)(i * 31))];
}
