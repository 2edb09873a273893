using AmsCluster.Resources;
using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>A version of a launch template that others made: whatever it says beyond ours is drift.</summary>
public sealed class TemplateDriftTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(1);

    [EmulatorFact]
    public async Task Fields_that_no_version_of_ours_has_are_drift_and_go_with_the_next_version()
    {
        using var deployment = await Deployment.Of(emulator, Spec);
        var templates = await deployment.Account.LaunchTemplates();
        var id = templates.Single(t => t.LaunchTemplateName == "live-edge").LaunchTemplateId;
        await deployment.Account.Send(Ec2Api.CreateLaunchTemplateVersion(new()
        {
            LaunchTemplateId = id,
            SourceVersion = "1",
            LaunchTemplateData = new()
            {
                InstanceMarketOptions = new() { MarketType = "spot", SpotOptions = new() { MaxPrice = "0.05" } },
                Placement = new() { Tenancy = "dedicated" },
                DisableApiTermination = true,
                EbsOptimized = false,
                CreditSpecification = new() { CpuCredits = "standard" },
                CpuOptions = new() { CoreCount = 2, ThreadsPerCore = 1 },
            },
        }));

        var (plan, _) = await deployment.Change(Spec);

        Assert.Equal(
            [
                "CpuOptions.CoreCount 2 → none",
                "CpuOptions.ThreadsPerCore 1 → none",
                "CreditSpecification.CpuCredits standard → none",
                "DisableApiTermination True → none",
                "InstanceMarketOptions.MarketType spot → none",
                "InstanceMarketOptions.SpotOptions.MaxPrice 0.05 → none",
                "Placement.Tenancy dedicated → none",
            ],
            Assert.Single(plan.Changes).Fields.Select(f => f.ToString()));
    }

    [Fact]
    public void A_second_disk_or_network_interface_is_drift_and_the_defaults_of_EC2_are_not()
    {
        Ec2.ResponseLaunchTemplateData ours = new()
        {
            MetadataOptions = new() { HttpTokens = "required" },
            BlockDeviceMappings = [new() { DeviceName = "/dev/sda1", Ebs = new() { VolumeSize = 16 } }],
            NetworkInterfaces = [new() { DeviceIndex = 0, Groups = ["sg-1"] }],
        };
        Ec2.ResponseLaunchTemplateData theirs = new()
        {
            MetadataOptions = new() { HttpTokens = "required", State = "applied", HttpProtocolIpv6 = "disabled" },
            BlockDeviceMappings =
            [
                new() { DeviceName = "/dev/sda1", Ebs = new() { VolumeSize = 16, Iops = 6000 } },
                new() { DeviceName = "/dev/sdf", NoDevice = "" },
            ],
            NetworkInterfaces =
            [
                new() { DeviceIndex = 0, NetworkCardIndex = 0, Groups = ["sg-1"] }, new() { DeviceIndex = 1 },
            ],
            EbsOptimized = false,
        };

        Assert.Equal(
            ["BlockDeviceMappings.Ebs.Iops 6000 → none", "BlockDeviceMappings[1].DeviceName /dev/sdf → none",
                "NetworkInterfaces[1].DeviceIndex 1 → none"],
            TemplateExtras.Of(theirs, ours).Select(f => f.ToString()));
    }
}
