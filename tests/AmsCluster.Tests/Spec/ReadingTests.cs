using AmsCluster.Spec;

namespace AmsCluster.Tests.Spec;

public class ReadingTests
{
    [Fact]
    public void Name_region_and_certificate_are_a_complete_spec()
    {
        var spec = SpecFile.Parse($"name: live\nregion: ap-south-1\nloadBalancer: {{certificate: {Specs.Certificate}}}", "live.yaml");

        Assert.True(SpecComparer.Same(Specs.Least with { LoadBalancer = new() { Certificate = Specs.Certificate } }, spec));
        Assert.Equal((1, 10, 60, "c5.xlarge"), (spec.Edge.MinSize, spec.Edge.MaxSize, spec.Edge.TargetCpu, spec.Edge.InstanceType));
        Assert.Equal(("m5.xlarge", 30, true, null), (spec.Mongo.InstanceType, spec.Mongo.VolumeGiB, spec.Mongo.Auth, spec.Mongo.Uri));
        Assert.Equal("default", spec.Network.Vpc);
    }

    [Fact]
    public void Zones_may_be_given_by_their_letter_wherever_the_region_stands()
    {
        var spec = SpecFile.Parse("network: {nodeZone: b, loadBalancerZones: [a, ap-south-1b]}\nname: live\nregion: ap-south-1", "");
        Assert.Equal(["ap-south-1b"], spec.Network.NodeZones);
        Assert.Equal(["ap-south-1a", "ap-south-1b"], spec.Network.LoadBalancerZones);
    }

    [Fact]
    public void A_mapping_as_vpc_makes_one()
        => Assert.Equal("10.0.0.0/16", SpecFile.Parse("name: live\nregion: ap-south-1\nnetwork: {vpc: {cidr: 10.0.0.0/16}}", "").Network.Cidr);

    [Fact]
    public void Anchors_aliases_and_merge_keys_work()
    {
        var spec = SpecFile.Parse("name: live\nregion: ap-south-1\norigin: &group {instanceType: c5.2xlarge, max: 5}\nedge: {<<: *group, max: 40}", "");
        Assert.Equal(("c5.2xlarge", 5), (spec.Origin.InstanceType, spec.Origin.MaxSize));
        Assert.Equal(("c5.2xlarge", 40), (spec.Edge.InstanceType, spec.Edge.MaxSize));
    }

    [Theory]
    [InlineData("access:\n  # keyName: ant\nimage: {}\ntags:\n")]
    [InlineData("---\n...\n")]
    public void What_says_nothing_changes_nothing(string rest)
        => Assert.True(SpecComparer.Same(Specs.Least, SpecFile.Parse(rest.StartsWith('-') ? "---\nname: live\nregion: ap-south-1\n...\n" : "\uFEFFname: live\nregion: ap-south-1\n" + rest, "")));

    [Fact]
    public void A_kept_spec_is_read_though_its_password_is_masked()
    {
        var kept = SpecWriter.Write(Specs.Least with { Mongo = new() { Uri = "mongodb://u:p@h" } });
        Assert.Equal("mongodb://u:***@h", SpecFile.ParseStored(kept, "").Mongo.Uri);
        Assert.Contains("holds the mask", Specs.Problems(kept).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_say_where_they_are_to_programs_too()
    {
        var problem = Assert.Throws<SpecException>(() => SpecFile.Parse("name: live\nregion: ap-south-1\nedge:\n  max: 0\n", "a.yaml")).Problems.Single();
        Assert.Equal(new SpecProblem("a.yaml", 4, 3, "edge.max", "edge.max must be 1 to 1000, not 0"), problem);
    }

    [Fact]
    public void A_spec_without_a_file_has_problems_without_a_place()
    {
        var e = Assert.Throws<SpecException>(() => SpecRules.Require(Specs.Least with { Name = "1" }));
        Assert.Equal("AmsSpecInvalid", e.Code);
        Assert.StartsWith("name '1' must be", e.Message, StringComparison.Ordinal);
        SpecRules.Require(Specs.Least);
    }

    [Fact]
    public void Files_that_cannot_be_read_have_codes_of_their_own()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var binary = Path.Combine(folder.FullName, "binary.yaml");
            File.WriteAllBytes(binary, [0x6e, 0xff, 0xfe, 0xc3]);
            Assert.Equal("AmsSpecNotFound", Assert.Throws<AmsException>(() => SpecFile.Load(Path.Combine(folder.FullName, "none.yaml"))).Code);
            Assert.Equal("AmsSpecNotFound", Assert.Throws<AmsException>(() => SpecFile.Load(Path.Combine(folder.FullName, "no/such/folder.yaml"))).Code);
            Assert.Equal("AmsSpecUnreadable", Assert.Throws<AmsException>(() => SpecFile.Load(folder.FullName)).Code);
            Assert.Equal("AmsSpecUnreadable", Assert.Throws<AmsException>(() => SpecFile.Load(binary)).Code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
