using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;
using AmsCluster.Upgrading;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Upgrading;

/// <summary>What is looked at before an upgrade begins.</summary>
public sealed class UpgradeCheckTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static Ec2.Image Image(string version, string code = "4wh7", string state = "available", string? rootDevice = null) => new()
    {
        ImageId = $"ami-{version}",
        Name = $"AntMedia-AWS-Marketplace-EE-{version}-x",
        State = state,
        RootDeviceType = rootDevice,
        ProductCodes = [new() { ProductCodeId = code }],
    };

    static readonly TimeSpan Leaving = TimeSpan.FromMinutes(5);

    static IEnumerable<string> Codes(string from, string to, UpgradeStrategy strategy = UpgradeStrategy.Rolling) => UpgradeChecks.Run(Image(from), Image(to), strategy, Leaving).Select(f => f.Code);

    [Fact]
    public void Versions_that_are_crossed_are_told()
    {
        Assert.Equal(["AmsUpgradePasswords", "AmsUpgradeModeScript", "AmsUpgradeMixed"], Codes("v264", "v303"));
        Assert.Equal(["AmsUpgradeModeScript", "AmsUpgradeMixed"], Codes("v2170", "v300"));
        Assert.Equal([], Codes("v300", "v303"));
        Assert.Equal(["AmsUpgradeDowngrade"], Codes("v303", "v300"));
        Assert.Equal(["AmsUpgradeOutage"], Codes("v303", "v310", UpgradeStrategy.AllAtOnce));
        Assert.Equal(["AmsUpgradeVersionUnknown"], Codes("v303", "golden"));
    }

    [Fact]
    public void An_image_that_cannot_be_used_stops_it()
    {
        Assert.Contains(UpgradeChecks.Run(Image("v300"), Image("v303", state: "pending"), default, Leaving), f => f is { Code: "AmsImageNotAvailable", Level: FindingLevel.Error });
        Assert.Contains(UpgradeChecks.Run(Image("v300"), Image("v303", rootDevice: "instance-store"), default, Leaving), f => f is { Code: "AmsImageRootDevice", Level: FindingLevel.Error });
    }

    [Fact]
    public void Of_another_product_the_subscription_is_not_known()
    {
        Assert.Contains(UpgradeChecks.Run(Image("v300"), Image("v303", "other"), default, Leaving), f => f.Code is "AmsSubscriptionUnknown");
        Assert.Contains(UpgradeChecks.Run(null, Image("v303"), default, Leaving), f => f.Code is "AmsSubscriptionUnknown");
        Assert.DoesNotContain(UpgradeChecks.Run(Image("v300"), Image("v303"), default, Leaving), f => f.Code is "AmsSubscriptionUnknown");
    }

    [Theory]
    [InlineData("ami-xyz", false, 110, 0, 0, "image")]
    [InlineData("ami-0123456789abcdef0", true, 110, 0, 0, "image")]
    [InlineData(null, false, 100, 0, 0, "max-healthy")]
    [InlineData(null, false, 201, 0, 0, "max-healthy")]
    [InlineData(null, false, 110, 2881, 0, "bake")]
    [InlineData(null, false, 110, 0, 56, "drain")]
    public void What_cannot_be_is_refused_before_AWS_is_asked(string? image, bool rollback, int most, int bake, int drain, string named)
    {
        var error = Assert.Throws<AmsException>(() => UpgradeRules.Require(new() { ImageId = image, Rollback = rollback, MaxHealthyPercentage = most, BakeMinutes = bake, DrainMinutes = drain }));
        Assert.Equal("AmsBadArguments", error.Code);
        Assert.StartsWith($"{named}: ", error.Message, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task An_image_that_is_not_there_or_does_not_fit_stops_it_before_the_first_write()
    {
        var (deployment, _, _, _) = await Nodes.Of(emulator);
        using var __ = deployment;
        var arm = (await deployment.Account.Images("099720109477", "ubuntu/images/*noble*arm64*"))[0].ImageId;
        await emulator.ResetCalls();
        foreach (var (image, code) in new[] { ("ami-0123456789abcdef0", "AmsImageNotFound"), (arm!, "AmsArchitectureMismatch") })
        {
            var work = await deployment.Engine.PrepareUpgrade("live", new() { ImageId = image });
            Assert.Contains(work.Upgrade.Findings, f => f.Code == code && f.Level is FindingLevel.Error);
            Assert.Equal(code, (await Assert.ThrowsAsync<AmsCluster.Execution.BlockedException>(() => deployment.Engine.Upgrade(work))).Code);
        }

        Assert.Equal(0, (await emulator.Calls()).Writes);
    }

    [EmulatorFact]
    public async Task A_cluster_with_an_image_of_its_own_is_not_taken_to_the_publishers()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var own = (await deployment.Account.Images("099720109477", "ubuntu/images/*noble*amd64*"))[0].ImageId;
        await deployment.Apply(Deployment.Example(1) with { Image = new() { Id = own } });
        Assert.Equal("AmsUpgradeOwnImage", (await Assert.ThrowsAsync<AmsException>(() => deployment.Engine.PrepareUpgrade("live", new()))).Code);
        Assert.Equal("AmsClusterNotFound", (await Assert.ThrowsAsync<AmsException>(() => deployment.Engine.PrepareUpgrade("other", new()))).Code);
    }

    [EmulatorFact]
    public async Task What_new_nodes_would_get_besides_stops_it_and_what_else_differs_is_left_alone()
    {
        var (deployment, spec, _, newest) = await Nodes.Of(emulator);
        using var __ = deployment;
        await deployment.Account.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = "live-edge", MaxSize = 7 });
        var work = await deployment.Engine.PrepareUpgrade("live", new());
        var left = Assert.Single(work.Upgrade.Findings, f => f.Code is "AmsUpgradeLeaves");
        Assert.Contains("max 7 → 10", left.Message, StringComparison.Ordinal);
        await deployment.Engine.Upgrade(work);
        Assert.Equal(7, (await deployment.Account.Group("live-edge")).MaxSize);
        Assert.Equal(newest, (await deployment.Account.TemplateVersions("live-edge"))[0].ImageId);
        await deployment.Change(spec);

        var template = (await deployment.Account.LaunchTemplates()).Single(t => t.LaunchTemplateName == "live-edge").LaunchTemplateId;
        await deployment.Account.Send(Ec2Api.CreateLaunchTemplateVersion(new() { LaunchTemplateId = template, SourceVersion = "1", LaunchTemplateData = new() { InstanceType = "c5.2xlarge" } }));
        var blocked = (await deployment.Engine.PrepareUpgrade("live", new() { Rollback = true })).Upgrade;
        Assert.Contains(blocked.Findings, f => f is { Code: "AmsUpgradeNotAlone", Level: FindingLevel.Error } && f.Message.Contains("c5.2xlarge → c5.xlarge", StringComparison.Ordinal));
    }
}
