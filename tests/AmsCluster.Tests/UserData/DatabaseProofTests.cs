using AmsCluster.Resources.UserData;

namespace AmsCluster.Tests.UserData;

/// <summary>Real runs of the script that proves a restored database.</summary>
public class DatabaseProofTests
{
    [ShellFact]
    public void A_database_with_the_password_of_today_is_only_read()
    {
        using var machine = Node(Machine.Secret);
        var proof = machine.Run(Proof(machine));
        Assert.Equal((0, "databases=2\n", ""), (proof.ExitCode, proof.Output, proof.Error));
        Assert.DoesNotContain(machine.Calls, call => call.StartsWith("systemctl", StringComparison.Ordinal));
    }

    [ShellFact]
    public void A_database_with_the_password_of_then_gets_that_of_today_where_nobody_else_can_reach_it()
    {
        using var machine = Node("of-then");
        var proof = machine.Run(Proof(machine));
        Assert.Equal((0, "databases=2\n"), (proof.ExitCode, proof.Output));
        Assert.Equal(Machine.Secret, machine.Read("mongo-user"));
        var calls = machine.Calls.Where(c => c.StartsWith("systemctl", StringComparison.Ordinal) || c.StartsWith("mongod ", StringComparison.Ordinal)).Select(c => c.Replace(machine.PathOf("run"), "run", StringComparison.Ordinal));
        Assert.Equal(["systemctl stop mongod", "mongod --config run/amscluster-proof/mongod.conf --fork", "mongod --config run/amscluster-proof/mongod.conf --shutdown", "systemctl start mongod"], calls);
        Assert.Contains(machine.Calls, call => call.StartsWith("mongosh mongodb://%2F", StringComparison.Ordinal) && call.Contains("mongo.sock", StringComparison.Ordinal));
        Assert.False(Directory.Exists(machine.PathOf("run/amscluster-proof")));
        Assert.Empty(machine.FilesWith(Machine.Secret, except: "mongo-user"));
    }

    [ShellFact]
    public void MongoDB_is_started_again_though_the_password_cannot_be_set()
    {
        using var machine = Node("of-then");
        machine.Flag("mongod-broken");
        var proof = machine.Run(Proof(machine));
        Assert.Equal(5, proof.ExitCode);
        Assert.Contains("mongod does not start without a password: BadValue", proof.Error, StringComparison.Ordinal);
        Assert.Equal("systemctl start mongod", machine.Calls.Last(c => c.StartsWith("systemctl", StringComparison.Ordinal)));
        Assert.Equal("of-then", machine.Read("mongo-user"));
    }

    [ShellFact]
    public void A_database_that_does_not_answer_is_said_so()
    {
        using var machine = Node(Machine.Secret);
        machine.Flag("mongod-down");
        var proof = machine.Run(Proof(machine));
        Assert.Equal((3, "mongod does not answer: MongoNetworkError: connect ECONNREFUSED\n"), (proof.ExitCode, proof.Error));
    }

    [ShellFact]
    public void Without_authentication_no_secret_is_asked_for()
    {
        using var machine = Node("any");
        Assert.Equal(0, machine.Run(DatabaseProofScript.For("eu-west-1", null)).ExitCode);
        Assert.Equal(0, machine.Aws.ParameterCalls);
    }

    static Machine Node(string password)
    {
        var machine = new Machine();
        machine.Write("mongo-user", password);
        machine.Write("etc/mongod.conf", "net:\n  port: 27017\n  bindIp: 0.0.0.0\nsecurity:\n  authorization: enabled\n");
        return machine;
    }

    static string Proof(Machine machine) => DatabaseProofScript.For("eu-west-1", Machine.Parameter, machine.Aws.Url);
}
