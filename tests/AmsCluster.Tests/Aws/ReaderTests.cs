using System.Text.Json;
using AmsCluster.Ams;
using AmsCluster.Backups;
using AmsCluster.Flight;
using AmsCluster.Operations;
using AmsCluster.Spec;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.Aws;

/// <summary>What those commands send that only look: a reader may send all of it.</summary>
public sealed class ReaderTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Full = SpecFile.Load(Path.Combine(EmulatorFixture.Repository, "bench", "reliability", "specs", "full.yaml"));

    static ClusterSpec Own => Deployment.Example(7);

    [EmulatorFact]
    public async Task What_only_looks_sends_nothing_that_a_reader_may_not()
    {
        using var full = await Deployment.Of(emulator, Full);
        await full.Apply(Own);
        await new HandMade(full.Account).Make();
        await emulator.ResetCalls();

        await full.Plan(Full);
        await full.Plan(Full with { Name = "not-there" });
        await full.Engine.Look(Full.Name, null);
        await full.Engine.List();
        await Fly(full, Full.Name);
        await Fly(full, Own.Name);
        await Assert.ThrowsAsync<AmsRestException>(() => RestDoor.Open(full.Aws, Full.Name, new() { ConnectTo = Nowhere, Login = new("a", "b") }));
        await new BackupList(full.Aws).Read(null, default);
        await new BackupList(full.Aws).Volumes(null, default);
        await full.Engine.PrepareAdoption("adopted", new());
        await Lookups.Certificates(full.Aws, default);
        await Lookups.Images(full.Aws, default);
        await Lookups.InstanceTypes(full.Aws, ["c5.*"], default);
        await Lookups.KeyPairs(full.Aws, default);
        await Lookups.Subnets(full.Aws, null, default);
        await Lookups.Vpcs(full.Aws, default);

        Assert.Empty((await Sent()).Except(PolicyFile.Reader.Allowed).Except(["sts:GetCallerIdentity"]));
    }

    /// <summary>Its address is compared with what the spec file says, and it holds a password: that is told in docs/permissions.md.</summary>
    [EmulatorFact]
    public async Task A_plan_for_a_database_of_ones_own_needs_one_right_more()
    {
        using var own = await Deployment.Of(emulator, Own);
        await emulator.ResetCalls();
        await own.Plan(Own);
        Assert.Equal(["ssm:GetParameters"], (await Sent()).Except(PolicyFile.Reader.Allowed).Except(["sts:GetCallerIdentity"]));
    }

    // Nobody answers there, and no packet leaves the machine.
    static IReadOnlyList<ConnectTo> Nowhere => [ConnectTo.Parse("::127.0.0.1:1")];

    static async Task Fly(Deployment of, string name)
    {
        var options = new FlightOptions { ConnectTo = Nowhere, Patience = TimeSpan.FromSeconds(1) };
        await foreach (var result in new TestFlight(of.Aws, options).Run(name)) Assert.Equal(name, result.ClusterName);
    }

    // As AWS knows them: by the service that a request is signed for, and its operation.
    async Task<HashSet<string>> Sent()
    {
        using var requests = JsonDocument.Parse(await emulator.Requests());
        return [.. requests.RootElement.EnumerateArray().Select(r => $"{(r.GetProperty("service").GetString() is "monitoring" ? "cloudwatch" : r.GetProperty("service").GetString())}:{r.GetProperty("operation").GetString()}")];
    }
}
