using System.Diagnostics;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Tests.UserData;

/// <summary>Real runs of the script of the MongoDB node.</summary>
public class MongoBootTests
{
    private const string Ready = "AMSCLUSTER READY role=mongo";

    [ShellTheory]
    [InlineData("noble")]
    [InlineData("jammy")]
    public void A_machine_becomes_a_database_with_a_password(string codename)
    {
        using var machine = new Machine();
        machine.Write("etc/os-release", $"PRETTY_NAME=\"Ubuntu\"\nID=ubuntu\nVERSION_CODENAME={codename}\n");

        var boot = machine.Run(WithPassword(machine));

        Assert.Equal((0, ""), (boot.ExitCode, boot.Error));
        Assert.Empty(machine.Aws.Mistakes);
        Assert.Equal(Ready, machine.Read("var/lib/amscluster/ready").Trim());
        Assert.EndsWith(Ready, machine.Read("dev/console").Trim(), StringComparison.Ordinal);
        Assert.EndsWith(Ready, machine.Read("var/log/amscluster.log").Trim(), StringComparison.Ordinal);
        Assert.Contains("AMSCLUSTER STEP role=mongo step=\"install MongoDB 8.0\"", boot.Output, StringComparison.Ordinal);
        Assert.False(machine.Has("var/lib/amscluster/failure"));

        var keyring = machine.PathOf("usr/share/keyrings/mongodb-server-8.0.gpg");
        Assert.True(File.Exists(keyring));
        Assert.Equal($"deb [ arch=amd64,arm64 signed-by={keyring} ] https://repo.mongodb.org/apt/ubuntu {codename}/mongodb-org/8.0 multiverse",
            machine.Read("etc/apt/sources.list.d/mongodb-org-8.0.list").Trim());
        Assert.Contains("  authorization: enabled\n", machine.Read("etc/mongod.conf"), StringComparison.Ordinal);
        Assert.Contains("  bindIp: 0.0.0.0\n", machine.Read("etc/mongod.conf"), StringComparison.Ordinal);
        Assert.Equal(Machine.Secret, machine.Read("mongo-user"));
    }

    [ShellFact]
    public void The_password_is_seen_nowhere()
    {
        using var machine = new Machine();

        var boot = machine.Run(WithPassword(machine));

        Assert.Equal(0, boot.ExitCode);
        Assert.DoesNotContain(Machine.Secret, boot.Output + boot.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(machine.Calls, call => call.Contains(Machine.Secret, StringComparison.Ordinal));
        Assert.Empty(machine.FilesWith(Machine.Secret, except: "mongo-user"));
        Assert.Empty(Directory.GetDirectories(machine.PathOf("var/lib/amscluster")));
    }

    [ShellFact]
    public void A_second_run_changes_nothing()
    {
        using var machine = new Machine();
        machine.Run(WithPassword(machine));
        var before = machine.Calls.Length;

        var again = machine.Run(WithPassword(machine));

        Assert.Equal(0, again.ExitCode);
        var calls = machine.Calls[before..];
        Assert.DoesNotContain(calls, call => call.StartsWith("apt-get", StringComparison.Ordinal) || call.StartsWith("curl", StringComparison.Ordinal));
        Assert.DoesNotContain("systemctl restart mongod", calls);
        Assert.Equal(6, calls.Count(call => call.StartsWith("mongosh", StringComparison.Ordinal))); // ping, login, rights; ping, login, refused
        Assert.True(machine.Has("var/lib/amscluster/ready"));
    }

    [ShellFact]
    public void A_run_after_a_failed_one_finishes_the_job()
    {
        using var machine = new Machine();
        machine.Flag("mongod-down");
        Assert.Equal(1, machine.Run(WithPassword(machine)).ExitCode);
        File.Delete(machine.PathOf("flags/mongod-down"));

        Assert.Equal(0, machine.Run(WithPassword(machine)).ExitCode);

        Assert.False(machine.Has("var/lib/amscluster/failure"));
        Assert.Equal(Machine.Secret, machine.Read("mongo-user"));
    }

    [ShellFact]
    public void Without_a_parameter_there_is_no_authentication_and_no_call_for_a_secret()
    {
        using var machine = new Machine();

        var boot = machine.Run(MongoUserData.For("live", "eu-west-1", null));

        Assert.Equal((0, ""), (boot.ExitCode, boot.Error));
        Assert.Equal(0, machine.Aws.ParameterCalls);
        Assert.Contains("  authorization: disabled\n", machine.Read("etc/mongod.conf"), StringComparison.Ordinal);
        Assert.False(machine.Has("mongo-user"));
    }

    [ShellFact]
    public void A_secret_that_comes_late_is_waited_for()
    {
        using var machine = new Machine { Aws = new AwsStandIn { Refusals = 3, Parameters = { [Machine.Parameter] = Machine.Secret } } };

        Assert.Equal(0, machine.Run(WithPassword(machine), waitSeconds: 30).ExitCode);
        Assert.Equal(4, machine.Aws.ParameterCalls);
    }

    [ShellFact]
    public void A_secret_that_may_not_be_read_is_said_so()
    {
        using var machine = new Machine { Aws = new AwsStandIn { Refusals = int.MaxValue } };

        AssertFails(machine, WithPassword(machine), "read the secret parameter", "parameter /amscluster/live/mongo-password could not be read within 1 s: "
            + "Systems Manager answered 400 AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/mongo-role/i-1 is not authorized");
    }

    [ShellTheory]
    [InlineData("ID=ubuntu\nVERSION_CODENAME=focal\nPRETTY_NAME=\"Ubuntu 20.04.6 LTS\"\n", "Ubuntu 20.04.6 LTS")]
    [InlineData("ID=debian\nVERSION_CODENAME=bookworm\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n", "Debian GNU/Linux 12 (bookworm)")]
    public void Another_system_is_refused(string release, string name)
    {
        using var machine = new Machine();
        machine.Write("etc/os-release", release);

        AssertFails(machine, WithPassword(machine), "check the operating system", $"MongoDB 8.0 is installed on Ubuntu 22.04 and 24.04 only, this is {name}");
    }

    [ShellTheory]
    [InlineData("apt-fails", "install MongoDB 8.0", "waited 1 s for the packages of MongoDB; last answer: E: Unable to locate package mongodb-org")]
    [InlineData("mongod-down", "wait for mongod", "waited 1 s for mongod to answer on 127.0.0.1:27017; last answer: the service mongod is failed")]
    [InlineData("open-to-all", "verify mongod on the private address", "Error: mongod answered a caller without a password")]
    public void What_goes_wrong_is_said_in_one_line(string flag, string step, string reason)
    {
        using var machine = new Machine();
        machine.Flag(flag);

        AssertFails(machine, WithPassword(machine), step, reason);
    }

    [ShellFact]
    public void The_disk_is_measured_by_a_timer()
    {
        using var machine = new Machine();

        Assert.Equal(0, machine.Run(WithPassword(machine)).ExitCode);

        Assert.Contains("systemctl enable --now amscluster-disk.timer", machine.Calls);
        Assert.Contains("OnUnitActiveSec=300\n", machine.Read("etc/systemd/system/amscluster-disk.timer"), StringComparison.Ordinal);
        var start = machine.Read("etc/systemd/system/amscluster-disk.service").Split("ExecStart=")[1].Split('\n')[0];
        Assert.Equal($"/usr/bin/python3 {machine.PathOf("usr/local/lib/amscluster/report_disk.py")} eu-west-1 live {machine.PathOf("var/lib/mongodb")} \"{machine.Aws.Url}\"", start);
    }

    [ShellFact]
    public void A_user_with_another_password_is_left_alone()
    {
        using var machine = new Machine();
        machine.Write("mongo-user", "another");

        AssertFails(machine, WithPassword(machine), "create the database user", "Error: user ams is there already with another password than the parameter holds");
        Assert.Equal("another", machine.Read("mongo-user"));
    }

    [ShellFact]
    public void A_shutdown_in_the_middle_is_a_failure()
    {
        using var machine = new Machine();
        machine.Aws.Parameters.Clear();

        var boot = machine.Run(WithPassword(machine), meanwhile: process =>
        {
            SpinWait.SpinUntil(() => machine.Aws.ParameterCalls > 0, TimeSpan.FromSeconds(20));
            using var kill = Process.Start("kill", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }, waitSeconds: 3);

        Assert.NotEqual(0, boot.ExitCode);
        Assert.StartsWith("AMSCLUSTER FAILED role=mongo step=\"read the secret parameter\"", machine.Read("var/lib/amscluster/failure"), StringComparison.Ordinal);
        Assert.False(machine.Has("var/lib/amscluster/ready"));
    }

    private static string WithPassword(Machine machine) => MongoUserData.For("live", "eu-west-1", Machine.Parameter, endpointUrl: machine.Aws.Url);

    private static void AssertFails(Machine machine, string script, string step, string reason)
    {
        var boot = machine.Run(script);

        var line = $"AMSCLUSTER FAILED role=mongo step=\"{step}\" reason=\"{reason}\"";
        Assert.Equal(line, machine.Read("var/lib/amscluster/failure").Trim());
        Assert.EndsWith(line, machine.Read("dev/console").Trim(), StringComparison.Ordinal);
        Assert.EndsWith(line, machine.Read("var/log/amscluster.log").Trim(), StringComparison.Ordinal);
        Assert.NotEqual(0, boot.ExitCode);
        Assert.False(machine.Has("var/lib/amscluster/ready"));
        Assert.Empty(machine.FilesWith(Machine.Secret, except: "mongo-user"));
        Assert.DoesNotContain(Machine.Secret, boot.Output + boot.Error, StringComparison.Ordinal);
    }
}
