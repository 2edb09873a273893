using System.Text;
using AmsCluster.Aws;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using Ec2 = Amazon.EC2.Model;
using Elb = AmsCluster.Aws.Elb;
using Route53 = AmsCluster.Aws.Route53;
using Ssm = Amazon.SimpleSystemsManagement.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>What an account has in a Region, asked of AWS directly: nothing here goes through the engine.</summary>
internal sealed class Account(AwsConnection aws)
{
    public const string ExampleZone = "Z0EXAMPLEZONE000000001";

    public Task<TResult> Send<TResult>(AwsRequest<TResult> request) => aws.Send(request, default);

    /// <summary>All instances that are not gone.</summary>
    public async Task<IReadOnlyList<Ec2.Instance>> Instances() =>
        [.. (await aws.SendAll(Ec2Api.DescribeInstances(new()), r => r.Reservations, default)).SelectMany(r => r.Instances).Where(i => i.State!.Name.Value is not "terminated")];

    public async Task<Ec2.Instance> Instance(string name) => Assert.Single(await Instances(), i => i.Tags.Any(t => t is { Key: "Name" } && t.Value == name));

    /// <summary>The id of the volume that an instance's database is on.</summary>
    public static string DataDisk(Ec2.Instance node) => (node.BlockDeviceMappings.FirstOrDefault(m => m.DeviceName == "/dev/sdf") ?? node.BlockDeviceMappings[0]).Ebs!.VolumeId!;

    public async Task<bool> IsProtected(string name) =>
        (await Send(Ec2Api.DescribeInstanceAttribute(new() { InstanceId = (await Instance(name)).InstanceId!, Attribute = "disableApiTermination" }))).InstanceAttribute.DisableApiTermination!.Value;

    /// <summary>Ends an instance, protected or not.</summary>
    public async Task Terminate(string name)
    {
        var id = (await Instance(name)).InstanceId!;
        await Send(Ec2Api.ModifyInstanceAttribute(new() { InstanceId = id, DisableApiTermination = false }));
        await Send(Ec2Api.TerminateInstances(new() { InstanceIds = [id] }));
    }

    /// <summary>Makes a MongoDB node what the version before data volumes made: all on a root volume of 30 GiB, without protection.</summary>
    public async Task MakeRootLayout(string name)
    {
        var node = await Instance(name);
        var (id, data, root) = (node.InstanceId!, DataDisk(node), node.BlockDeviceMappings.Single(m => m.DeviceName == node.RootDeviceName).Ebs!.VolumeId!);
        await Send(Ec2Api.DetachVolume(new() { VolumeId = data, InstanceId = id }));
        await Send(Ec2Api.DeleteVolume(new() { VolumeId = data }));
        await Send(Ec2Api.ModifyVolume(new() { VolumeId = root, Size = 30 }));
        await Send(Ec2Api.DeleteTags(new() { Resources = [id, root], Tags = [new("amscluster:data", null)] }));
        await Send(Ec2Api.ModifyInstanceAttribute(new() { InstanceId = id, DisableApiTermination = false }));
    }

    public Task<IReadOnlyList<Ec2.Volume>> Volumes() => aws.SendAll(
        Ec2Api.DescribeVolumes(new()), r => r.Volumes, default);

    public Task<IReadOnlyList<Ec2.SecurityGroup>> SecurityGroups() => aws.SendAll(Ec2Api.DescribeSecurityGroups(new()), r => r.SecurityGroups, default);

    public async Task<Ec2.SecurityGroup> SecurityGroup(string name) => Assert.Single(await SecurityGroups(), g => g.GroupName == name);

    /// <summary>What a group lets in: "tcp 22 from 203.0.113.0/24", "udp 1-2 from group-name".</summary>
    public async Task<IReadOnlyList<string>> Ingress(string name)
    {
        var groups = await SecurityGroups();
        return [.. groups.Single(g => g.GroupName == name).IpPermissions.SelectMany(p => Sources(p, groups).Select(s =>
            $"{p.IpProtocol} {(p.FromPort == p.ToPort ? $"{p.FromPort}" : $"{p.FromPort}-{p.ToPort}")} from {s}")).Order(StringComparer.Ordinal)];
    }

    static IEnumerable<string> Sources(Ec2.IpPermission permission, IReadOnlyList<Ec2.SecurityGroup> groups) => permission.Ipv4Ranges.Select(r => r.CidrIp!)
        .Concat(permission.Ipv6Ranges.Select(r => r.CidrIpv6!))
        .Concat(permission.UserIdGroupPairs.Select(p => groups.Single(g => g.GroupId == p.GroupId).GroupName!));

    public Task<IReadOnlyList<Ec2.LaunchTemplate>> LaunchTemplates() => aws.SendAll(Ec2Api.DescribeLaunchTemplates(new()), r => r.LaunchTemplates, default);

    /// <summary>All versions of a launch template, the newest first.</summary>
    public async Task<IReadOnlyList<Ec2.ResponseLaunchTemplateData>> TemplateVersions(string name)
    {
        var versions = await aws.SendAll(Ec2Api.DescribeLaunchTemplateVersions(new() { LaunchTemplateName = name }), r => r.LaunchTemplateVersions, default);
        return [.. versions.OrderByDescending(v => v.VersionNumber).Select(v => v.LaunchTemplateData!)];
    }

    public static string Text(string? userData) => AmsCluster.Resources.UserData.PackedUserData.TextOf(userData) ?? "";

    public async Task<string> UserData(string instanceId) => Text((await Send(Ec2Api.DescribeInstanceAttribute(new() { InstanceId = instanceId, Attribute = "userData" }))).InstanceAttribute.UserData);

    public Task<IReadOnlyList<AutoScaling.AutoScalingGroup>> Groups() => aws.SendAll(new AutoScaling.DescribeAutoScalingGroups(), r => r.AutoScalingGroups, default);

    public async Task<IReadOnlyList<AutoScaling.LifecycleHook>> Hooks(string group) => (await Send(new AutoScaling.DescribeLifecycleHooks { AutoScalingGroupName = group })).LifecycleHooks;

    public async Task<AutoScaling.AutoScalingGroup> Group(string name) => Assert.Single(await Groups(), g => g.AutoScalingGroupName == name);

    public Task<IReadOnlyList<AutoScaling.ScalingPolicy>> Policies() => aws.SendAll(new AutoScaling.DescribePolicies(), r => r.ScalingPolicies, default);

    public Task<IReadOnlyList<Elb.LoadBalancer>> Balancers() => aws.SendAll(new Elb.DescribeLoadBalancers(), r => r.LoadBalancers, default);

    public Task<IReadOnlyList<Elb.TargetGroup>> TargetGroups() => aws.SendAll(new Elb.DescribeTargetGroups(), r => r.TargetGroups, default);

    public async Task<Elb.TargetGroup> TargetGroup(string name) => Assert.Single(await TargetGroups(), g => g.TargetGroupName == name);

    public async Task<Dictionary<string, string>> Attributes(string targetGroup)
    {
        var answer = await Send(new Elb.DescribeTargetGroupAttributes { TargetGroupArn = (await TargetGroup(targetGroup)).TargetGroupArn! });
        return answer.Attributes.ToDictionary(a => a.Key!, a => a.Value!, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<Elb.Listener>> Listeners(string balancer)
    {
        var arn = (await Balancers()).Single(b => b.LoadBalancerName == balancer).LoadBalancerArn;
        return [.. (await aws.SendAll(new Elb.DescribeListeners { LoadBalancerArn = arn }, r => r.Listeners, default)).OrderBy(l => l.Port)];
    }

    public async Task<Elb.Listener> Listener(string balancer, int port) => Assert.Single(await Listeners(balancer), l => l.Port == port);

    public Task<IReadOnlyList<Elb.Rule>> Rules(string listenerArn) => aws.SendAll(new Elb.DescribeRules { ListenerArn = listenerArn }, r => r.Rules, default);

    public async Task<IReadOnlyDictionary<string, string>> Tags(string arn) =>
        (await Send(new Elb.DescribeTags { ResourceArns = [arn] })).TagDescriptions.Single().Tags.ToDictionary(t => t.Key, t => t.Value ?? "", StringComparer.Ordinal);

    public Task<IReadOnlyList<Ssm.Parameter>> Parameters(string path = "/amscluster") =>
        aws.SendAll(SsmApi.GetParametersByPath(new() { Path = path, Recursive = true, WithDecryption = true }), r => r.Parameters, default);

    public Task<IReadOnlyList<Ec2.Subnet>> Subnets(string vpc) => aws.SendAll(Ec2Api.DescribeSubnets(new() { Filters = [Ec2Filter.Of("vpc-id", vpc)] }), r => r.Subnets, default);

    /// <summary>A VPC beside the default one, with a gateway and a route to it in the main table.</summary>
    public async Task<string> CompanyVpc()
    {
        var vpc = (await Send(Ec2Api.CreateVpc(new() { CidrBlock = "10.9.0.0/16" }))).Vpc!.VpcId!;
        var gateway = (await Send(Ec2Api.CreateInternetGateway(new()))).InternetGateway!.InternetGatewayId!;
        await Send(Ec2Api.AttachInternetGateway(new() { InternetGatewayId = gateway, VpcId = vpc }));
        await Send(Ec2Api.CreateRoute(new() { RouteTableId = await MainTable(vpc), DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway }));
        return vpc;
    }

    /// <summary>The main route table of a VPC.</summary>
    public async Task<string> MainTable(string vpc) => (await Send(Ec2Api.DescribeRouteTables(new()
    {
        Filters = [Ec2Filter.Of("vpc-id", vpc), Ec2Filter.Of("association.main", "true")],
    }))).RouteTables.Single().RouteTableId!;

    /// <summary>A subnet that gives no public addresses (MapPublicIpOnLaunch). It is public if its route table leads to a gateway.</summary>
    public async Task<string> Subnet(string vpc, string cidr, string zone) =>
        (await Send(
            Ec2Api.CreateSubnet(new() { VpcId = vpc, CidrBlock = cidr, AvailabilityZone = zone }))).Subnet!.SubnetId!;

    /// <summary>Gives a subnet a route table of its own, which leads nowhere outside.</summary>
    public async Task MakePrivate(string vpc, string subnet)
    {
        var table = (await Send(Ec2Api.CreateRouteTable(new() { VpcId = vpc }))).RouteTable!.RouteTableId!;
        await Send(Ec2Api.AssociateRouteTable(new() { RouteTableId = table, SubnetId = subnet }));
    }

    public Task<IReadOnlyList<Ec2.Vpc>> Vpcs() => aws.SendAll(Ec2Api.DescribeVpcs(new()), r => r.Vpcs, default);

    public Task<IReadOnlyList<Ec2.Image>> Images(string owner, string name) =>
        aws.SendAll(
            Ec2Api.DescribeImages(new() { Owners = [owner], Filters = [Ec2Filter.Of("name", name)] }),
            r => r.Images,
            default);

    public async Task<IReadOnlyList<Route53.ResourceRecordSet>> Records() => (await Send(new Route53.ListResourceRecordSets { HostedZoneId = ExampleZone })).ResourceRecordSets;

    /// <summary>Everything that an empty account would not have.</summary>
    public async Task<IReadOnlyList<string>> Left()
    {
        List<string> left = [];
        left.AddRange((await Instances()).Select(i => $"instance {i.InstanceId} {i.State!.Name}"));
        left.AddRange((await Volumes()).Select(v => $"volume {v.VolumeId} {v.State}"));
        left.AddRange((await SecurityGroups()).Where(g => g.GroupName != "default").Select(g => $"security group {g.GroupName}"));
        left.AddRange((await LaunchTemplates()).Select(t => $"launch template {t.LaunchTemplateName}"));
        left.AddRange((await Groups()).Select(g => $"auto scaling group {g.AutoScalingGroupName}"));
        left.AddRange((await Policies()).Select(p => $"policy {p.PolicyName}"));
        left.AddRange((await Balancers()).Select(b => $"load balancer {b.LoadBalancerName}"));
        left.AddRange((await TargetGroups()).Select(g => $"target group {g.TargetGroupName}"));
        left.AddRange((await Parameters()).Select(p => $"parameter {p.Name}"));
        left.AddRange((await Send(new ListRoles())).Roles.Where(r => r.RoleName!.StartsWith("amscluster", StringComparison.Ordinal)).Select(r => $"role {r.RoleName}"));
        left.AddRange((await Send(new ListInstanceProfiles())).InstanceProfiles.Select(p => $"profile {p.InstanceProfileName}"));
        left.AddRange((await Send(Ec2Api.DescribeKeyPairs(new()))).KeyPairs.Where(k => k.KeyName != "ant").Select(k => $"key pair {k.KeyName}"));
        var vpcs = await Vpcs();
        left.AddRange(vpcs.Where(v => v.IsDefault is not true).Select(v => $"VPC {v.VpcId}"));
        var home = vpcs.Single(v => v.IsDefault is true).VpcId;
        left.AddRange((await aws.SendAll(Ec2Api.DescribeSubnets(new()), r => r.Subnets, default)).Where(s => s.VpcId != home).Select(s => $"subnet {s.SubnetId}"));
        left.AddRange((await aws.SendAll(Ec2Api.DescribeRouteTables(new()), r => r.RouteTables, default)).Where(t => t.VpcId != home).Select(t => $"route table {t.RouteTableId}"));
        left.AddRange((await aws.SendAll(Ec2Api.DescribeInternetGateways(new()), r => r.InternetGateways, default)).Where(g => g.Attachments.All(a => a.VpcId != home)).Select(g => $"gateway {g.InternetGatewayId}"));
        left.AddRange((await Records()).Where(r => r.Type is not ("NS" or "SOA")).Select(r => $"record {r.Name} {r.Type}"));
        return left;
    }

    /// <summary>Creates a SecureString parameter.</summary>
    public Task PutSecret(string name, string value) =>
        Send(SsmApi.PutParameter(new() { Name = name, Type = "SecureString", Value = value }));
}
