using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>What would fail later is found before the first write, all of it at once, each with what to do.</summary>
public sealed class PreflightTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(1);

    static readonly Dictionary<string, ClusterSpec> Bad = new()
    {
        ["AmsCertificateNotIssued loadBalancer.certificate PENDING_VALIDATION"] = Certificate(2),
        ["AmsCertificateNotIssued loadBalancer.certificate EXPIRED"] = Certificate(3),
        ["AmsCertificateNotFound loadBalancer.certificate 00000000-0000-4000-8000-000000000009"] = Certificate(9),
        ["AmsCertificateOtherDomain loadBalancer.domain tv.example.org"] = Spec with { LoadBalancer = Spec.LoadBalancer with { Domain = "tv.example.org" } },
        ["AmsInstanceTypeUnknown origin.instanceType c5.enormous"] = Spec with { Origin = new() { InstanceType = "c5.enormous" } },
        ["AmsInstanceTypeUnknown mongo.instanceType m5.enormous"] = Spec with { Mongo = new() { InstanceType = "m5.enormous" } },
        ["AmsArchitectureMismatch edge.instanceType c6g.xlarge"] = Spec with { Edge = new() { InstanceType = "c6g.xlarge" } },
        ["AmsKeyPairNotFound access.keyName nobodys"] = Spec with { Access = new() { KeyName = "nobodys" } },
        ["AmsZoneUnknown network ap-south-1z & AmsSubnetNotFound network ap-south-1z"] = Spec with { Network = new() { NodeZones = ["ap-south-1z"], LoadBalancerZones = ["ap-south-1a", "ap-south-1z"] } },
        ["AmsVpcNotFound network.vpc vpc-0123456789abcdef0"] = Spec with { Network = Spec.Network with { Vpc = "vpc-0123456789abcdef0" } },
        ["AmsImageNotFound image.id ami-0123456789abcdef0"] = Spec with { Image = new() { Id = "ami-0123456789abcdef0" } },
        ["AmsImageNotFound mongo.imageId ami-0123456789abcdef0"] = Spec with { Mongo = new() { ImageId = "ami-0123456789abcdef0" } },
        ["AmsAccessLogsBucket loadBalancer.accessLogs example-missing"] = Spec with { LoadBalancer = Spec.LoadBalancer with { AccessLogs = "s3://example-missing" } },
        ["AmsHostedZoneOther loadBalancer.hostedZone example.com"] = Spec with { LoadBalancer = new() { Domain = "tv.example.org", HostedZone = Account.ExampleZone } },
        ["AmsHostedZoneNotFound loadBalancer.hostedZone Z0NOBODYSZONE"] = Spec with { LoadBalancer = Spec.LoadBalancer with { HostedZone = "Z0NOBODYSZONE" } },
    };

    public static TheoryData<string> Findings => [.. Bad.Keys];

    static ClusterSpec Certificate(int number) => Spec with { LoadBalancer = new() { Certificate = $"arn:aws:acm:ap-south-1:123456789012:certificate/00000000-0000-4000-8000-{number:000000000000}" } };

    [EmulatorTheory]
    [MemberData(nameof(Findings))]
    public async Task It_is_found_before_the_first_write_with_what_to_do(string expected)
    {
        using var deployment = await Deployment.Fresh(emulator);
        await AssertBlocked(deployment, Bad[expected], expected.Split(" & "));
    }

    [EmulatorFact]
    public async Task An_instance_type_that_the_zone_does_not_offer_is_found_with_the_zones_that_do()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var spec = Spec with { Network = new() { NodeZones = ["ap-south-1c"], LoadBalancerZones = ["ap-south-1a", "ap-south-1c"] }, Edge = new() { InstanceType = "c4.xlarge" } };
        await AssertBlocked(deployment, spec, "AmsInstanceTypeNotOffered edge.instanceType c4.xlarge is not offered in ap-south-1c. All instance types of the spec are in ap-south-1a, ap-south-1b: name one in network.nodeZone");
    }

    [EmulatorFact]
    public async Task A_public_image_that_is_not_of_AWS_Marketplace_is_a_warning()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var ubuntu = (await deployment.Account.Images("099720109477", "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*"))[0].ImageId!;
        var marketplace = (await deployment.Account.Images("aws-marketplace", "AntMedia-AWS-Marketplace-EE-*"))[0].ImageId!;
        var warning = Assert.Single((await deployment.Plan(Spec with { Image = new() { Id = ubuntu } })).Findings, f => f.Code is "AmsImageUnknown");
        Assert.Equal((FindingLevel.Warning, "image.id"), (warning.Level, warning.Subject));
        Assert.Contains(ubuntu, warning.Message, StringComparison.Ordinal);
        Assert.DoesNotContain((await deployment.Plan(Spec with { Image = new() { Id = marketplace } })).Findings, f => f.Code is "AmsImageUnknown");
    }

    [EmulatorFact]
    public async Task A_VPC_that_is_created_is_held_to_the_zones_that_its_subnets_will_be_in()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var own = new NetworkSpec { Cidr = "10.0.0.0/16", NodeZones = ["ap-south-1c"], LoadBalancerZones = ["ap-south-1a", "ap-south-1c"] };
        var spec = Spec with { Network = own, Edge = new() { InstanceType = "c4.xlarge" } };
        await AssertBlocked(deployment, spec, "AmsInstanceTypeNotOffered edge.instanceType c4.xlarge is not offered in ap-south-1c.");
        Assert.DoesNotContain((await deployment.Plan(spec with { Network = new() { Cidr = "10.0.0.0/16" } })).Findings, f => f.Level is FindingLevel.Error);
    }

    [EmulatorTheory]
    [InlineData(null)]
    [InlineData("10.0.0.0/16")]
    public async Task Types_that_no_zone_offers_together_are_refused_as_that(string? cidr)
    {
        using var deployment = await Deployment.Fresh(emulator);
        var spec = Spec with { Network = new() { Cidr = cidr }, Origin = new() { InstanceType = "trn1.32xlarge" }, Edge = new() { InstanceType = "c4.xlarge" } };
        await AssertBlocked(deployment, spec, "AmsInstanceTypeNotOffered origin.instanceType No zone of ap-south-1 offers all instance types of the spec. Choose other types, which one zone offers together: ");
    }

    [EmulatorFact]
    public async Task A_subnet_without_room_is_found()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var vpc = await deployment.Account.CompanyVpc();
        foreach (var (zone, block) in new[] { ("a", "10.9.0.0/28"), ("b", "10.9.0.16/28") }) await deployment.Account.Subnet(vpc, block, $"ap-south-1{zone}");

        await emulator.ResetCalls();
        await AssertBlocked(deployment, Spec with { Network = Spec.Network with { Vpc = vpc }, Edge = new() { MinSize = 10, MaxSize = 20 } }, "AmsSubnetFull network free addresses");
    }

    [EmulatorFact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var spec = Certificate(2) with { Access = new() { KeyName = "nobodys" }, Origin = new() { InstanceType = "c5.enormous" }, Edge = new() { InstanceType = "c6g.xlarge" }, Mongo = new() { ImageId = "ami-0123456789abcdef0" } };
        await AssertBlocked(deployment, spec, "AmsCertificateNotIssued", "AmsKeyPairNotFound", "AmsInstanceTypeUnknown", "AmsArchitectureMismatch", "AmsImageNotFound");
    }

    /// <summary>Each finding is there, by its code, its subject and a word of its message; nothing was written, and the exception tells all of it.</summary>
    async Task AssertBlocked(Deployment deployment, ClusterSpec spec, params string[] expected)
    {
        var error = await Assert.ThrowsAsync<BlockedException>(() => deployment.Apply(spec));
        var errors = error.Findings.Where(f => f.Level == FindingLevel.Error).ToList();
        foreach (var parts in expected.Select(e => e.Split(' ', 3)))
        {
            Assert.True(errors.Exists(f => f.Code == parts[0] && (parts.Length < 2 || f.Subject == parts[1]) && (parts.Length < 3 || $"{f.Message} {f.Advice}".Contains(parts[2], StringComparison.Ordinal))),
                $"{string.Join(' ', parts)} is not among {string.Join("; ", errors)}");
        }

        Assert.Equal(expected.Length, errors.Count);
        Assert.All(errors, f => Assert.True(f.Advice.Length > 10 && error.Message.Contains(f.Message, StringComparison.Ordinal), f.Code));
        Assert.Empty(await deployment.Writes());
    }
}
