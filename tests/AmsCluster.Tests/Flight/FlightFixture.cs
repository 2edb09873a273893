using System.Net;
using System.Net.Sockets;
using AmsCluster.Ams;
using AmsCluster.Flight;
using AmsCluster.Tests.Ams;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Flight;

/// <summary>A cluster on the emulator whose nodes are the stand-in's: both have the same host names and addresses.</summary>
public sealed class FlightFixture : IAsyncLifetime, IDisposable
{
    public const string Name = "flight";

    readonly EmulatorFixture _emulator = new();
    readonly TcpListener _closed = new(IPAddress.Loopback, 0);
    Deployment _deployment = null!;

    public AmsStandIn Ams { get; } = new();

    internal Account Account => _deployment.Account;

    /// <summary>The running nodes, origins first, as EC2 tells of them.</summary>
    internal IReadOnlyList<Ec2.Instance> Origins { get; private set; } = [];

    internal IReadOnlyList<Ec2.Instance> Edges { get; private set; } = [];

    public static ClusterSpec Spec { get; } = new()
    {
        Name = Name,
        Region = "ap-south-1",
        LoadBalancer = new() { Certificate = "arn:aws:acm:ap-south-1:123456789012:certificate/00000000-0000-4000-8000-000000000001", Domain = AmsStandIn.Domain },
        Origin = new() { MinSize = 2 },
        Edge = new() { MinSize = 2 },
        Rtmp = true,
    };

    public async Task InitializeAsync()
    {
        if (Python.Lacks is not null) return;
        await Task.WhenAll(_emulator.InitializeAsync(), Ams.InitializeAsync());

        // Bound, so that nobody else gets the port, but not listening: connections are refused.
        _closed.Server.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _deployment = new(_emulator);
        await _deployment.Apply(Spec);
        var instances = await Account.Instances();
        (Origins, Edges) = (Of("origin"), Of("edge"));

        IReadOnlyList<Ec2.Instance> Of(string role) => [.. instances.Where(i => i.Tags.Any(t => t is { Key: "Name" } && t.Value == $"{Name}-{role}"))];
    }

    public async Task DisposeAsync()
    {
        if (Python.Lacks is not null) return;
        await Ams.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    public void Dispose()
    {
        _closed.Dispose();
        _deployment?.Dispose();
        Ams.Dispose();
    }

    /// <summary>Everything as it should be: the stand-in has the cluster's nodes and the rules of its load balancer.</summary>
    public async Task Reset()
    {
        await Ams.Reset();
        await Ams.Turn(new { listeners = new Dictionary<string, object> { ["80"] = Redirect(443), ["5080"] = Redirect(5443) } });
        await Ams.Turn(new { listeners = await Listeners() });
        await Ams.Turn(new { nodes = Origins.Select(i => Node(i, "origin")).Concat(Edges.Select(i => Node(i, "edge"))) });
    }

    /// <summary>A redirect as Elastic Load Balancing answers it.</summary>
    internal static object Redirect(int port) => new { redirect = $"https://#{{host}}:{port}/#{{path}}?#{{query}}" };

    /// <summary>A listener that forwards to its group.</summary>
    internal static object Forward { get; } = new { redirect = (string?)null };

    /// <summary>The rules that the load balancer of the emulator has, for the stand-in's.</summary>
    internal async Task<IReadOnlyDictionary<string, object>> Listeners(string cluster = Name)
    {
        var all = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var listener in await Account.Listeners(cluster))
            all[$"{listener.Port}"] = new { rules = await Account.Rules(listener.ListenerArn!) };
        return all;
    }

    internal static object Node(Ec2.Instance instance, string role) => new { host = HostOf(instance), ip = instance.PrivateIpAddress, role };

    /// <summary>The machine's own name, as Ubuntu takes it from the private DNS name.</summary>
    internal static string HostOf(Ec2.Instance instance) => instance.PrivateDnsName!.Split('.')[0];

    /// <summary>Flies, and gives the results in their order. No packet leaves the machine: what leads nowhere else leads to a closed port.</summary>
    internal async Task<IReadOnlyList<TestResult>> Fly(FlightOptions? options = null, Func<AmsNetwork, AmsNetwork>? change = null, double patience = 20, string name = Name, CancellationToken stop = default)
    {
        var network = Ams.Network();
        network = network with { ConnectTo = [.. network.ConnectTo, ConnectTo.Parse($"::127.0.0.1:{Closed}")] };
        options = (options ?? new()) with { Network = change?.Invoke(network) ?? network, Patience = TimeSpan.FromSeconds(patience) };
        var results = new List<TestResult>();
        await foreach (var result in new TestFlight(_deployment.Aws, options).Run(name, stop)) results.Add(result);
        return results;
    }

    /// <summary>What has failed of a flight.</summary>
    internal static List<TestResult> Failed(IEnumerable<TestResult> results) => [.. results.Where(r => r.Outcome is TestOutcome.Failed)];

    /// <summary>The only check of a name.</summary>
    internal static TestResult Only(IEnumerable<TestResult> results, string name) => results.Single(r => r.Name == name);

    /// <summary>A port of this machine that nobody listens on.</summary>
    internal int Closed => ((IPEndPoint)_closed.Server.LocalEndPoint!).Port;

    internal Deployment Deployment => _deployment;

    internal EmulatorFixture Emulator => _emulator;
}
