using System.Net;
using System.Net.Sockets;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Tests.UserData;

/// <summary>Real runs of the script of an origin or edge.</summary>
public sealed class NodeBootTests : IDisposable
{
    private const string Ready = "AMSCLUSTER READY role=node";
    private const string Properties = "usr/local/antmedia/conf/red5.properties";
    private const string PublicKey = "d41d8cd98f00b204e9800998ecf8427e"; // an MD5, as the image makes it of the instance id
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
        machine.Write(Properties, machine.Read(Properties) + "server.allowed_dashboard_CIDR=0.0.0.0/0\n");
        var script = NodeUserData.For("eu-west-1", $"mongodb://{Host}", null, machine.Aws.Url, ["203.0.113.0/24", "198.51.100.7/32"]);

        Assert.Equal(0, machine.Run(script).ExitCode);

        Assert.Empty(machine.Aws.Mistakes);
        Assert.Equal("server.allowed_dashboard_CIDR=127.0.0.1/32,172.31.0.0/16,100.64.0.0/16,203.0.113.0/24,198.51.100.7/32",
            Assert.Single(machine.Read(Properties).Split('\n'), line => line.StartsWith("server.allowed_dashboard_CIDR", StringComparison.Ordinal)));
    }

    [ShellFact]
    public void Nothing_answers_before_the_node_is_configured()
    {
        Assert.Equal(0, machine.Run(WithPassword()).ExitCode);

        Assert.Equal("systemctl daemon-reload", machine.Calls.First(c => c.StartsWith("systemctl", StringComparison.Ordinal)));
        var calls = machine.Calls.ToList();
        Assert.True(calls.IndexOf("systemctl stop antmedia") < calls.FindIndex(c => c.StartsWith("python3", StringComparison.Ordinal)));
        Assert.Empty(machine.Ams.AskedStandalone);
        Assert.Equal("cluster", machine.Read(MachineAms.ModeFile).Trim());
        Assert.True(machine.Has("usr/local/antmedia/conf/initialized")); // the image's hooks do nothing then
    }

    [ShellFact]
    public void The_key_of_the_REST_API_is_random_and_not_the_digest_of_the_instance_id()
    {
        machine.Write(Properties, machine.Read(Properties) + $"server.jwtServerControlEnabled=true\nserver.jwtServerSecretKey={PublicKey}\n");

        Assert.Equal(0, machine.Run(WithPassword()).ExitCode);

        var key = Assert.Single(machine.Read(Properties).Split('\n'), l => l.StartsWith("server.jwtServerSecretKey=", StringComparison.Ordinal)).Split('=')[1];
        Assert.Matches("^[0-9a-f]{64}$", key);
        Assert.Equal(key, machine.Read("var/lib/amscluster/jwt-key"));
        Assert.Empty(machine.FilesWith(key, Properties, "var/lib/amscluster/jwt-key"));
    }

    [ShellFact]
    public void The_hooks_of_the_image_create_no_user_and_set_no_key()
    {
        Assert.Equal(0, machine.Run(WithPassword()).ExitCode);

        Assert.False(machine.Has("image-users"));
        Assert.DoesNotContain(PublicKey, machine.Read(Properties), StringComparison.Ordinal);
    }

    [ShellFact]
    public void A_key_that_the_image_sets_during_the_switch_is_replaced()
    {
        machine.Flag("hook-during-switch");

        Assert.Equal(0, machine.Run(WithPassword()).ExitCode);

        Assert.DoesNotContain(PublicKey, machine.Read(Properties), StringComparison.Ordinal);
    }

    [ShellFact]
    public void A_node_whose_key_another_script_changed_stays_stopped()
    {
        machine.Flag("hook-at-start");

        var boot = machine.Run(WithPassword());

        Assert.NotEqual(0, boot.ExitCode);
        Assert.False(machine.Has("var/lib/amscluster/ready"));
        Assert.False(machine.Has(MachineAms.ModeFile));
    }

    [ShellFact]
    public void A_node_with_a_wrong_database_password_stays_stopped()
    {
        machine.Ams.Login = "ams:another@";

        AssertFails(WithPassword(), "verify that this node is in the cluster",
            "waited 1 s for the cluster to list this node; last answer: the cluster does not list this node yet");
    }

    [ShellTheory]
    [InlineData("silent", "waited 1 s for the cluster to list this node; last answer: the cluster does not list this node yet")]
    [InlineData("stale", "waited 1 s for the cluster to list this node; last answer: the cluster does not list this node yet")]
    public void A_node_without_its_own_heartbeat_in_the_cluster_stays_stopped(string fault, string reason)
    {
        machine.Ams.Beats = fault is not "silent";
        machine.Ams.Behind = fault is "stale" ? TimeSpan.FromMinutes(1) : TimeSpan.Zero;

        AssertFails(WithPassword(), "verify that this node is in the cluster", reason);
        Assert.False(machine.Has(MachineAms.ModeFile));
        Assert.False(machine.Has("var/lib/amscluster/configured"));
    }

    [ShellFact]
    public void A_panel_without_an_administrator_gets_the_one_of_the_spec()
    {
        machine.Ams.Users.Clear();
        machine.Aws.Parameters["/amscluster/live/panel-password"] = "Wonder9";

        var boot = machine.Run(WithAdmin());

        Assert.Equal((0, ""), (boot.ExitCode, boot.Error));
        Assert.Equal("ops@example.com", Assert.Single(machine.Ams.Users).Key);
        AssertHidden(boot, "Wonder9");
    }

    [ShellFact]
    public void An_administrator_that_exists_is_left_alone()
    {
        Assert.Equal(0, machine.Run(WithAdmin()).ExitCode); // there is no such parameter

        Assert.Equal("admin", Assert.Single(machine.Ams.Users).Key);
    }

    [ShellFact]
    public void The_node_whose_address_comes_first_makes_the_administrator()
    {
        machine.Ams.Users.Clear();
        machine.Ams.Others.Add(new { id = "a", ip = "10.0.0.1", lastUpdateTime = 1L, status = "alive" });
        machine.Aws.Parameters["/amscluster/live/panel-password"] = "Wonder9";

        AssertFails(WithAdmin(), "verify that the panel has an administrator",
            "waited 1 s for the first administrator of the panel; last answer: the panel has no administrator");
        Assert.Empty(machine.Ams.Users);
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
    public void A_server_that_is_not_well_is_stopped()
    {
        machine.Aws.Liveness = 500;

        AssertFails(WithPassword(), "wait for Ant Media Server to answer",
            $"waited 1 s for Ant Media Server to answer at {machine.Aws.Url}; last answer: HTTP 500 from /rest/v2/liveness");
        Assert.False(machine.Has(MachineAms.ModeFile));
    }

    [ShellTheory]
    [InlineData("cancelled", "switch to cluster mode", "Operation cancelled.")]
    [InlineData("no-effect", "switch to cluster mode", "change_server_mode.sh reported success, but conf/red5.properties does not name the database in clusterdb.host")]
    [InlineData("beans-stay", "switch to cluster mode", "change_server_mode.sh reported success, but the cluster beans in conf/jee-container.xml are still commented out")]
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

    private string WithAdmin() => NodeUserData.For("eu-west-1", $"mongodb://{Host}", null, machine.Aws.Url,
        admin: new("ops@example.com", "/amscluster/live/panel-password"));

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
        Assert.False(machine.Has(MachineAms.ModeFile)); // a failed node serves nothing
        return boot;
    }
}
