using AmsCluster.Operations;
using AmsCluster.Panel;
using AmsCluster.Tests.Engine;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Panel;

/// <summary>A deployment ends with a login to the panel behind its load balancer.</summary>
public sealed class FirstLoginTests(PanelFixture panel) : IClassFixture<PanelFixture>
{
    const string User = "ops@example.com", Password = "Own-word-7";

    static ClusterSpec Spec(string name, string parameter) =>
        Deployment.Example(1) with { Name = name, Panel = new() { AdminEmail = User, PasswordParameter = parameter } };

    [EmulatorTheory]
    [InlineData("right", Password, LoginState.Worked)]
    [InlineData("wrong", "another-password", LoginState.Refused)]
    public async Task It_says_whether_AMS_accepts_the_administrator(string name, string stored, LoginState expected)
    {
        await panel.Set("", User, stored);
        var parameter = $"/video/{name}";
        await panel.Deployment.Account.PutSecret(parameter, Password);
        var engine = new ClusterEngine(panel.Deployment.Aws, patience: Deployment.Short) { Network = panel.Ams.Network() };

        var login = (await engine.ApplyAndLook(await engine.Prepare(Spec(name, parameter)), untilHealthy: true)).FirstLogin!;

        Assert.Equal((User, parameter, expected), (login.User, login.PasswordParameter, login.Login!.State));
        Assert.Null(login.GetNetworkCredential()); // it is the user's own password
        Assert.DoesNotContain(Password, login.ToString() + login.Login, StringComparison.Ordinal);
    }
}
