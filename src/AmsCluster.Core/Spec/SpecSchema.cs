namespace AmsCluster.Spec;

/// <summary>
/// The table of the file's keys, each named once. Reader, writer, suggestions and the check of docs/spec.md all read it, so that to add
/// a key is to add a line here (and its rule under Rules, and its row in the reference). The order is the order of a written file.
/// </summary>
internal static class SpecSchema
{
    /// <summary>A spec that says nothing: what is read is put on it, and what equals it is a default. Only name and region are not meant.</summary>
    /// <remarks>Made anew each time: whoever gets it may change what hangs on it, as PowerShell lets anybody do.</remarks>
    public static ClusterSpec Blank => new() { Name = "", Region = "" };

    private const string OwnDatabase = "describes the MongoDB node, and with mongo.uri none is made";

    private static readonly SpecSection<ClusterSpec> Root = new("", s => s, (_, s) => s);
    private static readonly SpecSection<NetworkSpec> Network = new("network", s => s.Network, (s, n) => s with { Network = n });
    private static readonly SpecSection<AccessSpec> Access = new("access", s => s.Access, (s, a) => s with { Access = a });
    private static readonly SpecSection<MongoSpec> Mongo = new("mongo", s => s.Mongo, (s, m) => s with { Mongo = m });
    private static readonly SpecSection<ImageSpec> Image = new("image", s => s.Image, (s, i) => s with { Image = i });
    private static readonly SpecSection<LoadBalancerSpec> Balancer = new("loadBalancer", s => s.LoadBalancer, (s, l) => s with { LoadBalancer = l });
    private static readonly SpecSection<PanelSpec> Panel = new("panel", s => s.Panel, (s, p) => s with { Panel = p });
    private static readonly SpecSection<NoticeSpec> Notice = new("notice", s => s.Notice, (s, n) => s with { Notice = n });

    public static IReadOnlyList<SpecKey> Keys { get; } =
    [
        Root.Key("name", SpecType.Text, s => s.Name, (s, v) => s with { Name = v }) with { Required = true },
        Root.Key("region", SpecType.Text, s => s.Region, (s, v) => s with { Region = v }) with { Required = true },

        // A key with a value of its own and a section besides: `vpc: default` or `vpc: {cidr: …}`.
        Network.Key("vpc", SpecType.Text, n => n.Vpc, (n, v) => n with { Vpc = v }) with { NotWith = "network.vpc.cidr" },
        Network.Key("vpc.cidr", SpecType.Text, n => n.Cidr, (n, v) => n with { Cidr = v }) with { Required = true },
        Network.Key("nodeZone", SpecType.Text, n => n.NodeZones is [var only] ? only : null, (n, v) => n with { NodeZones = [v] }),
        Network.Key("nodeZones", SpecType.List, n => n.NodeZones, (n, v) => n with { NodeZones = v })
            with { NotWith = "network.nodeZone", NotWithReason = "says the same as network.nodeZone" },
        Network.Key("loadBalancerZones", SpecType.List, n => n.LoadBalancerZones, (n, v) => n with { LoadBalancerZones = v }),
        Network.Key("subnets", SpecType.List, n => n.Subnets, (n, v) => n with { Subnets = v }),

        Access.Key("keyName", SpecType.Text, a => a.KeyName, (a, v) => a with { KeyName = v }),
        Access.Key("createKey", SpecType.Switch, a => a.CreateKey, (a, v) => a with { CreateKey = v }),
        Access.Key("sshFrom", SpecType.Text, a => a.SshFrom, (a, v) => a with { SshFrom = v }),
        Access.Key("dashboardFrom", SpecType.List, a => a.DashboardFrom, (a, v) => a with { DashboardFrom = v }),
        Access.Key("restFrom", SpecType.List, a => a.RestFrom, (a, v) => a with { RestFrom = v }),
        Access.Key("exactRules", SpecType.Switch, a => a.ExactRules, (a, v) => a with { ExactRules = v }),
        Access.Key("permissionsBoundary", SpecType.Text, a => a.PermissionsBoundary, (a, v) => a with { PermissionsBoundary = v }),
        Access.Key("instanceProfile", SpecType.Text, a => a.InstanceProfile, (a, v) => a with { InstanceProfile = v }),

        Mongo.Key("uri", SpecType.Text, m => m.Uri, (m, v) => m with { Uri = v }) with { Secret = true },
        OfTheNode(Mongo.Key("instanceType", SpecType.Text, m => m.InstanceType, (m, v) => m with { InstanceType = v })),
        OfTheNode(Mongo.Key("volumeGiB", SpecType.Number, m => m.VolumeGiB, (m, v) => m with { VolumeGiB = v })),
        OfTheNode(Mongo.Key("auth", SpecType.Switch, m => m.Auth, (m, v) => m with { Auth = v })),
        OfTheNode(Mongo.Key("imageId", SpecType.Text, m => m.ImageId, (m, v) => m with { ImageId = v })),

        .. Group(new("origin", s => s.Origin, (s, g) => s with { Origin = g })),
        .. Group(new("edge", s => s.Edge, (s, g) => s with { Edge = g })),

        Image.Key("id", SpecType.Text, i => i.Id, (i, v) => i with { Id = v }),

        Balancer.Key("certificate", SpecType.Text, l => l.Certificate, (l, v) => l with { Certificate = v }),
        Balancer.Key("domain", SpecType.Text, l => l.Domain, (l, v) => l with { Domain = v }),
        Balancer.Key("hostedZone", SpecType.Text, l => l.HostedZone, (l, v) => l with { HostedZone = v }),
        Balancer.Key("http", SpecType.Text, l => l.Http, (l, v) => l with { Http = v }),
        Balancer.Key("tlsPolicy", SpecType.Text, l => l.TlsPolicy, (l, v) => l with { TlsPolicy = v }),
        Balancer.Key("deletionProtection", SpecType.Switch, l => l.DeletionProtection, (l, v) => l with { DeletionProtection = v }),
        Balancer.Key("accessLogs", SpecType.Text, l => l.AccessLogs, (l, v) => l with { AccessLogs = v }),
        Balancer.Key("idleTimeout", SpecType.Number, l => l.IdleTimeout, (l, v) => l with { IdleTimeout = v }),

        Panel.Key("admin.email", SpecType.Text, p => p.AdminEmail, (p, v) => p with { AdminEmail = v }),
        Panel.Key("admin.passwordParameter", SpecType.Text, p => p.PasswordParameter,
            (p, v) => p with { PasswordParameter = v }),

        Notice.Key("email", SpecType.Text, n => n.Email, (n, v) => n with { Email = v }),
        Notice.Key("topic", SpecType.Text, n => n.Topic, (n, v) => n with { Topic = v }) with { NotWith = "notice.email", NotWithReason = "says who is told in place of notice.email" },

        Root.Key("rtmp", SpecType.Switch, s => s.Rtmp, (s, v) => s with { Rtmp = v }),
        Root.Key("monitoring", SpecType.Monitoring, s => s.Monitoring, (s, v) => s with { Monitoring = v }),
        Root.Key("tags", SpecType.Map, s => s.Tags, (s, v) => s with { Tags = v }),
    ];

    private static readonly Dictionary<string, SpecKey> ByPath = Keys.ToDictionary(k => k.Path, StringComparer.Ordinal);

    /// <summary>The sections, each with the names of what may stand directly in it. The empty path is the top of the file.</summary>
    private static readonly ILookup<string, string> Names = Keys
        .SelectMany(k => Steps(k.Path))
        .Distinct()
        .ToLookup(SectionOf, NameOf, StringComparer.Ordinal);

    public static SpecKey? Find(string path) => ByPath.GetValueOrDefault(path);

    public static bool IsSection(string path) => Names.Contains(path);

    public static IEnumerable<string> NamesIn(string section) => Names[section];

    public static string Join(string section, string name) => section.Length == 0 ? name : $"{section}.{name}";

    public static string SectionOf(string path) => path.LastIndexOf('.') is var dot && dot < 0 ? "" : path[..dot];

    public static string NameOf(string path) => path[(path.LastIndexOf('.') + 1)..];

    /// <summary><c>a.b.c</c> as <c>a</c>, <c>a.b</c>, <c>a.b.c</c>.</summary>
    public static IEnumerable<string> Steps(string path)
        => path.Select((c, i) => (c, i)).Where(p => p.c == '.').Select(p => path[..p.i]).Append(path);

    private static SpecKey[] Group(SpecSection<GroupSpec> group) =>
    [
        group.Key("instanceType", SpecType.Text, g => g.InstanceType, (g, v) => g with { InstanceType = v }),
        group.Key("min", SpecType.Number, g => g.MinSize, (g, v) => g with { MinSize = v }),
        group.Key("max", SpecType.Number, g => g.MaxSize, (g, v) => g with { MaxSize = v }),
        group.Key("targetCpu", SpecType.Number, g => g.TargetCpu, (g, v) => g with { TargetCpu = v }),
        group.Key("warmPool", SpecType.Number, g => g.WarmPool, (g, v) => g with { WarmPool = v }),
        group.Key("drain", SpecType.Number, g => g.DrainMinutes, (g, v) => g with { DrainMinutes = v }),
        group.Optional("volumeGiB", SpecType.Number, g => g.VolumeGiB, (g, v) => g with { VolumeGiB = v }),
    ];

    private static SpecKey OfTheNode(SpecKey key) => key with { NotWith = "mongo.uri", NotWithReason = OwnDatabase };
}
