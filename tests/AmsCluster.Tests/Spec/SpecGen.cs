using FsCheck;
using FsCheck.Fluent;

namespace AmsCluster.Tests.Spec;

/// <summary>Generated specs and files.</summary>
internal static class SpecGen
{
    private static readonly string[] Words = ["true", "no", "~", "null", "1e3", "0x1F", "12:30:45", "2026-11-22", "a: b", "a #b", "- a", "{a", "'", "\"", "\\", "*a", "&a", "<<", "é", "日本", "\u2028", "\u0085", "\u00a0", "😀", "\t", "\n", " ", ":", "-", "?", "%", "@", "`", "a", "."];

    private static readonly Gen<string[]> Zones = Gen.Elements<string[]>([], ["ap-south-1a"], ["ap-south-1a", "ap-south-1c"], ["ap-south-1c", "ap-south-1b", "ap-south-1a"]);

    private static readonly Gen<string> Image = Gen.Choose(0, int.MaxValue).Select(i => $"ami-{i:x8}");

    private static readonly Gen<string> Type = Gen.Elements("c5.xlarge", "c5.4xlarge", "m5.xlarge", "t3.medium", "u7i-12tb.224xlarge");

    private static readonly Gen<bool> Flag = Gen.Elements(true, false);

    public static Gen<string> AnyText { get; } = Gen.Elements(Words).ArrayOf().Select(string.Concat);

    public static Gen<ClusterSpec> Valid { get; } =
        from name in Gen.Elements("live", "a", "no", "on", "null", "e1", "true", "longest-name-we-take")
        from network in Network()
        from access in Access()
        from mongo in Mongo()
        from origin in Group()
        from edge in Group()
        from image in Maybe(Image)
        from balancer in Balancer()
        from rtmp in Flag
        from monitoring in Gen.Elements(NodeMonitoring.Detailed, NodeMonitoring.Basic)
        from notice in Notice()
        from tags in Tags()
        select new ClusterSpec
        {
            Name = name, Region = "ap-south-1", Network = network, Access = access, Mongo = mongo, Origin = origin, Edge = edge,
            Image = new() { Id = image }, LoadBalancer = balancer, Rtmp = rtmp, Monitoring = monitoring, Notice = notice, Tags = tags,
        };

    /// <summary>A good file with some characters put in, taken out or cut off, which is how files break.</summary>
    public static Gen<string> BrokenFile { get; } =
        from spec in Valid
        let good = AmsCluster.Spec.SpecWriter.Write(spec, includeDefaults: true, maskSecrets: false)
        from at in Gen.Choose(0, good.Length)
        from drop in Gen.Choose(0, Math.Min(12, good.Length - at))
        from put in Gen.Elements([.. Words, "[", "]", "}", "!x ", "\n\t", "---\n", "...\n", "|", ">", "%YAML 1.1\n", "? ", "\ud800", "\0"]).ArrayOf()
        from cut in Gen.Elements(true, false, false)
        select string.Concat(good.AsSpan(0, at), string.Concat(put.Take(4)), cut ? "" : good.AsSpan(at + drop));

    private static Gen<string?> Maybe(Gen<string> gen) => Gen.OneOf(Gen.Constant<string?>(null), gen.Select(s => (string?)s));

    private static Gen<NetworkSpec> Network() =>
        from vpc in Gen.Elements("default", "vpc-01234567")
        from cidr in Maybe(Gen.Elements("10.0.0.0/16", "192.168.7.0/24"))
        from zones in Zones
        from balancer in Gen.Elements(true, false)
        from subnets in Gen.Elements(true, false)
        select new NetworkSpec
        {
            Vpc = cidr is null ? vpc : "default", Cidr = cidr, NodeZones = zones,
            Subnets = cidr is null && subnets ? ["subnet-01234567", "subnet-0123456789abcdef0"] : [],
            LoadBalancerZones = balancer ? ["ap-south-1a", "ap-south-1b", "ap-south-1c"] : [],
        };

    private static Gen<AccessSpec> Access() =>
        from key in Maybe(Gen.Elements("ant", "0755", "yes", "key"))
        from create in Flag
        from exact in Flag
        from ssh in Maybe(Gen.Elements("203.0.113.0/24", "10.1.2.3/32"))
        from dashboard in Flag
        from boundary in Maybe(Gen.Elements("arn:aws:iam::aws:policy/PowerUserAccess"))
        from profile in Maybe(Gen.Elements("nodes", "0755"))
        select new AccessSpec { KeyName = key, CreateKey = create && key is not null, SshFrom = ssh, ExactRules = exact, PermissionsBoundary = profile is null ? boundary : null, InstanceProfile = profile, DashboardFrom = dashboard ? ["203.0.113.0/24", "0.0.0.0/0"] : [], RestFrom = dashboard ? ["198.51.100.0/24", "192.0.2.7/32"] : [] };

    private static Gen<MongoSpec> Mongo() =>
        from type in Type
        from size in Gen.Choose(10, 65536)
        from auth in Flag
        from image in Maybe(Image)
        from uri in Maybe(Gen.Elements("mongodb://h", "mongodb://u:p%40@a:1,b:2/?replicaSet=rs0&tls=true", "mongodb+srv://u:p@h.example"))
        select uri is null ? new MongoSpec { InstanceType = type, VolumeGiB = size, Auth = auth, ImageId = image } : new MongoSpec { Uri = uri };

    private static Gen<GroupSpec> Group() =>
        from type in Type
        from max in Gen.Choose(1, 1000)
        from min in Gen.Choose(0, max)
        from cpu in Gen.Choose(10, 74)
        from warm in Gen.Choose(0, 1000)
        from drain in Gen.Elements(0, 1, 480)
        from disk in Gen.Elements<int?>(null, 8, 16, 65536)
        select new GroupSpec { InstanceType = type, MinSize = min, MaxSize = max, TargetCpu = cpu, WarmPool = warm, DrainMinutes = drain, VolumeGiB = disk };

    private static Gen<LoadBalancerSpec> Balancer() =>
        from certificate in Maybe(Gen.Constant(Specs.Certificate))
        from domain in Maybe(Gen.Elements("live.example.com", "1.example"))
        from zone in Maybe(Gen.Elements("Z1", "Z0EXAMPLEZONE000000001"))
        from http in Maybe(Gen.Elements("redirect", "forward"))
        from tls in Maybe(Gen.Constant("ELBSecurityPolicy-TLS13-1-3-PQ-2025-09"))
        from protection in Flag
        from logs in Maybe(Gen.Elements("s3://logs", "s3://my-logs.example/live/edge"))
        from idle in Gen.Choose(1, 4000)
        select new LoadBalancerSpec
        {
            DeletionProtection = protection, AccessLogs = logs, IdleTimeout = idle,
            Certificate = certificate, Domain = domain, HostedZone = domain is null ? null : zone,
            Http = certificate is null && http is not null ? "forward" : http, TlsPolicy = certificate is null ? null : tls,
        };

    private static Gen<NoticeSpec> Notice() => Gen.Elements(
        new NoticeSpec(), new NoticeSpec { Email = "ops+live@example.com" }, new NoticeSpec { Topic = "arn:aws:sns:ap-south-1:123456789012:pager" });

    private static Gen<IReadOnlyDictionary<string, string>> Tags() =>
        from keys in Gen.Elements("team", "a b", "y", "1", "1.5", "a:b", "k=v", "@x", "-", "日本", "Straße", " ").ArrayOf()
        from value in Gen.Elements("", "video", "true", "007", "a: b", "-1", " x ", "+", "é", ":", "b:")
        select (IReadOnlyDictionary<string, string>)keys.Distinct().ToDictionary(k => k, k => value);
}
