using AmsCluster.Ams;
using AmsCluster.Aws;
using AmsCluster.Execution;
using AmsCluster.Panel;
using AmsCluster.Resources;

namespace AmsCluster.Operations;

/// <summary>Logs in to the panel of a new cluster as its first administrator, which proves the whole way to it.</summary>
/// <param name="aws">The account and Region.</param>
/// <param name="network">The way to the panel.</param>
/// <param name="patience">Timeouts and pauses.</param>
/// <param name="events">Gets the progress.</param>
internal sealed class AdminLogin(AwsConnection aws, AmsNetwork network, Patience patience, IEngineEvents events)
{
    /// <summary>Adds the first login to the status of a cluster whose nodes were created just now.</summary>
    /// <param name="work">What was applied.</param>
    /// <param name="cluster">The cluster's status.</param>
    /// <param name="isServing">Whether its nodes serve.</param>
    /// <param name="stop">Cancels it.</param>
    public async Task<Cluster> Add(Work work, Cluster cluster, bool isServing, CancellationToken stop)
    {
        if (!work.Steps.Any(s => s is { Action: ChangeAction.Create, Resource: AutoScalingGroup })) return cluster;
        var admin = FirstLoginHint.Deployed(work.Spec!);
        var (password, problem) = await Password(work, admin.PasswordParameter!, stop);
        if (password is null) return With(admin, Untried(problem!));
        if (work.Spec!.Panel.PasswordParameter is null) admin = admin.WithPassword(password);
        if (!isServing) return With(admin, Untried("The nodes do not serve yet."));
        return With(admin, await Try(work, admin.User, password, stop));

        Cluster With(FirstLogin first, PanelLogin login) => cluster with { FirstLogin = first with { Login = login } };
    }

    static PanelLogin Untried(string why) => new(LoginState.Untried, null, why);

    // The generated password is known to the process that generated it.
    async Task<(string? Password, string? Problem)> Password(Work work, string parameter, CancellationToken stop)
    {
        var generated = work.Topology.All<SecretParameter>().Where(p => p.Name == parameter).Select(work.State.Of).FirstOrDefault();
        if (generated?.Parameter.Value is { } known && work.Created(parameter)) return (known, null);
        try
        {
            var answer = await aws.Send(SsmApi.GetParameter(new() { Name = parameter, WithDecryption = true }), stop);
            return (answer.Parameter!.Value, null);
        }
        catch (AwsException e)
        {
            return (null, $"The password could not be read from {parameter}: {e.Message}");
        }
    }

    async Task<PanelLogin> Try(Work work, string user, string password, CancellationToken stop)
    {
        if (!aws.IsAws && network.ConnectTo.Count == 0)
            return Untried("This is an emulator of AWS, whose load balancers lead nowhere.");
        const int Tries = 12; // The name of a new load balancer takes a minute or two to resolve everywhere.
        using var door = new PanelDoor(work.Spec!.Name, await PanelWay.Find(aws, work.Spec, work.Record, network, stop));
        for (var tries = 1; ; tries++)
        {
            var (login, _) = await door.Enter(user, password, stop);
            if (login.State is not LoginState.Untried || tries == Tries) return login;
            events.On(new EngineEvent.Waiting("the web panel to answer", login.Said));
            await Task.Delay(patience.LongestPause, stop);
        }
    }
}
