using System.Net;
using System.Net.Sockets;
using AmsCluster.Ams;
using AmsCluster.Flight;
using AmsCluster.Tests.Emulator;
using static AmsCluster.Tests.Flight.FlightFixture;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Flight;

/// <summary>What a test flight tells of the ways into a cluster: names, certificates, and what should be closed.</summary>
[Collection(FlightCollection.Name)]
public sealed class DoorTests(FlightFixture fixture) : IAsyncLifetime
{
    static readonly FlightOptions LoggedIn = new() { Login = new("JamesBond", "secret") };

    public Task InitializeAsync() => Python.Lacks is null ? fixture.Reset() : Task.CompletedTask;

    public Task DisposeAsync() => Task.CompletedTask;

    [EmulatorTheory]
    [InlineData("other.example.com", 200.0, "It is for other.example.com, not for live.example.com.")]
    [InlineData("live.example.com", -1.0, "It has expired on ")]
    [InlineData("live.example.com", 5.0, "It expires on ")]
    public async Task A_certificate_that_browsers_refuse_or_soon_will_is_told(string name, double days, string seen)
    {
        var certificate = fixture.Ams.Authority.Issue(name, TimeSpan.FromDays(days));
        await fixture.Ams.Turn(new { listeners = new Dictionary<string, object> { ["5443"] = new { certificate } } });
        var results = (await fixture.Fly()).Where(r => r.Name == "certificate").ToList();
        Assert.Equal([TestOutcome.Passed, TestOutcome.Failed], results.Select(r => r.Outcome));
        Assert.StartsWith(seen, results[1].Seen, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_chain_that_is_not_trusted_is_told_and_nothing_is_sent_over_it()
    {
        var results = await fixture.Fly(LoggedIn, network => network with { Authorities = null });
        var certificate = results.First(r => r.Name == "certificate");
        Assert.Equal(TestOutcome.Failed, certificate.Outcome);
        Assert.StartsWith("Its chain is not trusted here: ", certificate.Seen, StringComparison.Ordinal);
        Assert.Contains("TLS failed", results.Single(r => r is { Name: "listener", Subject: "https 443" }).Seen, StringComparison.Ordinal);
        Assert.Equal("Not tested, because this check failed: listener https 443.", Only(results, "login").Seen);
        Assert.DoesNotContain((await fixture.Ams.Requests()).EnumerateArray(), r => r.GetProperty("path").GetString()!.Contains("authenticate", StringComparison.Ordinal));
    }

    [EmulatorTheory]
    [InlineData("127.0.0.11", TestOutcome.Passed, "It leads to the load balancer: 127.0.0.11.")]
    [InlineData("127.0.0.11,127.0.0.99", TestOutcome.Failed, "It leads to 127.0.0.99, which is not the load balancer (127.0.0.11, 127.0.0.12).")]
    [InlineData("", TestOutcome.Failed, "The name does not resolve.")]
    public async Task The_domain_leads_to_the_load_balancer_or_not(string addresses, TestOutcome outcome, string seen)
    {
        var dns = (await fixture.Fly(change: network => network with
        {
            // Port 443 leads nowhere else, and the names to addresses of this machine.
            ConnectTo = [.. network.ConnectTo.Where(c => c.Port is not null and not 443), ConnectTo.Parse($":22:127.0.0.1:{fixture.Closed}"), ConnectTo.Parse($":5000:127.0.0.1:{fixture.Closed}"), ConnectTo.Parse($":27017:127.0.0.1:{fixture.Closed}")],
            Resolve = (name, _) => name == "live.example.com"
                ? addresses.Length == 0 ? throw new SocketException((int)SocketError.HostNotFound) : Task.FromResult(addresses.Split(',').Select(IPAddress.Parse).ToArray())
                : IPAddress.TryParse(name, out var address) ? Task.FromResult<IPAddress[]>([address])
                : name.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? Task.FromResult<IPAddress[]>([IPAddress.Parse("127.0.0.11"), IPAddress.Parse("127.0.0.12")])
                : throw new SocketException((int)SocketError.HostNotFound),
        })).Single(r => r.Name == "dns");
        Assert.Equal((outcome, seen), (dns.Outcome, dns.Seen));
    }

    [EmulatorTheory]
    [InlineData(27017, "MongoDB")]
    [InlineData(5000, "streams between nodes")]
    [InlineData(22, "SSH")]
    public async Task A_port_that_is_open_from_here_is_told_with_whose_it_is(int port, string what)
    {
        using var open = new TcpListener(IPAddress.Loopback, 0);
        open.Start();
        var victim = fixture.Edges[1];
        Assert.NotNull(victim.PublicIpAddress);
        var detour = ConnectTo.Parse($"{victim.PublicIpAddress}:{port}:127.0.0.1:{((IPEndPoint)open.LocalEndpoint).Port}");
        var failed = Assert.Single(Failed(await fixture.Fly(new() { ConnectTo = [detour] })));
        Assert.Equal($"closed port {port}", $"{failed.Name} {failed.Subject}");
        Assert.Equal($"Open from here ({what}): edge {victim.InstanceId} ({victim.PublicIpAddress}).", failed.Seen);
    }

    [EmulatorTheory]
    [InlineData("tcp", 27017, 27017, "0.0.0.0/0", "27017")]
    [InlineData("tcp", 5000, 6000, "0.0.0.0/1", "5000")]
    [InlineData("tcp", 22, 22, "::/0", "22")]
    [InlineData("-1", -1, -1, "0.0.0.0/0", "27017,5000,22")]
    [InlineData("udp", 5000, 5000, "0.0.0.0/0", "")]
    [InlineData("tcp", 22, 22, "203.0.113.0/24", "")]
    public async Task A_security_group_that_lets_the_world_in_is_named(string protocol, int from, int to, string block, string failing)
    {
        var group = await fixture.Account.SecurityGroup($"{FlightFixture.Name}-node");
        var rule = new Ec2.IpPermission
        {
            IpProtocol = protocol,
            FromPort = from < 0 ? null : from,
            ToPort = to < 0 ? null : to,
            Ipv4Ranges = block.Contains(':', StringComparison.Ordinal) ? [] : [new() { CidrIp = block }],
            Ipv6Ranges = block.Contains(':', StringComparison.Ordinal) ? [new() { CidrIpv6 = block }] : [],
        };
        await fixture.Account.Send(Ec2Api.AuthorizeSecurityGroupIngress(new() { GroupId = group.GroupId!, IpPermissions = [rule] }));
        try
        {
            var failed = Failed(await fixture.Fly());
            Assert.Equal(failing.Split(',', StringSplitOptions.RemoveEmptyEntries), failed.Select(r => r.Subject));
            Assert.All(failed, r => Assert.Equal(("security group", true), (r.Name, r.Seen.Contains($"{FlightFixture.Name}-node ({group.GroupId}) to {block}", StringComparison.Ordinal))));
        }
        finally
        {
            await fixture.Account.Send(Ec2Api.RevokeSecurityGroupIngress(new() { GroupId = group.GroupId!, IpPermissions = [rule] }));
        }
    }
}
