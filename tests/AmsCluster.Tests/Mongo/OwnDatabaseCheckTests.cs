using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;
using AmsCluster.Tests.Panel;

namespace AmsCluster.Tests.Mongo;

/// <summary>What a plan reports about <c>mongo.uri</c> before it is written.</summary>
public sealed class OwnDatabaseCheckTests(EmulatorFixture emulator, MongoStandIn database) : IClassFixture<EmulatorFixture>, IClassFixture<MongoStandIn>
{
    const string Secret = "hunter2";

    [EmulatorFact]
    public async Task Nothing_where_all_is_well()
    {
        await database.Set(Secret, []);
        Assert.Null(await Found($"mongodb://ams:{Secret}@{database.Host}"));
    }

    [EmulatorFact]
    public async Task A_refused_login_stops_the_deployment()
    {
        await database.Set("another", []);
        var found = (await Found($"mongodb://ams:{Secret}@{database.Host}"))!;
        Assert.Equal((FindingLevel.Error, "AmsDatabaseLogin"), (found.Level, found.Code));
        Assert.Contains("mongo.uri", found.Advice, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task Missing_rights_stop_it_too()
    {
        await database.Set(Secret, [], roles: "readAnyDatabase");
        var found = (await Found($"mongodb://ams:{Secret}@{database.Host}"))!;
        Assert.Equal((FindingLevel.Error, "AmsDatabaseRights"), (found.Level, found.Code));
    }

    [EmulatorFact]
    public async Task A_database_out_of_reach_is_information()
    {
        var found = (await Found($"mongodb://ams:{Secret}@127.0.0.1:{UserData.AwsStandIn.FreePort()}"))!;
        Assert.Equal((FindingLevel.Information, "AmsDatabaseUnreachable"), (found.Level, found.Code));
        Assert.Contains("only the cluster's VPC reaches the database", found.Advice, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task An_address_that_is_not_written_is_not_tried()
    {
        await database.Set(Secret, []);
        var spec = Deployment.Example(7) with { Mongo = new() { Uri = $"mongodb://ams:{Secret}@{database.Host}" } };
        using var deployment = await Deployment.Of(emulator, spec);
        await database.Set("another", []);
        Assert.DoesNotContain((await deployment.Plan(spec with { Edge = spec.Edge with { MaxSize = 9 } })).Findings, f => f.Subject == "mongo.uri");
    }

    async Task<Finding?> Found(string uri)
    {
        using var deployment = await Deployment.Fresh(emulator);
        var plan = await deployment.Plan(Deployment.Example(7) with { Mongo = new() { Uri = uri } });
        var found = plan.Findings.SingleOrDefault(f => f.Subject == "mongo.uri");
        Assert.DoesNotContain(Secret, $"{found?.Message}{found?.Advice}", StringComparison.Ordinal);
        return found;
    }
}
