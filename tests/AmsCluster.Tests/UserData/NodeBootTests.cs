using System.Net;
using System.Net.Sockets;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Tests.UserData;

/// <summary>Real runs of the script of an origin or edge.</summary>
public sealed class NodeBootTests : IDisposable
{
    private const string Ready = "AMSCLUSTER READY role=node";
    private readonly Machine machine = new();
    private readonly TcpListener database = new(IPAddress.Loopback, 0);

    public NodeBootTests()
    {
        database.Start();
        machine.InstallAntMedia();
    }

    private string Host => $"127.0.0.1:{((IPEndPoint)database.LocalEndpoint).Port}";

    private string Encoded => Uri.EscapeDataString(Machine.Secret);

    private IEnumerable<string> ModeChanges => machine.Calls.Where(call => call.StartsWith("change_server_mode.sh", StringComparison.Ordinal));

    public void Dispose()
    {
        database.Dispose();
        machine.Dispose();
    }

    [ShellFact]
    public void A_node_joins_the_database_with_the_password()
    {
        var boot = machine.Run(WithPassword());

        Assert.Equal((0, ""), (boot.ExitCode, boot.Error));
        Assert.Empty(machine.Aws.Mistakes);
        Assert.Equal([$"change_server_mode.sh cluster mongodb://ams:{Encoded}@{Host}"], ModeChanges);
        Assert.Contains($"clusterdb.host=mongodb://ams:{Encoded}@{Host}\n", machine.Read("usr/local/antmedia/conf/red5.properties"), StringComparison.Ordinal);
        Assert.Equal(Ready, machine.Read("var/lib/amscluster/ready").Trim());
        Assert.EndsWith(Ready, machine.Read("dev/console").Trim(), StringComparison.Ordinal);
        Assert.EndsWith(Ready, machine.Read("var/log/amscluster.log").Trim(), StringComparison.Ordinal);
    }

    [ShellFact]
    public void The_password_is_seen_nowhere_but_where_antmedia_itself_needs_it()
    {
        var boot = machine.Run(WithPassword());

        Assert.Equal(0, boot.ExitCode);
        AssertHidden(boot, Machine.Secret, Encoded);
        Assert.Single(machine.Calls, call => call.Contains(Encoded, StringComparison.Ordinal)); // the argument that AMS insists on
        Assert.Empty(Directory.GetDirectories(machine.PathOf("var/lib/amscluster")));
    }

    [ShellFact]
    public void The_dashboard_is_limited_before_AMS_starts_and_the_VPC_is_never_locked_out()
    {
        const string Properties = "usr/local/antmedia/conf/red5.properties";
        machine.Write(Properties, machine.Read(Properties) + "server.allowed_dashboard_CIDR=0.0.0.0/0\n");
        var script = NodeUserData.For("eu-west-1", $"mongodb://{Host}", null, machine.Aws.Url, ["203.0.113.0/24", "198.51.100.7/32"]);

        Assert.Equal(0, machine.Run(script).ExitCode);

        Assert.Empty(machine.Aws.Mistakes);
        Assert.Equal("server.allowed_dashboard_CIDR=127.0.0.1/32,172.31.0.0/16,100.64.0.0/16,203.0.113.0/24,198.51.100.7/32",
            Assert.Single(machine.Read(Properties).Split('\n'), line => line.StartsWith("server.allowed_dashboard_CIDR", StringComparison.Ordinal)));
        Assert.DoesNotContain("systemctl restart antmedia", machine.Calls); // the switch to cluster mode does it

        var calls = machine.Calls.Length;
        Assert.Equal(0, machine.Run(script).ExitCode);
        Assert.DoesNotContain("systemctl restart antmedia", machine.Calls[calls..]);
        Assert.Equal(0, machine.Run(NodeUserData.For("eu-west-1", $"mongodb://{Host}", null, machine.Aws.Url, ["203.0.113.0/24"])).ExitCode);
        Assert.Contains("systemctl restart antmedia", machine.Calls);
    }

    [ShellFact]
    public void The_first_administrator_is_left_to_the_image()
    {
        Assert.Equal(0, machine.Run(WithPassword()).ExitCode);

        Assert.False(machine.Has("usr/local/antmedia/conf/initialized"));
    }

    [ShellFact]
    public void A_second_run_changes_nothing()
    {
        machine.Run(WithPassword());

        Assert.Equal(0, machine.Run(WithPassword()).ExitCode);
        Assert.Single(ModeChanges);
    }

    [ShellFact]
    public void A_database_without_a_password_needs_no_parameter()
    {
        var boot = machine.Run(NodeUserData.For("eu-west-1", $"mongodb://{Host}", null));

        Assert.Equal((0, ""), (boot.ExitCode, boot.Error));
        Assert.Equal(0, machine.Aws.ParameterCalls);
        Assert.Equal([$"change_server_mode.sh cluster mongodb://{Host}"], ModeChanges);
    }

    [ShellFact]
    public void An_address_of_the_user_is_taken_as_it_is()
    {
        var uri = $"mongodb://app:p%40ss@{Host},127.0.0.1:1/?replicaSet=rs0&retryWrites=false";
        machine.Aws.Parameters[Machine.Parameter] = uri;

        var boot = machine.Run(WholeAddress());

        Assert.Equal((0, ""), (boot.ExitCode, boot.Error));
        Assert.Equal(["change_server_mode.sh cluster " + uri], ModeChanges);
        AssertHidden(boot, uri, "p%40ss");
    }

    [ShellFact]
    public void An_address_that_only_DNS_can_resolve_is_not_waited_for()
    {
        machine.Aws.Parameters[Machine.Parameter] = "mongodb+srv://app:p%40ss@cluster0.example.net/?retryWrites=true&w=majority";

        var boot = machine.Run(WholeAddress());

        Assert.Equal((0, ""), (boot.ExitCode, boot.Error));
        Assert.DoesNotContain("wait for the database", boot.Output, StringComparison.Ordinal);
    }

    [ShellTheory]
    [InlineData("hunter2.example.net")]
    [InlineData("mongodb://app:hunter2@db one")]
    [InlineData("mongodb://app:hunter2\\n@db")]
    [InlineData("mongodb://app:hunter2@db\nmongodb://two")]
    public void A_parameter_that_holds_no_address_is_said_so_but_not_shown(string value)
    {
        machine.Aws.Parameters[Machine.Parameter] = value;

        var boot = AssertFails(WholeAddress(), "read the secret parameter", $"the database address (parameter {Machine.Parameter}) does not read "
            + "mongodb://... or mongodb+srv://..., or has a blank or backslash");
        AssertHidden(boot, "hunter2");
        Assert.Empty(ModeChanges);
    }

    [ShellFact]
    public void Before_liveness_was_there_the_first_page_counts()
    {
        machine.Aws.AntMedia = (404, 200);

        Assert.Equal(0, machine.Run(WithPassword()).ExitCode);
    }

    [ShellFact]
    public void A_server_that_is_not_well_is_not_ready()
    {
        machine.Aws.AntMedia = (500, 200);

        AssertFails(WithPassword(), "wait for Ant Media Server to answer",
            $"waited 1 s for Ant Media Server to answer at {machine.Aws.Url}; last answer: HTTP 500 from /rest/v2/liveness");
    }

    [ShellTheory]
    [InlineData("cancelled", "switch to cluster mode", "Operation cancelled.")]
    [InlineData("no-effect", "switch to cluster mode", "change_server_mode.sh reported success, but conf/red5.properties does not name the database in clusterdb.host")]
    [InlineData("beans-stay", "switch to cluster mode", "change_server_mode.sh reported success, but the cluster beans in conf/jee-container.xml are still commented out")]
    [InlineData("standalone", "verify that Ant Media Server uses the database", "waited 1 s for Ant Media Server to connect to the database; last answer: no connection to the database's port")]
    public void What_goes_wrong_is_said_in_one_line(string flag, string step, string reason)
    {
        machine.Flag(flag);

        AssertHidden(AssertFails(WithPassword(), step, reason), Machine.Secret, Encoded);
    }

    [ShellFact]
    public void A_complaint_that_repeats_the_address_is_shown_without_the_password()
    {
        machine.Flag("echo-address");

        AssertHidden(AssertFails(WithPassword(), "switch to cluster mode", $"cannot use mongodb://***@{Host}"), Machine.Secret, Encoded);
    }

    [ShellFact]
    public void A_database_that_never_comes_is_said_so()
    {
        database.Stop();

        var script = NodeUserData.For("eu-west-1", "mongodb://ams:{secret}@127.0.0.1:1", Machine.Parameter, machine.Aws.Url);

        AssertFails(script, "wait for the database", "waited 1 s for the database to accept a connection; last answer: 127.0.0.1:1: [Errno 111] Connection refused");
        Assert.Empty(ModeChanges);
    }

    [ShellFact]
    public void A_secret_that_may_not_be_read_is_said_so()
    {
        machine.Aws.Parameters.Clear();

        AssertFails(WithPassword(), "read the secret parameter",
            $"parameter {Machine.Parameter} could not be read within 1 s: Systems Manager answered 400 ParameterNotFound: ");
    }

    [ShellFact]
    public void An_image_without_antmedia_is_said_so()
    {
        File.Delete(machine.PathOf("usr/local/antmedia/change_server_mode.sh"));

        var boot = machine.Run(WithPassword());

        Assert.NotEqual(0, boot.ExitCode);
        Assert.Contains("step=\"wait for Ant Media Server to be installed\" reason=\"waited 1 s for the files of Ant Media Server in", machine.Read("var/lib/amscluster/failure"), StringComparison.Ordinal);
    }

    private string WithPassword() => NodeUserData.For("eu-west-1", $"mongodb://ams:{{secret}}@{Host}", Machine.Parameter, machine.Aws.Url);

    private string WholeAddress() => NodeUserData.For("eu-west-1", "{secret}", Machine.Parameter, machine.Aws.Url);

    /// <summary>Not in any output, and in no file but AMS's own and the process list of these tests.</summary>
    private void AssertHidden(Boot boot, params string[] secrets)
    {
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, boot.Output + boot.Error, StringComparison.Ordinal);
            Assert.Empty(machine.FilesWith(secret, "calls", "usr/local/antmedia/conf/red5.properties"));
            Assert.DoesNotContain(machine.Calls, call => !call.StartsWith("change_server_mode.sh", StringComparison.Ordinal) && call.Contains(secret, StringComparison.Ordinal));
        }
    }

    private Boot AssertFails(string script, string step, string reason)
    {
        var boot = machine.Run(script);

        var line = $"AMSCLUSTER FAILED role=node step=\"{step}\" reason=\"{reason}\"";
        Assert.Equal(line, machine.Read("var/lib/amscluster/failure").Trim());
        Assert.EndsWith(line, machine.Read("dev/console").Trim(), StringComparison.Ordinal);
        Assert.EndsWith(line, machine.Read("var/log/amscluster.log").Trim(), StringComparison.Ordinal);
        Assert.NotEqual(0, boot.ExitCode);
        Assert.False(machine.Has("var/lib/amscluster/ready"));
        return boot;
    }
}
