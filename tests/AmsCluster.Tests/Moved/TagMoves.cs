using AmsCluster.Aws;
using AmsCluster.Tests.Engine;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using Ec2 = Amazon.EC2.Model;
using Elb = AmsCluster.Aws.Elb;
using Iam = AmsCluster.Aws.Iam;

namespace AmsCluster.Tests.Moved;

/// <summary>One of the spec's tags is taken off or changed, on each kind of thing that has tags.</summary>
internal static class TagMoves
{
    const string Key = "team";
    const string Role = "amscluster-full-ap-south-1";

    public static Dictionary<string, Move> All { get; } = new(StringComparer.Ordinal)
    {
        ["untag the VPC"] = Untagged("VPC", async a => (await a.Vpcs()).Single(v => v.IsDefault is not true).VpcId!),
        ["untag a subnet"] = Untagged("subnet", async a => (await a.Subnets((await a.Vpcs()).Single(v => v.IsDefault is not true).VpcId!))[0].SubnetId!),
        ["untag the gateway"] = Untagged("internet gateway", async a => (await a.Send(Ec2Api.DescribeInternetGateways(new() { Filters = Ours }))).InternetGateways.Single().InternetGatewayId!),
        ["untag the route table"] = Untagged("route table", async a => (await a.Send(Ec2Api.DescribeRouteTables(new() { Filters = Ours }))).RouteTables.Single().RouteTableId!),
        ["untag a security group"] = Untagged("security group", async a => (await a.SecurityGroup("full-mongo")).GroupId!),
        ["untag the key pair"] = Untagged("key pair", async a => (await a.Send(Ec2Api.DescribeKeyPairs(new() { KeyNames = ["full"] }))).KeyPairs.Single().KeyPairId!),
        ["untag a launch template"] = Untagged("launch template", async a => (await a.LaunchTemplates())[0].LaunchTemplateId!),
        ["untag the MongoDB node"] = Untagged("instance", async a => (await a.Instance("full-mongo")).InstanceId!),
        ["untag the MongoDB node's volume"] = Untagged("instance", async a => (await a.Instance("full-mongo")).BlockDeviceMappings[0].Ebs!.VolumeId!),
        ["untag the data volume"] = Untagged("volume", async a => Account.DataDisk(await a.Instance("full-mongo"))),
        ["tell of a MongoDB node without a password"] = new(async a => await a.Send(Ec2Api.CreateTags(new() { Resources = [(await a.Instance("full-mongo")).InstanceId!], Tags = [new("amscluster:auth", "off")] })), "instance/tag amscluster:auth"),
        ["tag the MongoDB node otherwise"] = new(async a => await a.Send(Ec2Api.CreateTags(new() { Resources = [(await a.Instance("full-mongo")).InstanceId!], Tags = [new(Key, "audio")] })), "instance/tag team"),
        ["untag a group"] = new(a => a.Send(new AutoScaling.DeleteTags { Tags = [new() { Key = Key, ResourceId = "full-edge", ResourceType = "auto-scaling-group" }] }), "auto scaling group/tag team"),
        ["untag a load balancer"] = new(async a => await Untag(a, (await a.Balancers()).Single(b => b.LoadBalancerName == "full").LoadBalancerArn!), "load balancer/tag team"),
        ["untag a target group"] = new(async a => await Untag(a, (await a.TargetGroup("full-edge")).TargetGroupArn!), "target group/tag team"),
        ["untag a listener"] = new(async a => await Untag(a, (await a.Listener("full", 443)).ListenerArn!), "listener/tag team"),
        ["untag the instance profile"] = new(a => a.Send(new Iam.UntagInstanceProfile { InstanceProfileName = Role, TagKeys = [Key] }), "instance profile/tag team"),
    };

    static List<Ec2.Filter> Ours => [Ec2Filter.Of("tag:amscluster:cluster", "full")];

    static Move Untagged(string kind, Func<Account, Task<string>> id) =>
        new(async account => await account.Send(Ec2Api.DeleteTags(new() { Resources = [await id(account)], Tags = [new(Key, "video")] })), $"{kind}/tag {Key}");

    static Task Untag(Account account, string arn) => account.Send(new Elb.RemoveTags { ResourceArns = [arn], TagKeys = [Key] });
}
