using AmsCluster.Resources.Notices;
using AmsCluster.Resources.UserData;
using AmsCluster.Spec.Rules;

namespace AmsCluster.Resources;

/// <summary>The cluster of Ant Media's guide: what it consists of, line by line.</summary>
internal sealed class GuideTopology
{
    readonly ClusterSpec _spec;
    readonly Ownership _owner;
    readonly Parts _maybe;
    readonly bool _wanted;
    readonly string _keyFolder;
    Parts _recorded;
    Adopted _adopted = Adopted.None;
    readonly List<Resource> _resources = [];
    Login _login = new(null, null);

    GuideTopology(ClusterSpec spec, Parts maybe, bool wanted, string keyFolder)
    {
        (_spec, _maybe, _wanted, _keyFolder, _recorded) = (spec, maybe, wanted, keyFolder, maybe);
        _owner = new(spec.Name, spec.Tags);
    }

    /// <summary>What a spec asks for, and what an earlier one may have left.</summary>
    public static Topology Of(ClusterSpec spec, Parts earlier, string keyFolder = ".", Adopted? adopted = null) =>
        new GuideTopology(spec, earlier, wanted: true, keyFolder) { _adopted = adopted ?? Adopted.None }.Build();

    /// <summary>All that may be there, none of it wanted. What is known by its tags may be guessed at; a DNS record, which has none, must have been recorded.</summary>
    public static Topology Unwanted(ClusterSpec spec, Parts maybe, Parts? recorded = null, Adopted? adopted = null) =>
        new GuideTopology(spec, maybe, wanted: false, "") { _recorded = recorded ?? maybe, _adopted = adopted ?? Adopted.None }.Build();

    /// <summary>The role of the security group that edge nodes have to themselves in some clusters that were adopted.</summary>
    public const string EdgeNodes = "node-edge";

    /// <summary>The name of role and instance profile. IAM's names count in all Regions: the Region is part of them.</summary>
    public static string IamName(ClusterSpec spec) => RoleRules.OwnName(spec);

    string Name => _spec.Name;

    Topology Build()
    {
        var network = NetworkParts.Of(_spec, _owner, _maybe, _wanted);
        _resources.AddRange(network.Resources);
        var keys = _maybe.Union(Parts.Of(_spec)).Keys
            .Select(k => new KeyPair(k, _owner, _keyFolder) { Wanted = _wanted && _spec.Access.CreateKey && k == _spec.Access.KeyName }).ToList();
        _resources.AddRange(keys);
        _login = new(_spec.Access.KeyName, keys.Find(k => k.Name == _spec.Access.KeyName));

        var groups = Groups(network);
        var (database, profile) = Database(network, groups);
        var image = Add(new AmsImage(_spec.Image.Id, reader => CurrentImage(reader)) { Wanted = _wanted });

        var origin = Add(HttpTargets(NodeRole.Origin, network));
        var edge = Add(HttpTargets(NodeRole.Edge, network));
        var (rtmpTargets, srtTargets) = Rtmp(network, groups);
        foreach (var role in Enum.GetValues<NodeRole>())
        {
            var name = NameOf(role);
            var nodes = role is NodeRole.Origin ? groups.Nodes[0] : groups.Nodes[^1];
            var template = Add(new LaunchTemplate(_adopted.NameOf(Kinds.LaunchTemplate, name), _owner, role, _spec.Group(role), _spec.Monitoring, _login, new(image, nodes, profile, database, _spec.Access.DashboardFrom, Hooks(role))) { Wanted = _wanted });
            IReadOnlyList<TargetGroup> targets = role is NodeRole.Edge ? [edge] : rtmpTargets is null ? [origin] : [origin, rtmpTargets, srtTargets!];
            var group = Add(new AutoScalingGroup(GroupName(role), _owner, _spec.Group(role), template, network.NodeSubnets, targets) { Wanted = _wanted });
            targets[0].Nodes = group;
            AddHooks(role, group);
            Add(new NodeGroups(group, nodes) { Wanted = _wanted });
            Add(new ScalingPolicy(_adopted.NameOf(Kinds.ScalingPolicy, $"{name}-cpu"), group, _spec.Group(role).TargetCpu) { Wanted = _wanted });
            Add(new WarmPool(group, _spec.Group(role).WarmPool, group.Launching) { Wanted = _wanted && Warms(role) });
        }

        var entrance = LoadBalancer(network, groups, origin, edge);
        foreach (var group in _resources.OfType<AutoScalingGroup>()) group.Entrance = entrance;
        _resources.AddRange(NoticeParts.Of(_spec, _owner, _resources, _maybe.Notice, _wanted));
        return new(Name, _resources);
    }

    void AddHooks(NodeRole role, AutoScalingGroup group)
    {
        if (Drains(role) || _maybe.Hooks) Add(new LifecycleHook(EndingHook(role), group, LifecycleHook.Ending) { Wanted = _wanted && Drains(role) });

        // Earlier versions gave a group with a warm pool a hook of this name.
        if (_maybe.Hooks) Add(new LifecycleHook($"{NameOf(role)}-warm", group, LifecycleHook.Launching) { Wanted = false });
        if (HoldsStart(role)) group.Launching = Add(new LifecycleHook(LaunchHook(role), group, LifecycleHook.Launching) { Wanted = _wanted });
    }

    sealed record SecurityGroups(SecurityGroup LoadBalancer, IReadOnlyList<SecurityGroup> Nodes, SecurityGroup Mongo, SecurityGroup? Rtmp);

    SecurityGroups Groups(NetworkParts network)
    {
        SecurityGroup Group(string role, string description, bool wanted = true, bool stays = false)
        {
            // What was adopted may be one group for several purposes.
            var name = _adopted.NameOf(Kinds.SecurityGroup, $"{Name}-{role}");
            return _resources.OfType<SecurityGroup>().FirstOrDefault(g => g.Name == name)
                ?? Add(new SecurityGroup(name, _owner, network.Vpc, $"{description} of AmsCluster cluster {Name}") { Wanted = _wanted && wanted, Stays = stays });
        }

        var rtmp = _spec.Rtmp || _maybe.Rtmp ? Group("rtmp", "RTMP and SRT load balancer", _spec.Rtmp) : null;
        // The group of an adopted instance that is the user's own again (mongo.uri) still lets the nodes in, and stays when all else goes.
        var letGo = LetsMongoGo;
        var nodes = new List<SecurityGroup> { Group("node", "Origin and edge nodes") };
        if (_adopted.Find(Kinds.SecurityGroup, $"{Name}-{EdgeNodes}") is not null) nodes.Add(Group(EdgeNodes, "Edge nodes"));
        var groups = new SecurityGroups(Group("load-balancer", "Load balancer"), nodes, Group("mongo", "MongoDB node", _spec.Mongo.Uri is null || letGo, letGo), rtmp);
        foreach (var (group, rules) in Firewall.Rules(_spec, groups.LoadBalancer, groups.Nodes, groups.Mongo, _spec.Rtmp ? rtmp : null))
            Add(new SecurityGroupRules(group, rules, _spec.Access.ExactRules) { Wanted = group.Wanted });
        return groups;
    }

    (Database Database, NodeProfile Profile) Database(NetworkParts network, SecurityGroups groups)
    {
        var own = _spec.Mongo.Uri is null;
        var password = Add(new SecretParameter(SecretParameter.PasswordName(Name), _owner, null) { Wanted = _wanted && own && _spec.Mongo.Auth });
        var uri = Add(new SecretParameter(SecretParameter.UriName(Name), _owner, _spec.Mongo.Uri) { Wanted = _wanted && !own });
        var secret = !own ? uri : _spec.Mongo.Auth ? password : null;
        var panel = Add(new SecretParameter(SecretParameter.PanelName(Name), _owner, null) { Wanted = _wanted && MakesAdmin && _spec.Panel.PasswordParameter is null });
        var admin = MakesAdmin ? new PanelAdmin(_spec.Panel.AdminEmail, _spec.Panel.PasswordParameter ?? panel.Name) : null;
        var secrets = new[] { secret?.Name, admin?.Parameter }.OfType<string>().ToList();

        var nodeProfile = Profile(secrets, measures: own && _spec.Notice.IsWanted);

        var adoptedId = _adopted.Find(Kinds.Instance, $"{Name}-mongo");
        var image = Add(new UbuntuImage(_spec.Mongo.ImageId, _spec.Region, _spec.Mongo.InstanceType,
            InstanceTypes.Of(_spec), async reader =>
            await MongoInstance.Find(reader, Name, adoptedId) is { } node ? new() { ImageId = node.ImageId, RootDeviceName = node.RootDeviceName } : null) { Wanted = _wanted && own });
        var volume = new DataVolume($"{Name}-mongo-data", _owner, _spec.Mongo, network.NodeSubnets[0], groups.Mongo) { Wanted = _wanted && own };
        var mongo = LetsMongoGo ? null : Add(new MongoInstance($"{Name}-mongo", _owner, _spec.Mongo, _login,
            new(network.NodeSubnets[0], groups.Mongo, image, nodeProfile, _spec.Mongo.Auth ? password : null, volume, panel.Wanted ? panel : null, admin)) { Wanted = _wanted && own, AdoptedId = adoptedId });
        if (mongo is not null) Add(new DataVolumeAttachment(Add(volume), volume.Node = mongo) { Wanted = mongo.Wanted });
        return (new(_spec.Region, own ? mongo : null, secret, panel.Wanted ? panel : null, admin), nodeProfile);
    }

    NodeProfile Profile(IReadOnlyList<string> secrets, bool measures)
    {
        var given = _spec.Access.InstanceProfile;
        var wanted = _wanted && given is null;
        var boundary = _spec.Access.PermissionsBoundary;
        var profile = new InstanceProfile(IamName(_spec), _owner) { Wanted = wanted };
        var role = new Role(profile, _owner, boundary, comparesBoundary: boundary is not null || _maybe.Boundary) { Wanted = wanted };
        var hooked = Enum.GetValues<NodeRole>().Where(r => Hooks(r) is not null).Select(GroupName);
        var rights = new RolePolicy(role, _spec.Region, secrets, measures, [.. hooked]) { Wanted = wanted };
        var profileRole = new InstanceProfileRole(profile, role) { Wanted = wanted };
        if (given is not null && !_maybe.Role)
            return new(given, true, rights, []);

        _resources.AddRange([profile, role, rights, profileRole]);
        return new(given ?? profile.Name, given is not null, rights, [profile, profileRole]);
    }

    List<Listener> LoadBalancer(NetworkParts network, SecurityGroups groups, TargetGroup origin, TargetGroup edge)
    {
        var balancer = Add(new Balancer(_adopted.NameOf(Kinds.LoadBalancer, Name), _owner, Balancer.Application, groups.LoadBalancer, network.LoadBalancerSubnets, network.Vpc) { Wanted = _wanted });
        Add(new BalancerAttributes(balancer, _spec.LoadBalancer) { Wanted = _wanted });
        var https = Add(Secure(balancer, ListenerRule.Port, origin));
        var securePlay = Add(Secure(balancer, 5443, edge));
        var http = Add(Plain(balancer, 80, origin, https));
        var play = Add(Plain(balancer, 5080, edge, securePlay));
        var toOrigin = Add(new ListenerRule(https, _owner, "origin", 15, origin) { Wanted = https.Wanted });
        var toEdge = Add(new ListenerRule(https, _owner, "edge", 16, edge) { Wanted = https.Wanted });
        Close(https, origin, toOrigin, toEdge);
        Close(securePlay, edge);
        Close(http, origin);
        Close(play, edge);

        var wanted = Parts.Of(_spec).Records;
        foreach (var (domain, zone) in _maybe.Records.Union(wanted))
            Add(new DnsRecord(domain, zone, balancer, madeEarlier: _recorded.Records.Contains((domain, zone))) { Wanted = _wanted && wanted.Contains((domain, zone)) });
        return [.. new[] { http, play, https, securePlay }.Where(l => l.Wanted)];
    }

    // A listener that redirects needs no rules. Those of a time when it forwarded are looked for, and deleted.
    void Close(Listener listener, TargetGroup target, params IReadOnlyList<ListenerRule> after)
    {
        var isKept = _spec.LoadBalancer.Http is null && _adopted.Find(Kinds.LoadBalancer, Name) is not null;
        var wanted = listener.Wanted && (listener.RedirectsTo is null || isKept);
        if (!wanted && listener.RedirectsTo is not null && !_maybe.PlainRest) return;
        Add(new RestRules(listener, _owner, target, _spec.Access.RestFrom, after)
        {
            Wanted = wanted,
            Tells = listener.Port == (_spec.LoadBalancer.Certificate is null ? 80 : ListenerRule.Port),
        });
    }

    Listener Secure(Balancer balancer, int port, TargetGroup target) => new(balancer, _owner, "HTTPS", port, target)
    {
        Wanted = _wanted && _spec.LoadBalancer.Certificate is not null,
        Certificate = _spec.LoadBalancer.Certificate,
        TlsPolicy = Listener.PolicyOf(_spec),
        IsPolicyNamed = _spec.LoadBalancer.TlsPolicy is not null,
    };

    Listener Plain(Balancer balancer, int port, TargetGroup target, Listener secure) => new(balancer, _owner, "HTTP", port, target)
    {
        Wanted = _wanted,
        RedirectsTo = _spec.LoadBalancer.RedirectsHttp ? secure : null,
        IsActionNamed = _spec.LoadBalancer.Http is not null,
    };

    (TargetGroup? Rtmp, TargetGroup? Srt) Rtmp(NetworkParts network, SecurityGroups groups)
    {
        if (groups.Rtmp is null) return (null, null);
        var wanted = _wanted && _spec.Rtmp;
        var balancer = Add(new Balancer($"{Name}-rtmp", _owner, Balancer.Network, groups.Rtmp, network.LoadBalancerSubnets, network.Vpc) { Wanted = wanted });
        Add(new BalancerAttributes(balancer, _spec.LoadBalancer) { Wanted = wanted });
        var rtmp = Add(new TargetGroup($"{Name}-rtmp", _owner, network.Vpc, TargetPorts.Rtmp(_spec.Origin.DrainMinutes)) { Wanted = wanted });
        var srt = Add(new TargetGroup($"{Name}-srt", _owner, network.Vpc, TargetPorts.Srt(_spec.Origin.DrainMinutes)) { Wanted = wanted });
        Add(new Listener(balancer, _owner, "TCP", Firewall.Rtmp, rtmp) { Wanted = wanted });
        Add(new Listener(balancer, _owner, "UDP", Firewall.Srt, srt) { Wanted = wanted });
        return (rtmp, srt);
    }

    TargetGroup HttpTargets(NodeRole role, NetworkParts network) => new(_adopted.NameOf(Kinds.TargetGroup, NameOf(role)), _owner, network.Vpc, TargetPorts.Http(_spec.Group(role).DrainMinutes)) { Wanted = _wanted };

    async Task<Ec2.Image?> CurrentImage(Reader reader)
    {
        var latest = await LaunchTemplate.Find(reader, _adopted.NameOf(Kinds.LaunchTemplate, $"{Name}-origin"))
            ?? await LaunchTemplate.Find(reader, _adopted.NameOf(Kinds.LaunchTemplate, $"{Name}-edge"));
        return latest is null ? null : TemplateNote.ImageOf(latest.Data, latest.Note);
    }

    // A database with the data of a running cluster is not deleted by a change of its address.
    bool LetsMongoGo => _spec.Mongo.Uri is not null && _adopted.Find(Kinds.Instance, $"{Name}-mongo") is not null;

    string NameOf(NodeRole role) => $"{Name}-{role.ToString().ToLowerInvariant()}";

    string GroupName(NodeRole role) => _adopted.NameOf(Kinds.AutoScalingGroup, NameOf(role));

    string EndingHook(NodeRole role) => $"{NameOf(role)}-drain";

    string LaunchHook(NodeRole role) => $"{NameOf(role)}-launch";

    bool Warms(NodeRole role) => _spec.Group(role).WarmPool > 0;

    bool Drains(NodeRole role) => _spec.Group(role).DrainMinutes > 0;

    // A template that was adopted may keep a profile without the right to say that a node serves: every node that starts would be held for half an hour.
    bool HoldsStart(NodeRole role) => _adopted.Find(Kinds.LaunchTemplate, NameOf(role)) is null;

    // Nodes of an adopted cluster keep the administrator that they have.
    bool MakesAdmin => Enum.GetValues<NodeRole>().All(HoldsStart);

    NodeHooks? Hooks(NodeRole role) => !Drains(role) && !HoldsStart(role) ? null
        : new(GroupName(role), Drains(role) ? EndingHook(role) : null, _spec.Group(role).DrainMinutes, HoldsStart(role) ? LaunchHook(role) : null);

    T Add<T>(T resource) where T : Resource
    {
        _resources.Add(resource);
        return resource;
    }
}
