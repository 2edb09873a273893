using System.Runtime.CompilerServices;
using System.Text.Json;
using AmsCluster.Resources.UserData;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.UserData;

/// <summary>Needs bash and Python on Linux, and the emulator.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellAndEmulatorFactAttribute([CallerMemberName] string? test = null)
    : SlowFactAttribute(Tool.WhyNoShell ?? Python.Lacks, test);

/// <summary>The script by which a MongoDB node tells CloudWatch how full its disk is, run as it stands on a machine that has booted.</summary>
public sealed class DiskReportTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    // Of a role, as the metadata service would give them.
    const string Credentials = "import aws_call; aws_call.instance_credentials = lambda: {'AccessKeyId': 'a', 'SecretAccessKey': 'b', 'Token': 'c'}";

    [ShellAndEmulatorFact]
    public async Task What_is_sent_is_the_share_of_the_disk_that_is_used()
    {
        using var machine = new Machine();
        Assert.Equal(0, machine.Run(MongoUserData.For("live", "ap-south-1", null)).ExitCode);
        await emulator.ResetCalls();

        var (code, _, error) = Report(machine, emulator.EndpointUrl);

        Assert.Equal((0, ""), (code, error));
        using var requests = JsonDocument.Parse(await emulator.Requests());
        var sent = Assert.Single(requests.RootElement.EnumerateArray());
        Assert.Equal("PutMetricData", sent.GetProperty("operation").GetString());
        var parameters = sent.GetProperty("parameters");
        Assert.Equal("AmsCluster", parameters.GetProperty("Namespace").GetString());
        Assert.Equal("DiskUsedPercent", parameters.GetProperty("MetricData.member.1.MetricName").GetString());
        Assert.Equal("live", parameters.GetProperty("MetricData.member.1.Dimensions.member.1.Value").GetString());
        Assert.InRange(double.Parse(parameters.GetProperty("MetricData.member.1.Value").GetString()!, System.Globalization.CultureInfo.InvariantCulture), 0, 100);
    }

    [ShellAndEmulatorFact]
    public async Task Where_the_node_has_no_right_to_tell_it_is_silent()
    {
        using var machine = new Machine();
        Assert.Equal(0, machine.Run(MongoUserData.For("live", "ap-south-1", null)).ExitCode);
        await emulator.Faults(1, 1, "denied");

        try
        {
            Assert.Equal((0, "", ""), Report(machine, emulator.EndpointUrl));
        }
        finally
        {
            await emulator.NoFaults();
        }
    }

    static (int ExitCode, string Output, string Error) Report(Machine machine, string endpoint) => Tool.Run(Tool.PythonPath,
        ["-c", $"import sys; sys.path.insert(0, '{machine.PathOf("usr/local/lib/amscluster")}'); {Credentials}; import report_disk; sys.argv = ['', 'ap-south-1', 'live', '/', '{endpoint}']; exec(open(report_disk.__file__).read())"]);
}
