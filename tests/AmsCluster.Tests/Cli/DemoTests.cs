using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Cli;

/// <summary>The demo from end to end, amid settings that would lead it elsewhere.</summary>
public sealed class DemoTests
{
    [EmulatorFact]
    public async Task The_demo_lives_through_a_cluster_and_touches_nothing_else()
    {
        // Whoever calls here is caught.
        using var trap = new TcpListener(IPAddress.Loopback, 0);
        trap.Start();
        var demo = (await Hostile($"http://127.0.0.1:{((IPEndPoint)trap.LocalEndpoint).Port}").Run("demo")).MustBe(0);
        Assert.False(trap.Pending());

        Assert.Contains("├─ load balancer live-", demo.Output);
        Assert.Contains("https://live.example.com/", demo.Output);
        Assert.Contains("    + instance live-mongo  i-", demo.Output);
        Assert.Contains("no changes", demo.Output);
        Assert.Matches(@"nothing; asked were .*EC2 DescribeInstances", demo.Output);
        Assert.Matches(@"all \d+ went to the emulator", demo.Output);
    }

    [EmulatorFact]
    public async Task What_is_kept_can_be_looked_at_and_removed()
    {
        var demo = (await Hostile("http://127.0.0.1:1").Run("demo", "--keep", "--json")).MustBe(0).Json();
        var emulator = demo.GetProperty("emulator");
        using var process = Process.GetProcessById(emulator.GetProperty("pid").GetInt32());
        try
        {
            Assert.True(emulator.GetProperty("running").GetBoolean());
            var command = new Amscluster(emulator.GetProperty("endpointUrl").GetString());
            Assert.Contains("live in ap-south-1: healthy", (await command.Run("status", "live", "--region", "ap-south-1")).MustBe(0).Output);
            (await command.Run("destroy", "live", "--region", "ap-south-1", "--yes")).MustBe(0);
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task Without_Python_it_says_what_to_install()
    {
        if (OperatingSystem.IsWindows()) return; // The launcher py is found without the path.
        var command = new Amscluster();
        command.Environment["PATH"] = AppContext.BaseDirectory;
        command.Environment["XDG_CACHE_HOME"] = Path.Combine(AppContext.BaseDirectory, "no-such-cache");
        Assert.Equal("AmsPythonMissing", Shapes.Error((await command.Run("demo", "--json")).MustBe(1).Json()));
    }

    static Amscluster Hostile(string elsewhere)
    {
        var command = new Amscluster(elsewhere);
        foreach (var service in new[] { "EC2", "IAM", "SSM", "STS", "AUTO_SCALING", "ELASTIC_LOAD_BALANCING_V2", "ACM", "ROUTE_53" })
            command.Environment[$"AWS_ENDPOINT_URL_{service}"] = elsewhere;
        foreach (var proxy in new[] { "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY" })
            command.Environment[proxy] = elsewhere;
        command.Environment["AWS_PROFILE"] = "missing";
        command.Environment["AWS_REGION"] = "eu-west-1";
        command.Environment["AWS_USE_FIPS_ENDPOINT"] = "true";
        command.Environment["AWS_ROLE_ARN"] = "arn:aws:iam::111111111111:role/other";
        command.Environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = "/no/such/token";
        return command;
    }
}
