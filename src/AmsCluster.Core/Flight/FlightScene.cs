using AmsCluster.Aws;
using AmsCluster.Mongo;
using AmsCluster.Operations;

namespace AmsCluster.Flight;

/// <summary>What AWS tells of the cluster before the flight: where it is reached, which instances it has and who may reach those.</summary>
internal sealed record FlightScene(ClusterSpec Spec, string Balancer, string? RtmpBalancer, IReadOnlyList<FlightNode> Nodes, IReadOnlyList<Ec2.SecurityGroup> Groups)
{
    /// <summary>Whether AWS itself has told it: what stands in for it has addresses that may be anybody's.</summary>
    public bool IsAws { get; private init; }

    /// <summary>The database's address, with its password. Null: the database is not checked.</summary>
    public DatabaseAddress? Database { get; private init; }

    /// <summary>Whether there are listeners with TLS.</summary>
    public bool Secure => Spec.LoadBalancer.Certificate is not null;

    /// <summary>Whether the HTTP listeners redirect. What those of an adopted cluster do is its own, unless the spec says it.</summary>
    public bool RedirectsHttp { get; private init; }

    /// <summary>The name that users type; without one the load balancer's own.</summary>
    public string Host => Spec.LoadBalancer.Domain ?? Balancer;

    /// <summary>Where publishers and the panel's users go.</summary>
    public Uri Publish => At(Secure ? 443 : 80);

    /// <summary>Where viewers go.</summary>
    public Uri Play => At(Secure ? 5443 : 5080);

    /// <summary>A listener's address.</summary>
    public Uri At(int port) => new UriBuilder(port is 443 or 5443 ? "https" : "http", Host, port).Uri;

    /// <summary>Reads it.</summary>
    /// <param name="aws">The account and Region.</param>
    /// <param name="name">The cluster's name.</param>
    /// <param name="direct">Whether to read the database's address and password.</param>
    /// <param name="stop">Cancels it.</param>
    /// <exception cref="AmsException">There is no such cluster, or nothing that could be flown to.</exception>
    public static async Task<FlightScene> Read(AwsConnection aws, string name, bool direct, CancellationToken stop)
    {
        var engine = new ClusterEngine(aws);
        var recorded = ClusterRecord.Read(aws, name, stop);
        var cluster = await engine.Status(name, stop);
        var record = await recorded;
        var spec = record.Known(aws.Region);
        if (cluster.LoadBalancer is not { } balancer)
            throw new AmsException("AmsNothingToTest", $"Cluster {name} has no load balancer, and so nothing to test from outside.", $"Check it with amscluster status {name}. Deploying it again continues where it stopped.");

        var roles = new[] { cluster.Origin, cluster.Edge }.OfType<ScalingGroup>().SelectMany(g => g.Nodes).ToDictionary(n => n.InstanceId, n => (NodeRole?)n.Role, StringComparer.Ordinal);
        if (cluster.Mongo is { } mongo) roles[mongo.InstanceId] = null;
        var nodes = await Instances(aws, roles, stop);
        return new(spec, balancer.DnsName, RtmpOf(cluster), nodes, await Firewalls(aws, nodes, stop))
        {
            IsAws = aws.IsAws,
            Database = direct ? await DatabaseAddress.Find(aws, spec, cluster.Mongo, stop) : null,
            RedirectsHttp = spec.LoadBalancer.RedirectsHttp && (spec.LoadBalancer.Http is not null || record.Adopted.Names.Count == 0),
        };
    }

    static async Task<IReadOnlyList<FlightNode>> Instances(AwsConnection aws, Dictionary<string, NodeRole?> roles, CancellationToken stop)
    {
        if (roles.Count == 0) return [];

        // Not by ids: an instance that is gone meanwhile would make the whole call fail.
        var filter = new Ec2.Filter("instance-id", [.. roles.Keys]);
        var found = await aws.SendAll(
            Ec2Api.DescribeInstances(new() { Filters = [filter] }), r => r.Reservations, stop);
        var running = found.SelectMany(r => r.Instances).Where(i => i.State?.Name?.Value is "running");
        return [.. running.Select(i => new FlightNode(i.InstanceId!, roles[i.InstanceId!], i))
            .OrderBy(n => n.Role is null).ThenBy(n => n.Role).ThenBy(n => n.InstanceId, StringComparer.Ordinal)];
    }

    // Those that the instances are really in, whoever has put them there.
    static async Task<IReadOnlyList<Ec2.SecurityGroup>> Firewalls(AwsConnection aws, IReadOnlyList<FlightNode> nodes, CancellationToken stop)
    {
        var ids = nodes.SelectMany(n => n.Instance.SecurityGroups).Select(g => g.GroupId!).Distinct(StringComparer.Ordinal).ToList();
        return ids.Count == 0 ? [] : (await aws.Send(Ec2Api.DescribeSecurityGroups(new() { GroupIds = ids }), stop)).SecurityGroups;
    }

    static string? RtmpOf(Cluster cluster) => cluster.Endpoints.FirstOrDefault(e => e.Purpose == "rtmp") is { } rtmp ? new Uri(rtmp.Url).Host : null;
}
