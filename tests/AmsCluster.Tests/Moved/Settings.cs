using System.Text.Json;
using System.Text.RegularExpressions;
using AmsCluster.Aws;
using AmsCluster.Tests.Engine;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using CloudWatch = AmsCluster.Aws.CloudWatch;
using Ec2 = Amazon.EC2.Model;
using Elb = AmsCluster.Aws.Elb;
using Iam = AmsCluster.Aws.Iam;
using Sns = AmsCluster.Aws.Sns;
using Ssm = Amazon.SimpleSystemsManagement.Model;

namespace AmsCluster.Tests.Moved;

/// <summary>All that AWS tells of a cluster, with what differs from one to the next of the same kind left out: ids, times, addresses.</summary>
internal static partial class Settings
{
    public static async Task<IReadOnlyList<string>> Of(Account account)
    {
        List<object> all = [];
        all.AddRange((await account.Instances()).Where(i => i.Tags.All(t => t.Key != "aws:autoscaling:groupName"))
            .Select(i => Changed(i, _ =>
            {
                (i.ClientToken, i.PublicDnsName) = (null, null);
                (i.MetadataOptions.InstanceMetadataTags, i.MetadataOptions.HttpProtocolIpv6) = (null, null);
                i.NetworkInterfaces.ForEach(n => n.MacAddress = null);
            })));
        all.AddRange(await account.Volumes());
        all.AddRange(await account.SecurityGroups());
        foreach (var template in await account.LaunchTemplates())
        {
            (template.LatestVersionNumber, template.DefaultVersionNumber) = (null, null);
            template.Tags = [.. template.Tags.Where(t => t.Key != "amscluster:version").OrderBy(t => t.Key, StringComparer.Ordinal)];
            // A new MongoDB node has another address, which the packed start script would hide.
            var newest = (await account.TemplateVersions(template.LaunchTemplateName!))[0];
            all.AddRange([template, Changed(newest, d => d.UserData = Account.Text(d.UserData))]);
        }

        all.AddRange((await account.Groups()).Select(g => g with { Instances = [], TargetGroupARNs = [.. g.TargetGroupARNs.Order(StringComparer.Ordinal)], Tags = [.. g.Tags.Where(t => t.Key != "amscluster:listeners").OrderBy(t => t.Key, StringComparer.Ordinal)] }));
        all.AddRange(await Notices(account));
        foreach (var group in await account.Groups()) all.AddRange(await account.Hooks(group.AutoScalingGroupName!));
        all.AddRange((await account.Policies()).Select(p => p with { Alarms = [] }));
        foreach (var balancer in await account.Balancers()) all.AddRange(await Balancer(account, balancer));
        foreach (var group in await account.TargetGroups()) all.AddRange([group, await account.Tags(group.TargetGroupArn!), (await account.Attributes(group.TargetGroupName!)).Where(a => a.Key != BalancerMoves.CookieName).OrderBy(a => a.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal)]);
        all.AddRange(await Network(account));
        all.AddRange(await Rights(account));
        all.AddRange((await account.Send(Ec2Api.DescribeKeyPairs(new()))).KeyPairs.Select(k => Changed(k, _ => k.KeyFingerprint = null)));
        all.AddRange((await account.Parameters()).Select(p => Changed(p, _ => (p.Version, p.Value) = (null, p.Type == "SecureString" ? null : p.Value))));
        all.AddRange((await account.Records()).Where(r => r.Type == "A"));
        return [.. all.Select(one => $"{one.GetType().Name} {Masked(JsonSerializer.Serialize(one, one.GetType()))}").Order(StringComparer.Ordinal)];
    }

    static async Task<IReadOnlyList<object>> Balancer(Account account, Elb.LoadBalancer balancer)
    {
        var attributes = (await account.Send(new Elb.DescribeLoadBalancerAttributes { LoadBalancerArn = balancer.LoadBalancerArn! })).Attributes;
        List<object> all = [balancer with { State = null }, await account.Tags(balancer.LoadBalancerArn!), attributes.OrderBy(a => a.Key, StringComparer.Ordinal).ToList()];
        foreach (var listener in await account.Listeners(balancer.LoadBalancerName!))
        {
            all.AddRange([listener, await account.Tags(listener.ListenerArn!)]);
            all.AddRange((await account.Rules(listener.ListenerArn!)).Select(Placed));
        }

        return all;
    }

    // A rule that lets addresses in may be in any of the places before the one that refuses: which one has no meaning.
    static Elb.Rule Placed(Elb.Rule rule) => rule.Conditions.Any(c => c.SourceIpConfig is not null)
        ? rule with { Priority = int.Parse(rule.Priority!, System.Globalization.CultureInfo.InvariantCulture) is > 3 and < 14 ? "4 to 13" : rule.Priority }
        : rule;

    static async Task<IReadOnlyList<object>> Network(Account account)
    {
        var vpcs = await account.Vpcs();
        List<object> all = [.. vpcs];
        foreach (var vpc in vpcs)
        {
            all.AddRange(await account.Subnets(vpc.VpcId!));
            var request = Ec2Api.DescribeVpcAttribute(new() { VpcId = vpc.VpcId!, Attribute = "enableDnsHostnames" });
            all.Add((await account.Send(request)).EnableDnsHostnames!);
        }

        all.AddRange((await account.Send(Ec2Api.DescribeRouteTables(new()))).RouteTables.Select(t => Changed(t, _ => t.Associations = [.. t.Associations.OrderBy(a => a.SubnetId)])));
        all.AddRange((await account.Send(Ec2Api.DescribeInternetGateways(new()))).InternetGateways);
        return all;
    }

    static async Task<IReadOnlyList<object>> Rights(Account account)
    {
        List<object> all = [.. (await account.Send(new ListInstanceProfiles())).InstanceProfiles];
        foreach (var role in (await account.Send(new ListRoles())).Roles.Where(r => r.RoleName!.StartsWith("amscluster", StringComparison.Ordinal)))
        {
            all.Add(role);
            foreach (var policy in (await account.Send(new Iam.ListRolePolicies { RoleName = role.RoleName! })).PolicyNames)
                all.Add(await account.Send(new Iam.GetRolePolicy { RoleName = role.RoleName!, PolicyName = policy }));
        }

        return all;
    }

    static async Task<IReadOnlyList<object>> Notices(Account account)
    {
        List<object> all = [.. (await account.Send(new CloudWatch.DescribeAlarms())).MetricAlarms.Where(a => !a.AlarmName!.StartsWith("TargetTracking-", StringComparison.Ordinal)).Select(a => a with { StateValue = null })];
        all.AddRange((await account.Send(new AutoScaling.DescribeNotificationConfigurations())).NotificationConfigurations);
        foreach (var topic in (await account.Send(new ListTopics())).Topics)
        {
            all.Add(topic);
            all.AddRange((await account.Send(new Sns.ListTagsForResource { ResourceArn = topic.TopicArn! })).Tags.OrderBy(t => t.Key, StringComparer.Ordinal));
            all.AddRange((await account.Send(new Sns.ListSubscriptionsByTopic { TopicArn = topic.TopicArn! })).Subscriptions);
        }

        return all;
    }

    // The SDK's types have no copies.
    static T Changed<T>(T one, Action<T> change)
    {
        change(one);
        return one;
    }

    static string Masked(string text) => Changing().Replace(text, "…");

    // Ids, the ends of ARNs, times, addresses and names made of ids.
    [GeneratedRegex(@"(?<=-)[0-9a-f]{8,}|(?<=/)[0-9a-f]{16}\b|[0-9a-f-]{36}|\d{4}-\d\d-\d\dT[^""]*|\d+[.-]\d+[.-]\d+[.-]\d+(?!/)|AROA\w+|AIPA\w+|(?<=/)\d{10,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Changing();
}
