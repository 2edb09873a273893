using AmsCluster.Ams;
using AmsCluster.Operations;
using AmsCluster.Panel;
using AmsCluster.Resources;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.Panel;

/// <summary>The whole way: the command that is sent is run by a shell with the real mongosh in a database, and AMS with that database lets the user in.</summary>
public sealed class WholeWayTests(PanelFixture panel, MongoStandIn database) : IClassFixture<PanelFixture>, IClassFixture<MongoStandIn>
{
    const string Password = "Own-word-7 é";

    static readonly PasswordRequest Request = new() { Cluster = PanelFixture.Cluster, Password = Password };

    [MongoshFact]
    public async Task A_password_goes_by_the_node_into_the_database_and_logs_in()
    {
        var secret = await Begin("JamesBond");
        using var agent = await NodeAgent.Start(panel.Emulator, database.Host, secret);
        var done = (await Admin().Reset(Request, new Asked()))!;
        Assert.Equal(LoginState.Worked, done.Login.State);
        Assert.Equal(PanelHash.Of(Password), await database.PasswordOf("JamesBond"));
        var sent = await panel.Emulator.Requests() + string.Join('\n', await panel.Emulator.Scripts());
        foreach (var word in new[] { Password, PanelHash.Of(Password), secret }) Assert.DoesNotContain(word, sent, StringComparison.Ordinal);
    }

    [MongoshFact]
    public async Task The_users_rights_in_the_database_are_those_of_the_node_too()
    {
        var secret = await Begin("JamesBond", "clusterMonitor");
        using var agent = await NodeAgent.Start(panel.Emulator, database.Host, secret);
        var error = await Assert.ThrowsAsync<AmsException>(() => Admin().Reset(Request, new Asked()));
        Assert.Equal("AmsDatabaseRights", error.Code);
        Assert.Contains("13", error.Message, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task Directly_the_nodes_address_and_password_are_used()
    {
        var secret = await Begin("JamesBond");
        var address = (await panel.Deployment.Engine.Status(PanelFixture.Cluster)).Mongo!.PrivateIpAddress;
        var request = new PasswordRequest
        {
            Cluster = PanelFixture.Cluster, Password = Password, Direct = true, ConnectTo = [ConnectTo.Parse($"{address}:27017:{database.Host}")],
        };
        var done = (await Admin().Reset(request, new Asked()))!;
        Assert.Equal(LoginState.Worked, done.Login.State);
        Assert.Equal(PanelHash.Of(Password), await database.PasswordOf("JamesBond"));
        Assert.Equal(0, (await panel.Emulator.Calls()).Writes);
        Assert.DoesNotContain(secret, await panel.Emulator.Requests(), StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_database_of_ones_own_is_reached_directly_only()
    {
        var spec = Deployment.Example(7);
        spec = spec with { Mongo = spec.Mongo with { Uri = $"mongodb://ams:own@{database.Host}" } };
        await database.Set("own", [Stored.Now("JamesBond")]);
        await panel.Set("", "JamesBond", "else");
        await panel.Deployment.Apply(spec);
        await panel.Ams.Turn(new { database = database.Control.ToString().TrimEnd('/') });

        var request = new PasswordRequest { Cluster = spec.Name, Password = Password };
        Assert.Equal("AmsDatabaseNotOurs", (await Assert.ThrowsAsync<AmsException>(() => Admin().Reset(request, new Asked()))).Code);
        var done = (await Admin().Reset(new() { Cluster = spec.Name, Password = Password, Direct = true }, new Asked()))!;
        Assert.Equal((LoginState.Worked, "https://live.example.com/"), (done.Login.State, done.Login.Url));
        Assert.Equal(PanelHash.Of(Password), await database.PasswordOf("JamesBond"));
    }

    AdminPassword Admin() => new(panel.Deployment.Aws, patience: Deployment.Short with { Going = TimeSpan.FromMinutes(1) }) { Network = panel.Ams.Network() };

    // The database has the password that the cluster's parameter has, and AMS reads its users there.
    async Task<string> Begin(string user, params string[] roles)
    {
        await panel.Set("", user, "else");
        var secret = (await panel.Deployment.Account.Parameters()).Single(p => p.Name == SecretParameter.PasswordName(PanelFixture.Cluster)).Value!;
        await database.Set(secret, [Stored.Now(user)], roles: roles);
        await panel.Ams.Turn(new { database = database.Control.ToString().TrimEnd('/') });
        return secret;
    }
}
