using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>What keeps AWS from deleting a part of the cluster is reported before the first delete.</summary>
public sealed class RemovalCheckTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(1);

    [EmulatorFact]
    public async Task A_rule_of_another_group_that_names_ours()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var other = await ReportingGroup(deployment);

        var finding = Assert.Single(await Errors(deployment));

        Assert.Equal(("AmsHeld", "live-node"), (finding.Code, finding.Subject));
        Assert.Contains($"a rule of security group reporting ({other})", finding.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await emulator.Calls()).Writes);
    }

    [EmulatorFact]
    public async Task A_network_interface_of_others_in_our_group()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var group = (await deployment.Account.SecurityGroup("live-node")).GroupId!;
        var subnet = (await deployment.Account.Instance("live-mongo")).SubnetId!;
        var found = (await deployment.Account.Send(MoreEc2.CreateNetworkInterface(new() { SubnetId = subnet, Groups = [group], Description = "report" }))).NetworkInterface!;
        await emulator.ResetCalls();

        var finding = Assert.Single(await Errors(deployment));

        Assert.Equal(("AmsHeld", "live-node"), (finding.Code, finding.Subject));
        Assert.Contains($"network interface {found.NetworkInterfaceId} of report", finding.Message, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task What_others_have_in_a_VPC_of_the_clusters_own()
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(3));
        var vpc = (await deployment.Account.Vpcs()).Single(v => v.IsDefault is not true);
        var block = string.Join('.', vpc.CidrBlock!.Split('.')[..2]);
        var subnet = await deployment.Account.Subnet(vpc.VpcId!, $"{block}.250.0/24", "ap-south-1a");
        await emulator.ResetCalls();

        var finding = Assert.Single(await Errors(deployment, Deployment.Example(3).Name));

        Assert.Equal("AmsHeld", finding.Code);
        Assert.StartsWith($"subnet {subnet} is in the VPC", finding.Message, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_rule_that_appears_during_a_removal_ends_the_wait_at_once()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var work = await deployment.Engine.PrepareRemoval("live");
        var other = await ReportingGroup(deployment);

        var error = await Assert.ThrowsAnyAsync<AmsException>(() => deployment.Engine.Apply(work));

        Assert.Contains($"a rule of security group reporting ({other})", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Waited", error.Message, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_cluster_that_nothing_else_uses_has_no_findings()
    {
        using var deployment = await Deployment.Of(emulator, Spec with { Rtmp = true });
        Assert.Empty(await Errors(deployment));
    }

    async Task<string> ReportingGroup(Deployment deployment)
    {
        var node = await deployment.Account.SecurityGroup("live-node");
        var other = (await deployment.Account.Send(Ec2Api.CreateSecurityGroup(new() { GroupName = "reporting", Description = "d", VpcId = node.VpcId }))).GroupId!;
        await deployment.Account.Send(Ec2Api.AuthorizeSecurityGroupIngress(new()
        {
            GroupId = other, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 5432, ToPort = 5432, UserIdGroupPairs = [new() { GroupId = node.GroupId }] }],
        }));
        await emulator.ResetCalls();
        return other;
    }

    static async Task<IReadOnlyList<Finding>> Errors(Deployment deployment, string name = "live") =>
        [.. (await deployment.Engine.PrepareRemoval(name)).Plan.Findings.Where(f => f.Level is FindingLevel.Error)];
}
