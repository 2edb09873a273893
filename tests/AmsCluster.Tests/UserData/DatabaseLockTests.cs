using AmsCluster.Resources.UserData;

namespace AmsCluster.Tests.UserData;

/// <summary>Real runs of the scripts that hold MongoDB's writes back for a snapshot: whatever happens, they are let go.</summary>
public class DatabaseLockTests
{
    [ShellFact]
    public void The_database_is_held_until_it_is_told_to_be_let_go()
    {
        using var machine = Node();

        var taken = machine.Run(Take(machine));
        Assert.Equal((0, "locked for 60 s at most\n", ""), (taken.ExitCode, taken.Output, taken.Error));
        Assert.True(machine.Has("db-locked"));
        Assert.Equal(4, machine.Run(Take(machine)).ExitCode);

        var released = machine.Run(DatabaseLockScript.Release());
        Assert.Equal((0, "held until now\n"), (released.ExitCode, released.Output));
        Assert.False(machine.Has("db-locked"));
        Assert.False(Directory.Exists(machine.PathOf("run/amscluster-lock")));
        Assert.Equal(0, machine.Run(Take(machine)).ExitCode);
        Assert.Equal(0, machine.Run(DatabaseLockScript.Release()).ExitCode);
    }

    [ShellFact]
    public void It_is_let_go_after_its_time_though_nobody_comes_and_that_does_not_count_as_held()
    {
        using var machine = Node();
        Assert.Equal(0, machine.Run(Take(machine, seconds: 1)).ExitCode);
        AssertLetGo(machine);
        var released = machine.Run(DatabaseLockScript.Release());
        Assert.Equal((6, "the lock was let go before\n"), (released.ExitCode, released.Error));
    }

    [ShellFact]
    public void It_is_let_go_when_the_shell_that_holds_it_is_gone()
    {
        using var machine = Node();
        machine.Flag("mongosh-dies");
        Assert.Equal(0, machine.Run(Take(machine)).ExitCode);
        AssertLetGo(machine);
        Assert.Equal(6, machine.Run(DatabaseLockScript.Release()).ExitCode);
        Assert.DoesNotContain("systemctl restart mongod", machine.Calls);
    }

    [ShellFact]
    public void Where_nothing_else_helps_MongoDB_is_restarted_and_that_is_said()
    {
        using var machine = Node();
        machine.Flag("mongosh-dies");
        machine.Flag("no-unlock");
        Assert.Equal(0, machine.Run(Take(machine)).ExitCode);
        AssertLetGo(machine);
        Assert.Contains("MongoDB had to be restarted", machine.Run(DatabaseLockScript.Release()).Error, StringComparison.Ordinal);
        Assert.Contains("systemctl restart mongod", machine.Calls);
    }

    [ShellFact]
    public void A_database_that_may_not_be_locked_says_why_and_is_not_touched()
    {
        using var machine = Node();
        machine.Flag("no-lock");
        var taken = machine.Run(Take(machine));
        Assert.Equal(3, taken.ExitCode);
        Assert.Contains("MongoDB did not take the lock: MongoServerError[Unauthorized]", taken.Error, StringComparison.Ordinal);
        Assert.Single(machine.Calls, call => call.StartsWith("mongosh", StringComparison.Ordinal));
        Assert.DoesNotContain("systemctl restart mongod", machine.Calls);
    }

    [ShellFact]
    public void Nothing_to_let_go_is_an_error_of_its_own()
    {
        using var machine = Node();
        Assert.NotEqual(0, machine.Run(DatabaseLockScript.Release()).ExitCode);
    }

    [ShellFact]
    public void The_password_is_in_no_file_and_no_argument()
    {
        using var machine = Node();
        machine.Run(Take(machine));
        Assert.Empty(machine.FilesWith(Machine.Secret, except: ["mongo-user", "run/amscluster-lock.held"]));
        Assert.DoesNotContain(machine.Calls, call => call.Contains(Machine.Secret, StringComparison.Ordinal));
        machine.Run(DatabaseLockScript.Release());
    }

    static Machine Node()
    {
        var machine = new Machine();
        machine.Write("mongo-user", Machine.Secret);
        return machine;
    }

    static string Take(Machine machine, int seconds = 60) => DatabaseLockScript.Take("eu-west-1", Machine.Parameter, TimeSpan.FromSeconds(seconds), machine.Aws.Url);

    static void AssertLetGo(Machine machine) => Assert.True(SpinWait.SpinUntil(() => !machine.Has("db-locked"), TimeSpan.FromSeconds(20)));
}
