using AmsCluster.Spec;

namespace AmsCluster.Tests.Spec;

/// <summary>Each rule with a value just outside of it and its neighbour just within.</summary>
public class RuleTests
{
    private const string Id = "certificate/00000000-0000-4000-8000-000000000001";
    private static readonly string Long = new('a', 300);

    public static TheoryData<string, string, string> Texts => new()
    {
        { "name", "Live", "live" },
        { "name", "1live", "l1ve" },
        { "name", "a2345678901234567890x", "a2345678901234567890" },
        { "name", "live\n", "l" },
        { "name", "sg-live", "sgs" },
        { "name", "internal-live", "internals" },
        { "name", "sg", "sgx-live" },
        { "name", "internal", "my-internal" },
        { "name", "live-", "live" },
        { "network.vpc", "vpc-0123456", "vpc-01234567" },
        { "network.vpc", "vpc-0123456789abcdef01", "vpc-0123456789abcdef0" },
        { "network.vpc", "Default", "default" },
        { "network.vpc.cidr", "10.0.0.0/15", "10.0.0.0/16" },
        { "network.vpc.cidr", "10.0.0.0/25", "10.0.0.0/24" },
        { "network.vpc.cidr", "10.0.1.0/16", "10.1.0.0/16" },
        { "network.vpc.cidr", "10.0.0.256/24", "10.0.255.0/24" },
        { "network.vpc.cidr", "10.0.0.0", "10.0.0.0/20" },
        { "network.vpc.cidr", "fd00::/16", "172.16.0.0/16" },
        { "network.vpc.cidr", "0.0.0.0/16", "1.0.0.0/16" },
        { "network.vpc.cidr", "127.0.0.0/16", "126.255.0.0/16" },
        { "network.vpc.cidr", "169.254.0.0/16", "169.253.0.0/16" },
        { "network.vpc.cidr", "169.254.7.0/24", "169.255.0.0/16" },
        { "network.vpc.cidr", "198.19.0.0/16", "198.20.0.0/16" },
        { "network.vpc.cidr", "224.0.0.0/16", "223.255.0.0/16" },
        { "network.vpc.cidr", "240.0.0.0/16", "100.64.0.0/16" },
        { "access.sshFrom", "0.0.0.0/0", "203.0.113.0/24" },
        { "access.sshFrom", "10.0.0.0/7", "10.0.0.0/8" },
        { "access.sshFrom", "203.0.113.7", "203.0.113.7/32" },
        { "access.sshFrom", "203.0.113.7/24", "203.0.113.0/24" },
        { "access.sshFrom", "203.0.113.0/33", "203.0.113.0/32" },
        { "access.sshFrom", "010.0.0.0/8", "10.0.0.0/8" },
        { "access.permissionsBoundary", "boundary", "arn:aws:iam::123456789012:policy/boundary" },
        { "access.permissionsBoundary", "arn:aws-cn:iam::123456789012:policy/b", "arn:aws:iam::aws:policy/PowerUserAccess" },
        { "access.permissionsBoundary", "arn:aws:iam::123456789012:role/b", "arn:aws:iam::123456789012:policy/team/b" },
        { "access.instanceProfile", "arn:aws:iam::123456789012:instance-profile/nodes", "nodes" },
        { "access.instanceProfile", "amscluster-live-ap-south-1", "amscluster-nodes" },
        { "access.keyName", "", "ant" },
        { "access.keyName", " ant", "my ant" },
        { "mongo.instanceType", "m5", "m5.xlarge" },
        { "mongo.imageId", "ami-123", "ami-12345678" },
        { "origin.instanceType", "C5.xlarge", "c5.xlarge" },
        { "edge.instanceType", "c5.xlarge ", "u7i-12tb.224xlarge" },
        { "image.id", "ami-0123456789ABCDEF0", "ami-0123456789abcdef0" },
        { "loadBalancer.certificate", $"arn:aws:iam::123456789012:server-{Id}", $"arn:aws:acm:ap-south-1:123456789012:{Id}" },
        { "loadBalancer.certificate", $"arn:aws:acm:eu-west-1:123456789012:{Id}", $"arn:aws:acm:ap-south-1:123456789012:{Id}" },
        { "loadBalancer.certificate", $"arn:aws-cn:acm:ap-south-1:123456789012:{Id}", $"arn:aws:acm:ap-south-1:123456789012:{Id}" },
        { "loadBalancer.domain", "*.example.com", "live.example.com" },
        { "loadBalancer.domain", "https://live.example.com", "xn--bcher-kva.example" },
        { "loadBalancer.domain", "live", "live.tv" },
        { "loadBalancer.domain", "203.0.113.7", "203.0.113.com" },
        { "loadBalancer.domain", "-live.example.com", "l-ive.example.com" },
        { "loadBalancer.domain", "live.example.com.", "live.example.com" },
        { "loadBalancer.hostedZone", "/hostedzone/Z0EXAMPLEZONE000000001", "Z0EXAMPLEZONE000000001" },
        { "mongo.uri", "10.0.0.5", "mongodb://10.0.0.5" },
        { "mongo.uri", "db.internal:27017", "mongodb://db.internal:27017" },
        { "mongo.uri", "redis://db:6379", "mongodb+srv://db.example.net" },
        { "mongo.uri", "mongodb://db one", "mongodb://db-one" },
        { "mongo.uri", "mongodb://u:p*@db", "mongodb://u:p%2A@db" },
        { "mongo.uri", "mongodb://u:%zz@db", "mongodb://u:%2a@db" },
        { "mongo.uri", "mongodb://@db", "mongodb://u@db" },
        { "mongo.uri", "mongodb://:p@db", "mongodb://u:p@db" },
        { "mongo.uri", "mongodb://u:p@q@db", "mongodb://u:p%40q@db" },
        { "mongo.uri", "mongodb://u:p/q@db", "mongodb://u:p%2Fq@db" },
        { "mongo.uri", "mongodb://", "mongodb://a:1,b:2/?replicaSet=rs0&tls=true" },
        { "mongo.uri", "mongodb+srv://db:27017", "mongodb+srv://u:p@db.example.net/?w=majority" },
        { "mongo.uri", "mongodb://u:***@db", "mongodb://u:p@db" },
    };

    public static TheoryData<string, int, int> Numbers => new()
    {
        { "mongo.volumeGiB", 9, 10 },
        { "mongo.volumeGiB", 65537, 65536 },
        { "origin.volumeGiB", 7, 8 },
        { "edge.volumeGiB", 65537, 65536 },
        { "origin.min", -1, 0 },
        { "origin.max", 0, 1 },
        { "edge.max", 1001, 1000 },
        { "edge.targetCpu", 9, 10 },
        { "origin.targetCpu", 75, 74 },
        { "origin.warmPool", -1, 0 },
        { "edge.warmPool", 1001, 1000 },
        { "origin.drain", -1, 0 },
        { "edge.drain", 481, 480 },
    };

    public static TheoryData<string, string, bool> Tags => new()
    {
        { "", "x", false },
        { Long[..129], "x", false },
        { Long[..128], "x", true },
        { "team", Long[..257], false },
        { "team", Long[..256], true },
        { "team", "", true },
        { "aws:x", "x", false },
        { "AMSCLUSTER:x", "x", false },
        { "awsome:x", "x", true },
        { "Name", "x", false },
        { "name", "x", false },
        { "names", "x", true },
        { "team", "aws:x", false },
        { "team", "x aws:", true },
        { "team", "a\nb", false },
        { "team", "Bülent & Co", false },
        { "team", "Bülent + Co", true },
    };

    [Theory, MemberData(nameof(Texts))]
    public void Texts_have_a_form(string key, string bad, string good)
    {
        Assert.Equal([key], Specs.Faults(Put(key, bad)));
        Assert.Empty(Specs.Faults(Put(key, good)));
    }

    [Theory, MemberData(nameof(Numbers))]
    public void Numbers_have_bounds(string key, int bad, int good)
    {
        Assert.Contains(key, Specs.Faults(Put(key, bad)));
        Assert.DoesNotContain(key, Specs.Faults(Put(key, good)));
    }

    [Theory, MemberData(nameof(Tags))]
    public void Tags_are_what_every_service_takes(string key, string value, bool good)
        => Assert.Equal(good ? [] : [$"tags.{key}"], Specs.Faults(Specs.Least with { Tags = new Dictionary<string, string> { [key] = value } }));

    [Theory]
    [InlineData(40, true)]
    [InlineData(41, false)]
    public void Tags_are_not_too_many(int count, bool good)
        => Assert.Equal(good ? [] : ["tags"], Specs.Faults(Specs.Least with { Tags = Enumerable.Range(0, count).ToDictionary(i => $"t{i}", i => "") }));

    [Theory]
    [InlineData("ap-south-1", true)]
    [InlineData("us-gov-west-1", true)]
    [InlineData("eusc-de-east-1", true)]
    [InlineData("xx-nowhere-12", true)]
    [InlineData("ap-south-1a", false)]
    [InlineData("ap-south", false)]
    [InlineData("Mumbai", false)]
    [InlineData("", false)]
    public void Regions_have_the_form_of_one(string region, bool good) => Assert.Equal(good ? [] : ["region"], Specs.Faults(Specs.Least with { Region = region }));

    [Theory]
    [InlineData("aws-cn", "cn-north-1")]
    [InlineData("aws-us-gov", "us-gov-east-1")]
    [InlineData("aws-eusc", "eusc-de-east-1")]
    public void Certificates_are_of_the_regions_partition(string partition, string region)
    {
        ClusterSpec With(string p) => Specs.Least with { Region = region, LoadBalancer = new() { Certificate = $"arn:{p}:acm:{region}:123456789012:{Id}" } };
        Assert.Empty(Specs.Faults(With(partition)));
        Assert.Equal(["loadBalancer.certificate"], Specs.Faults(With("aws")));
    }

    [Theory]
    [InlineData("ap-south-1a", "ap-south-1a,ap-south-1b", "")]
    [InlineData("ap-south-1-del-1a", "", "")]
    [InlineData("ap-south-2a", "", "network.nodeZones")]
    [InlineData("ap-south-1", "", "network.nodeZones")]
    [InlineData("ap-south-1a,ap-south-1a", "", "network.nodeZones")]
    [InlineData("", "ap-south-1a", "network.loadBalancerZones")]
    [InlineData("", "ap-south-1a,ap-south-1a", "network.loadBalancerZones")]
    [InlineData("ap-south-1c", "ap-south-1a,ap-south-1b", "network.loadBalancerZones")]
    public void Zones_are_of_the_region(string nodes, string balancer, string fault)
    {
        string[] List(string zones) => zones.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var spec = Specs.Least with { Network = new() { NodeZones = List(nodes), LoadBalancerZones = List(balancer) } };
        Assert.Equal(fault.Length == 0 ? [] : [fault], Specs.Faults(spec));
    }

    [Theory]
    [InlineData("subnet-01234567,subnet-0123456789abcdef0", null, false)]
    [InlineData("vpc-01234567", null, true)]
    [InlineData("subnet-01234567,subnet-01234567", null, true)]
    [InlineData("subnet-01234567", "10.0.0.0/16", true)]
    public void Subnets_are_of_a_VPC_that_exists_each_once(string subnets, string? cidr, bool fault) =>
        Assert.Equal(fault ? ["network.subnets"] : [], Specs.Faults(Specs.Least with { Network = new() { Cidr = cidr, Subnets = subnets.Split(',') } }));

    [Fact]
    public void Some_keys_need_another()
    {
        Assert.Equal(["access.createKey"], Specs.Faults(Specs.Least with { Access = new() { CreateKey = true } }));
        Assert.Equal(["access.keyName"], Specs.Faults(Specs.Least with { Access = new() { CreateKey = true, KeyName = "../ant" } }));
        Assert.Empty(Specs.Faults(Specs.Least with { Access = new() { CreateKey = true, KeyName = "ant" } }));
        var both = new AccessSpec { InstanceProfile = "nodes", PermissionsBoundary = "arn:aws:iam::aws:policy/PowerUserAccess" };
        Assert.Equal(["access.permissionsBoundary"], Specs.Faults(Specs.Least with { Access = both }));
        Assert.Equal(["loadBalancer.hostedZone"], Specs.Faults(Specs.Least with { LoadBalancer = new() { HostedZone = "Z1" } }));
        Assert.Equal(["edge.max"], Specs.Faults(Specs.Least with { Edge = new() { MinSize = 11 } }));
    }

    [Theory]
    [InlineData(238, true, true)]
    [InlineData(239, true, false)]
    [InlineData(255, true, false)]
    [InlineData(255, false, true)]
    [InlineData(256, false, false)]
    public void A_key_that_is_saved_has_the_name_of_a_file(int length, bool isSaved, bool good) =>
        Assert.Equal(good ? [] : ["access.keyName"], Specs.Faults(Specs.Least with { Access = new() { CreateKey = isSaved, KeyName = new('k', length) } }));

    [Theory]
    [InlineData("s3://logs", true)]
    [InlineData("s3://my-logs.example/live/edge", true)]
    [InlineData("s3://logs/", false)]
    [InlineData("s3://logs/AWSLogs", false)]
    [InlineData("s3://Logs", false)]
    [InlineData("s3://a..b-c/x", false)]
    [InlineData("s3://a.b-c/x", true)]
    [InlineData("s3://192.168.5.4", false)]
    [InlineData("s3://192.168.5.4a", true)]
    [InlineData("s3://ab", false)]
    [InlineData("s3://-logs", false)]
    [InlineData("s3://logs.", false)]
    [InlineData("s3://xn--logs", false)]
    [InlineData("s3://sthree-logs", false)]
    [InlineData("s3://logs-s3alias/live", false)]
    [InlineData("s3://logs--x-s3", false)]
    [InlineData("logs/live", false)]
    [InlineData("https://logs.s3.amazonaws.com/", false)]
    public void Access_logs_go_to_a_bucket(string logs, bool good) =>
        Assert.Equal(good ? [] : ["loadBalancer.accessLogs"], Specs.Faults(Specs.Least with { LoadBalancer = new() { AccessLogs = logs } }));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(4000, true)]
    [InlineData(4001, false)]
    public void Idle_connections_are_kept_as_long_as_AWS_keeps_them(int seconds, bool good) =>
        Assert.Equal(good ? [] : ["loadBalancer.idleTimeout"], Specs.Faults(Specs.Least with { LoadBalancer = new() { IdleTimeout = seconds } }));

    [Theory]
    [InlineData("redirect", true, true)]
    [InlineData("forward", true, true)]
    [InlineData("forward", false, true)]
    [InlineData("redirect", false, false)]
    [InlineData("Redirect", true, false)]
    [InlineData("", true, false)]
    public void Http_is_redirected_only_to_a_certificate(string http, bool certificate, bool good)
    {
        var balancer = new LoadBalancerSpec { Certificate = certificate ? Specs.Certificate : null, Http = http };
        Assert.Equal(good ? [] : ["loadBalancer.http"], Specs.Faults(Specs.Least with { LoadBalancer = balancer }));
    }

    [Theory]
    [InlineData("ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", true, true)]
    [InlineData("ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", false, false)]
    [InlineData("TLS13", true, false)]
    [InlineData("ELBSecurityPolicy-a b", true, false)]
    public void A_security_policy_has_a_form_and_needs_a_certificate(string policy, bool certificate, bool good)
    {
        var balancer = new LoadBalancerSpec { Certificate = certificate ? Specs.Certificate : null, TlsPolicy = policy };
        Assert.Equal(good ? [] : ["loadBalancer.tlsPolicy"], Specs.Faults(Specs.Least with { LoadBalancer = balancer }));
    }

    [Theory]
    [InlineData("ops@example.com", null, "")]
    [InlineData(null, "arn:aws:sns:ap-south-1:123456789012:pager", "")]
    [InlineData("ops", null, "notice.email")]
    [InlineData("a@example.com, b@example.com", null, "notice.email")]
    [InlineData("\u00fcser@example.com", null, "notice.email")]
    [InlineData("user@ex\u00e4mple.com", null, "notice.email")]
    [InlineData("user@xn--exmple-cua.com", null, "")]
    [InlineData("a..b@example.com", null, "notice.email")]
    [InlineData(".a@example.com", null, "notice.email")]
    [InlineData("a@-x..com", null, "notice.email")]
    [InlineData("a@b.c!", null, "notice.email")]
    [InlineData("o'brien+live@mail.example.com", null, "")]
    [InlineData("a@192.0.2.7", null, "notice.email")]
    [InlineData("ops@example.com", "arn:aws:sns:ap-south-1:123456789012:pager", "notice.topic")]
    [InlineData(null, "arn:aws:sns:eu-west-1:123456789012:pager", "notice.topic")]
    [InlineData(null, "arn:aws:sns:ap-south-1:123456789012:pager.fifo", "notice.topic")]
    public void One_address_or_one_topic_of_the_Region_is_told(string? email, string? topic, string fault) =>
        Assert.Equal(fault.Length == 0 ? [] : [fault], Specs.Faults(Specs.Least with { Notice = new() { Email = email, Topic = topic } }));

    [Fact]
    public void The_world_is_sent_to_session_manager()
        => Assert.Contains("Session Manager", SpecRules.Check(Put("access.sshFrom", "0.0.0.0/0")).Single().Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0.0.0.0/0", "203.0.113.0/24")]
    [InlineData("10.0.0.0/7", "10.0.0.0/8")]
    [InlineData("203.0.113.7", "203.0.113.7/32")]
    [InlineData("203.0.113.7/24", "203.0.113.0/24")]
    [InlineData("2001:db8::/32", "203.0.113.0/24")]
    public void The_load_balancer_lets_blocks_in_and_never_the_world(string bad, string good)
    {
        ClusterSpec From(params string[] blocks) => Specs.Least with { Access = new() { RestFrom = blocks } };
        Assert.Equal(["access.restFrom"], Specs.Faults(From(bad)));
        Assert.Empty(Specs.Faults(From(good)));
        Assert.Equal(["access.restFrom"], Specs.Faults(From(good, good)));
        Assert.Empty(Specs.Faults(From([.. Enumerable.Range(0, 30).Select(n => $"192.0.2.{n}/32")])));
        Assert.Equal(["access.restFrom"], Specs.Faults(From([.. Enumerable.Range(0, 31).Select(n => $"192.0.2.{n}/32")])));
    }

    private static ClusterSpec Put(string key, object value)
    {
        var domain = key == "loadBalancer.hostedZone" ? Specs.Least with { LoadBalancer = new() { Domain = "live.example.com" } } : Specs.Least;
        var roomy = key is "origin.min" ? domain with { Origin = new() { MinSize = 0 } } : domain;
        return SpecSchema.Find(key)!.Set(roomy, value);
    }
}
