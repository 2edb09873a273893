using AmsCluster.Spec;

namespace AmsCluster.Tests.Spec;

public class WriterTests
{
    private static readonly ClusterSpec Rich = Specs.Least with
    {
        Network = new() { Cidr = "10.0.0.0/16", NodeZones = ["a"], LoadBalancerZones = ["a", "b"] },
        Access = new() { KeyName = "ant" },
        Edge = new() { MaxSize = 60 },
        LoadBalancer = new() { Certificate = Specs.Certificate, Http = "forward", TlsPolicy = "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09", DeletionProtection = true, AccessLogs = "s3://logs/live", IdleTimeout = 120 },
        Rtmp = true,
        Tags = new Dictionary<string, string> { ["team"] = "video", ["cost"] = "007" },
    };

    [Fact]
    public void The_canonical_form_has_one_order_and_no_defaults()
        => Assert.Equal(
            $"""
            name: live
            region: ap-south-1
            network:
              vpc:
                cidr: 10.0.0.0/16
              nodeZone: ap-south-1a
              loadBalancerZones:
                - ap-south-1a
                - ap-south-1b
            access:
              keyName: ant
            edge:
              max: 60
            loadBalancer:
              certificate: {Specs.Certificate}
              http: forward
              tlsPolicy: ELBSecurityPolicy-TLS13-1-3-PQ-2025-09
              deletionProtection: true
              accessLogs: s3://logs/live
              idleTimeout: 120
            rtmp: true
            tags:
              cost: "007"
              team: video

            """,
            SpecWriter.Write(Rich));

    [Fact]
    public void Defaults_are_written_when_asked_for()
        => Assert.Equal(
            """
            name: live
            region: ap-south-1
            network:
              vpc: default
            access:
              createKey: false
              exactRules: false
            mongo:
              instanceType: m5.xlarge
              volumeGiB: 30
              auth: true
            origin:
              instanceType: c5.xlarge
              min: 1
              max: 10
              targetCpu: 60
              warmPool: 0
              drain: 0
            edge:
              instanceType: c5.xlarge
              min: 1
              max: 10
              targetCpu: 60
              warmPool: 0
              drain: 0
            loadBalancer:
              deletionProtection: false
              idleTimeout: 60
            panel:
              admin:
                email: admin
            rtmp: false
            monitoring: detailed

            """,
            SpecWriter.Write(Specs.Least, includeDefaults: true));

    [Fact]
    public void Disks_and_monitoring_are_written_and_read()
    {
        var spec = Specs.Least with { Edge = new() { VolumeGiB = 16 }, Monitoring = NodeMonitoring.Basic };
        var text = SpecWriter.Write(spec);
        Assert.Contains("edge:\n  volumeGiB: 16\n", text, StringComparison.Ordinal);
        Assert.Contains("monitoring: basic\n", text, StringComparison.Ordinal);
        Assert.Equal(text, SpecWriter.Write(SpecFile.Parse(text, "live.yaml")));
    }

    [Theory]
    [InlineData("mongodb://u:secret@h:27017", "mongodb://u:***@h:27017")]
    [InlineData("mongodb+srv://u:secret@h/?w=majority", "mongodb+srv://u:***@h/?w=majority")]
    [InlineData("mongodb://u:secret@secret/@h", "mongodb://u:***@h")]
    [InlineData("mongodb://u:secret:secret@h", "mongodb://u:***@h")]
    [InlineData("u:secret@h", "u:***@h")]
    [InlineData("mongodb://u@h:27017", "mongodb://u@h:27017")]
    [InlineData("mongodb://h:27017", "mongodb://h:27017")]
    [InlineData("mongodb://h/?tls=true&tlsCertificateKeyFilePassword=secret&a=b", "mongodb://h/?tls=true&tlsCertificateKeyFilePassword=***&a=b")]
    [InlineData("mongodb://h/?authMechanismProperties=AWS_SESSION_TOKEN:secret", "mongodb://h/?authMechanismProperties=***")]
    public void Passwords_are_masked(string uri, string masked)
    {
        var spec = Specs.Least with { Mongo = new() { Uri = uri } };
        Assert.EndsWith($"\nmongo:\n  uri: {masked}\n", SpecWriter.Write(spec), StringComparison.Ordinal);
        Assert.Equal(uri, SpecFile.ParseStored(SpecWriter.Write(spec, maskSecrets: false), "").Mongo.Uri);
    }

    [Fact]
    public void Specs_are_compared_by_what_they_say()
    {
        ClusterSpec Db(string password) => Specs.Least with { Mongo = new() { Uri = $"mongodb://u:{password}@h" } };
        Assert.True(SpecComparer.Same(Rich, Rich with { Network = Rich.Network with { NodeZones = ["ap-south-1a"] }, Tags = new SortedDictionary<string, string>(Rich.Tags.ToDictionary()) }));
        Assert.False(SpecComparer.Same(Rich, Rich with { Rtmp = false }));
        Assert.False(SpecComparer.Same(Db("a"), Db("b")));
        Assert.True(SpecComparer.Same(Db("a"), Db("b"), maskSecrets: true));
    }

    [Fact]
    public void A_spec_with_everything_fits_a_standard_parameter()
    {
        var all = Rich with { Tags = Enumerable.Range(0, 20).ToDictionary(i => $"company:cost-center-{i}", i => $"some ordinary value {i}") };
        Assert.InRange(SpecWriter.Write(all, includeDefaults: true).Length, 1, 4095);
    }
}
