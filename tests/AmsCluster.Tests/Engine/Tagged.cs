using AmsCluster.Aws;
using Ec2 = Amazon.EC2.Model;
using Iam = AmsCluster.Aws.Iam;
using Ssm = Amazon.SimpleSystemsManagement.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>The tags of everything that AWS gives tags to, beside what an account has of itself.</summary>
internal static class Tagged
{
    public static async Task<IReadOnlyList<(string What, IReadOnlyList<Tag> Tags)>> All(Account account)
    {
        List<(string, IReadOnlyList<Tag>)> all = [];
        all.AddRange((await account.Instances()).Select(i => ($"instance {i.InstanceId}", i.Tags.AsTags())));
        all.AddRange((await account.Volumes()).Select(v => ($"volume {v.VolumeId}", v.Tags.AsTags())));
        all.AddRange((await account.SecurityGroups()).Where(g => g.GroupName != "default").Select(g => ($"security group {g.GroupName}", g.Tags.AsTags())));
        all.AddRange((await account.LaunchTemplates()).Select(t => ($"launch template {t.LaunchTemplateName}", t.Tags.AsTags())));
        all.AddRange((await account.Groups()).Select(g => ($"auto scaling group {g.AutoScalingGroupName}", (IReadOnlyList<Tag>)[.. g.Tags.Select(t => new Tag(t.Key!, t.Value!))])));
        all.AddRange((await account.Send(Ec2Api.DescribeKeyPairs(new()))).KeyPairs.Where(k => k.KeyName != "ant").Select(k => ($"key pair {k.KeyName}", k.Tags.AsTags())));
        foreach (var vpc in (await account.Vpcs()).Where(v => v.IsDefault is not true))
        {
            all.Add(($"VPC {vpc.VpcId}", vpc.Tags.AsTags()));
            all.AddRange((await account.Subnets(vpc.VpcId!)).Select(s => ($"subnet {s.SubnetId}", s.Tags.AsTags())));
        }

        foreach (var balancer in await account.Balancers())
        {
            all.Add(await OfElb(account, balancer.LoadBalancerArn!));
            foreach (var listener in await account.Listeners(balancer.LoadBalancerName!))
            {
                all.Add(await OfElb(account, listener.ListenerArn!));
                foreach (var rule in (await account.Rules(listener.ListenerArn!)).Where(r => r.IsDefault is not true)) all.Add(await OfElb(account, rule.RuleArn!));
            }
        }

        foreach (var group in await account.TargetGroups()) all.Add(await OfElb(account, group.TargetGroupArn!));
        foreach (var role in (await account.Send(new ListRoles())).Roles.Where(r => r.RoleName!.StartsWith("amscluster", StringComparison.Ordinal)))
            all.Add(($"role {role.RoleName}", (await account.Send(new Iam.GetRole { RoleName = role.RoleName! })).Role!.Tags));
        foreach (var profile in (await account.Send(new ListInstanceProfiles())).InstanceProfiles)
            all.Add(($"profile {profile.InstanceProfileName}", (await account.Send(new Iam.GetInstanceProfile { InstanceProfileName = profile.InstanceProfileName! })).InstanceProfile!.Tags));
        foreach (var parameter in await account.Parameters())
            all.Add(($"parameter {parameter.Name}", (await account.Send(SsmApi.ListTagsForResource(new() { ResourceType = "Parameter", ResourceId = parameter.Name! }))).TagList.AsTags()));
        return all;
    }

    static async Task<(string, IReadOnlyList<Tag>)> OfElb(Account account, string arn) =>
        (arn, [.. (await account.Tags(arn)).Select(t => new Tag(t.Key, t.Value))]);
}
