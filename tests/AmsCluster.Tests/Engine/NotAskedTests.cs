using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;
using Ssm = Amazon.SimpleSystemsManagement.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>What AWS never changes is noted when it is made and not asked again; a note that does not hold is not believed.</summary>
public sealed class NotAskedTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string Note = "amscluster:version";

    static readonly ClusterSpec Spec = Deployment.Example(1) with { Network = new() };

    [EmulatorFact]
    public async Task What_a_template_says_and_which_subnets_were_chosen_is_known()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        Assert.DoesNotContain(await Asked(deployment, Spec), o => o is "DescribeLaunchTemplateVersions" or "DescribeSubnets" or "DescribeImages");
    }

    [EmulatorTheory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1 ami-0 /dev/sda1 0123456789ABCDEF 0123456789ABCDEF")]
    [InlineData("x y z a b")]
    public async Task A_note_that_somebody_has_changed_or_taken_away_costs_a_call_and_changes_nothing(string text)
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        foreach (var template in await deployment.Account.LaunchTemplates())
        {
            if (text.Length == 0) await deployment.Account.Send(Ec2Api.DeleteTags(new() { Resources = [template.LaunchTemplateId!], Tags = [new(Note, null)] }));
            else await deployment.Account.Send(Ec2Api.CreateTags(new() { Resources = [template.LaunchTemplateId!], Tags = [new(Note, text)] }));
        }

        Assert.Equal(2, (await Asked(deployment, Spec)).Count(o => o == "DescribeLaunchTemplateVersions"));
    }

    [EmulatorFact]
    public async Task The_note_of_a_version_that_is_not_the_newest_is_not_believed()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        await deployment.Account.Send(Ec2Api.CreateLaunchTemplateVersion(new() { LaunchTemplateName = "live-edge", SourceVersion = "1", LaunchTemplateData = new() { InstanceType = "c5.9xlarge" } }));
        Assert.Contains("c5.9xlarge → c5.xlarge", Assert.Single((await deployment.Plan(Spec)).Changes).Reason, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_subnet_that_comes_later_and_would_be_chosen_before_moves_nothing()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var vpc = await deployment.Account.CompanyVpc();
        foreach (var (block, zone) in new[] { (1, "b"), (2, "c") }) await deployment.Account.Subnet(vpc, $"10.9.{block}.0/24", $"ap-south-1{zone}");
        var spec = Spec with { Network = new() { Vpc = vpc } };
        await deployment.Apply(spec);
        await deployment.Account.Subnet(vpc, "10.9.3.0/24", "ap-south-1a");
        await deployment.AssertDone(spec);
    }

    [EmulatorFact]
    public async Task Another_network_is_asked_for_and_noted_anew()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var zones = Spec with { Network = new() { NodeZones = ["ap-south-1a"], LoadBalancerZones = ["ap-south-1a", "ap-south-1c"] } };
        Assert.Contains("DescribeSubnets", await Asked(deployment, zones, done: false));
        await deployment.Apply(zones);
        Assert.DoesNotContain("DescribeSubnets", await Asked(deployment, zones));
        var record = (await deployment.Account.Parameters()).Single(p => p.Name == "/amscluster/live/spec").Value!;
        Assert.Contains("ap-south-1c=subnet-", record, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task Whether_the_subnets_have_room_is_asked_when_something_comes_into_them()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var vpc = await deployment.Account.CompanyVpc();
        foreach (var (block, zone) in new[] { (1, "a"), (2, "b") }) await deployment.Account.Subnet(vpc, $"10.9.{block}.0/27", $"ap-south-1{zone}");
        var spec = Spec with { Network = new() { Vpc = vpc } };
        await deployment.Apply(spec);
        var more = spec with { Edge = spec.Edge with { MaxSize = 30 } };
        Assert.Contains("DescribeSubnets", await Asked(deployment, more, done: false));
        Assert.Contains((await deployment.Plan(more)).Findings, f => f.Code == "AmsSubnetSmall");
    }

    [EmulatorFact]
    public async Task A_chosen_subnet_that_is_gone_is_told_of_before_the_first_write()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        const string name = "/amscluster/live/spec";
        var record = (await deployment.Account.Parameters()).Single(p => p.Name == name).Value!;
        var placed = record[record.IndexOf("placed: ", StringComparison.Ordinal)..];
        var gone = string.Join(' ', placed.Split(' ')[..2]) + " ap-south-1a=subnet-0123456789abcdef0 ap-south-1b=subnet-0123456789abcdef1\n";
        await deployment.Account.Send(SsmApi.PutParameter(new() { Name = name, Type = "String", Value = record.Replace(placed, gone, StringComparison.Ordinal), Overwrite = true }));
        Assert.Contains((await deployment.Plan(Spec)).Findings, f => f is { Level: FindingLevel.Error, Code: "AmsSubnetNotFound" } && f.Advice!.Contains("network.subnets", StringComparison.Ordinal));
    }

    async Task<IReadOnlyList<string>> Asked(Deployment deployment, ClusterSpec spec, bool done = true)
    {
        await emulator.ResetCalls();
        if (done) await deployment.AssertDone(spec);
        else Assert.NotEmpty((await deployment.Plan(spec)).Changes);
        return [.. (await emulator.Calls()).Operations.Split(", ").SelectMany(o => Enumerable.Repeat(o.Split(' ')[0].Split(':')[^1].Split('.')[^1], int.Parse(o.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture)))];
    }
}
