using System.Text.Json;
using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Engine;

/// <summary>A password is in a SecureString of Parameter Store, and nowhere else.</summary>
public sealed class SecretTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [EmulatorFact]
    public async Task The_generated_password_is_in_one_SecureString_and_in_nothing_else_that_AWS_or_a_user_sees()
    {
        await emulator.Reset();
        var events = new Listener();
        using var deployment = new Deployment(emulator, events: events);
        var (plan, cluster) = await deployment.Apply(Deployment.Example(1));
        var parameter = (await deployment.Account.Parameters()).Single(p => p.Name == "/amscluster/live/mongo-password");
        Assert.Equal("SecureString", parameter.Type);
        Assert.True(parameter.Value!.Length >= 20, "The password is short.");
        Assert.Matches("^[A-Za-z0-9]+$", parameter.Value);
        await AssertNowhere(deployment, parameter.Value, parameter.Name!, plan, cluster, events);
    }

    [EmulatorFact]
    public async Task Another_clusters_password_is_another()
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(8));
        await deployment.Apply(Deployment.Example(8) with { Name = "other" });
        var passwords = (await deployment.Account.Parameters()).Where(p => p.Type == "SecureString").Select(p => p.Value).ToList();
        Assert.Equal(4, passwords.Count); // the database's and the panel's of each
        Assert.Equal(passwords.Distinct(), passwords);
    }

    [EmulatorFact]
    public async Task The_address_of_a_database_of_ones_own_is_in_one_SecureString_and_no_MongoDB_node_is_made()
    {
        await emulator.Reset();
        var events = new Listener();
        using var deployment = new Deployment(emulator, events: events);
        var spec = Deployment.Example(7) with { Mongo = new() { Uri = "mongodb://ams:Zq7hJw2tKx9b@db.example.internal:27017" } };
        var (plan, cluster) = await deployment.Apply(spec);
        Assert.Null(cluster.Mongo);
        Assert.DoesNotContain(await deployment.Account.Instances(), i => i.Tags.Any(t => t.Value?.Contains("mongo", StringComparison.Ordinal) is true));
        var parameter = (await deployment.Account.Parameters()).Single(p => p.Name == "/amscluster/own-database/mongo-uri");
        Assert.Equal(("SecureString", spec.Mongo.Uri), (parameter.Type.Value, parameter.Value));
        await AssertNowhere(deployment, "Zq7hJw2tKx9b", parameter.Name!, plan, cluster, events);
    }

    [EmulatorFact]
    public async Task A_changed_address_is_a_changed_value_of_the_parameter_and_the_plan_shows_neither()
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(7));
        var (plan, writes) = await deployment.Change(Deployment.Example(7) with { Mongo = new() { Uri = "mongodb://ams:Zq7hJw2tKx9b@db.example.internal:27017" } });
        Assert.Equal(["Update parameter /amscluster/own-database/mongo-uri"], Deployment.Lines(plan));
        Assert.Equal("PutParameter", writes[0]);
        Assert.DoesNotContain("Zq7hJw2tKx9b", JsonSerializer.Serialize(plan), StringComparison.Ordinal);
        Assert.DoesNotContain("change-me", JsonSerializer.Serialize(plan), StringComparison.Ordinal);
    }

    async Task AssertNowhere(Deployment deployment, string secret, string parameter, ClusterPlan plan, Cluster cluster, Listener events)
    {
        var account = deployment.Account;
        List<string> seen = [await emulator.Requests(), JsonSerializer.Serialize(plan), JsonSerializer.Serialize(cluster), .. events.Seen];
        foreach (var instance in await account.Instances()) seen.Add(await account.UserData(instance.InstanceId!));
        foreach (var template in await account.LaunchTemplates())
            seen.AddRange((await account.TemplateVersions(template.LaunchTemplateName!)).Select(v => Account.Text(v.UserData)));
        Assert.Contains(seen, s => s.Contains("change_server_mode.sh", StringComparison.Ordinal));
        seen.AddRange((await Tagged.All(account)).SelectMany(t => t.Tags).Select(t => $"{t.Key}={t.Value}"));
        seen.AddRange((await account.Parameters()).Where(p => p.Name != parameter).Select(p => p.Value!));
        Assert.All(seen, s => Assert.DoesNotContain(secret, s, StringComparison.Ordinal));
    }

    sealed class Listener : IEngineEvents
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Seen { get; } = [];

        public void On(EngineEvent e) => Seen.Enqueue($"{e}");
    }
}
