using System.Text;
using AmsCluster.Aws;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using Ec2 = Amazon.EC2.Model;
using Elb = AmsCluster.Aws.Elb;

namespace AmsCluster.Tests.Engine;

/// <summary>A cluster as people make it in the console by Ant Media's guide, call by call and with the guide's names. Nothing of it bears a tag of ours.</summary>
internal sealed class HandMade(Account account)
{
    public const string Balancer = "ams-streaming-cloud";
    public const string OriginGroup = "AMS-Origin-Group";
    public const string EdgeGroup = "AMS-Edge-Group";
    public const string Anywhere = "0.0.0.0/0";

    /// <summary>What a user has beside the guide's names: a second cluster needs others.</summary>
    public string Suffix { get; init; } = "";

    public bool WithEdge { get; init; } = true;

    /// <summary>What the nodes are told behind <c>cluster</c>; null for the instance's private address.</summary>
    public string? Database { get; init; }

    /// <summary>Whether the groups are behind the load balancer, which the guide leaves to the end.</summary>
    public bool Attached { get; init; } = true;

    /// <summary>The subnets of the two zones; by default those of the default VPC.</summary>
    public IReadOnlyList<string>? Subnets { get; init; }

    public string MongoId { get; private set; } = "";

    public string MongoAddress { get; private set; } = "";

    public string Certificate { get; private set; } = "";

    public async Task<HandMade> Make()
    {
        var zones = (await account.Send(Ec2Api.DescribeSubnets(new() { Filters = [Subnets is null ? Ec2Filter.Of("default-for-az", "true") : Ec2Filter.Of("subnet-id", Subnets)] }))).Subnets.OrderBy(s => s.AvailabilityZone, StringComparer.Ordinal).ToList();
        var vpc = zones[0].VpcId!;
        Certificate = await Certificates.Import(account, "live.example.com");
        await Mongo(vpc, zones[1].SubnetId!);
        var image = (await account.Images("aws-marketplace", "AntMedia-AWS-Marketplace-EE-*"))[0].ImageId!;
        var origin = await Nodes("Origin", vpc, image, zones[0].SubnetId!);
        var edge = WithEdge ? await Nodes("Edge", vpc, image, zones[0].SubnetId!) : null;
        var originTargets = await Targets("Origin", vpc);
        var edgeTargets = WithEdge ? await Targets("Edge", vpc) : originTargets;
        await Entrance(vpc, [zones[0].SubnetId!, zones[1].SubnetId!], originTargets, edgeTargets);
        if (!Attached) return this;
        await account.Send(new AutoScaling.AttachLoadBalancerTargetGroups { AutoScalingGroupName = origin, TargetGroupARNs = [originTargets] });
        if (edge is not null) await account.Send(new AutoScaling.AttachLoadBalancerTargetGroups { AutoScalingGroupName = edge, TargetGroupARNs = [edgeTargets] });
        return this;
    }

    async Task Mongo(string vpc, string subnet)
    {
        var group = await SecurityGroup($"launch-wizard-1{Suffix}", vpc, (22, 22), (27017, 27017));
        var image = (await account.Images("099720109477", "ubuntu/images/hvm-ssd*22.04-amd64*"))[0];
        var run = await account.Send(Ec2Api.RunInstances(new()
        {
            ImageId = image.ImageId, InstanceType = "m5.xlarge", MinCount = 1, MaxCount = 1, SubnetId = subnet, SecurityGroupIds = [group], KeyName = "ant",
            BlockDeviceMappings = [new() { DeviceName = image.RootDeviceName ?? "/dev/sda1", Ebs = new() { VolumeSize = 20, VolumeType = "gp2" } }],
            TagSpecifications = new Tag[] { new("Name", $"MongoDB{Suffix}") }.For("instance"),
        }));
        var mongo = run.Reservation.Instances[0];
        (MongoId, MongoAddress) = (mongo.InstanceId, mongo.PrivateIpAddress);
    }

    async Task<string> Nodes(string role, string vpc, string image, string subnet)
    {
        var group = await SecurityGroup($"Ant Media Server Enterprise {role}{Suffix}", vpc, (22, 22), (80, 80), (1935, 1935), (5000, 5000), (5080, 5080), (5443, 5443));
        await account.Send(Ec2Api.AuthorizeSecurityGroupIngress(new() { GroupId = group, IpPermissions = [new() { IpProtocol = "udp", FromPort = 50000, ToPort = 60000, Ipv4Ranges = [new() { CidrIp = Anywhere }] }] }));
        var script = $"#!/bin/bash\ncd /usr/local/antmedia\n./change_server_mode.sh cluster {Database ?? MongoAddress}\n";
        await account.Send(Ec2Api.CreateLaunchTemplate(new()
        {
            LaunchTemplateName = $"{role}-Group{Suffix}",
            LaunchTemplateData = new() { ImageId = image, InstanceType = "c5.xlarge", KeyName = "ant", SecurityGroupIds = [group], UserData = Convert.ToBase64String(Encoding.UTF8.GetBytes(script)) },
        }));
        var name = $"AMS-{role}-Group{Suffix}";
        await account.Send(new AutoScaling.CreateAutoScalingGroup
        {
            AutoScalingGroupName = name, MinSize = 1, MaxSize = 10, DesiredCapacity = 1, VPCZoneIdentifier = subnet, HealthCheckType = "EC2", HealthCheckGracePeriod = 300,
            LaunchTemplate = new() { LaunchTemplateName = $"{role}-Group{Suffix}", Version = "$Default" },
        });
        await account.Send(new AutoScaling.PutScalingPolicy
        {
            AutoScalingGroupName = name, PolicyName = "Target Tracking Policy", PolicyType = "TargetTrackingScaling",
            TargetTrackingConfiguration = new() { PredefinedMetricSpecification = new() { PredefinedMetricType = "ASGAverageCPUUtilization" }, TargetValue = 60 },
        });
        return name;
    }

    async Task<string> Targets(string role, string vpc)
    {
        var answer = await account.Send(new Elb.CreateTargetGroup { Name = $"{role}-Target-Group{Suffix}", Protocol = "HTTP", Port = 5080, VpcId = vpc, TargetType = "instance" });
        var arn = answer.TargetGroups[0].TargetGroupArn!;
        await account.Send(new Elb.ModifyTargetGroupAttributes
        {
            TargetGroupArn = arn,
            Attributes =
            [
                new() { Key = "load_balancing.algorithm.type", Value = "least_outstanding_requests" }, new() { Key = "stickiness.enabled", Value = "true" },
                new() { Key = "stickiness.type", Value = "lb_cookie" }, new() { Key = "stickiness.lb_cookie.duration_seconds", Value = "30" },
            ],
        });
        return arn;
    }

    async Task Entrance(string vpc, IReadOnlyList<string> subnets, string origin, string edge)
    {
        var group = await SecurityGroup($"Load-Balancer-Security-Group{Suffix}", vpc, (80, 80), (443, 443), (5080, 5080), (5443, 5443));
        var made = await account.Send(new Elb.CreateLoadBalancer { Name = $"{Balancer}{Suffix}", Type = "application", Scheme = "internet-facing", Subnets = subnets, SecurityGroups = [group] });
        var balancer = made.LoadBalancers[0].LoadBalancerArn!;
        await Listener(balancer, "HTTP", 80, origin);
        await Listener(balancer, "HTTP", 5080, edge);
        var secure = await Listener(balancer, "HTTPS", 443, origin);
        await Listener(balancer, "HTTPS", 5443, edge);
        await Rule(secure, 1, "origin", origin);
        if (WithEdge) await Rule(secure, 2, "edge", edge);
    }

    async Task<string> Listener(string balancer, string protocol, int port, string target) => (await account.Send(new Elb.CreateListener
    {
        LoadBalancerArn = balancer, Protocol = protocol, Port = port, Certificates = protocol == "HTTPS" ? [new() { CertificateArn = Certificate }] : null, DefaultActions = [Forward(target)],
        SslPolicy = protocol == "HTTPS" ? "ELBSecurityPolicy-TLS13-1-2-2021-06" : null,
    })).Listeners[0].ListenerArn!;

    Task Rule(string listener, int priority, string role, string target) => account.Send(new Elb.CreateRule
    {
        ListenerArn = listener, Priority = priority, Actions = [Forward(target)],
        Conditions = [new() { Field = "query-string", QueryStringConfig = new() { Values = [new() { Key = "target", Value = role }] } }],
    });

    static Elb.Action Forward(string target) => new() { Type = "forward", TargetGroupArn = target };

    async Task<string> SecurityGroup(string name, string vpc, params (int From, int To)[] ports)
    {
        var id = (await account.Send(Ec2Api.CreateSecurityGroup(new() { GroupName = name, Description = name, VpcId = vpc }))).GroupId!;
        await account.Send(Ec2Api.AuthorizeSecurityGroupIngress(new()
        {
            GroupId = id,
            IpPermissions = [.. ports.Select(p => new Ec2.IpPermission { IpProtocol = "tcp", FromPort = p.From, ToPort = p.To, Ipv4Ranges = [new() { CidrIp = Anywhere }] })],
        }));
        return id;
    }
}
