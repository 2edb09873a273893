using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.Reliability;

/// <summary>Calls that go wrong, in every way that they do.</summary>
public sealed class FaultyCallTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly string[] Kinds = ["throttle", "500", "503", "html", "reset", "lost", "late500", "truncated", "hang"];

    [EmulatorTheory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task One_call_in_ten_may_go_wrong(int seed)
    {
        var spec = Deployment.Example(1);
        using var deployment = await Deployment.Of(emulator, spec, Deployment.Long);
        var clean = await Inventory.Of(deployment.Account);
        await emulator.Reset();
        await emulator.Faults(0.1, seed, Kinds);
        await deployment.Apply(spec);
        Assert.Empty((await deployment.Plan(spec)).Changes);
        await emulator.NoFaults();
        Assert.Equal(clean, await Inventory.Of(deployment.Account));
        await emulator.Faults(0.1, seed + 100, Kinds);
        await deployment.Destroy(spec.Name);
        await emulator.NoFaults();
        Assert.Equal([], await deployment.Account.Left());
    }

    [EmulatorTheory]
    [InlineData("denied", "lack the right")]
    [InlineData("expired", "renew them")]
    public async Task What_cannot_be_helped_by_trying_again_stops_at_once(string kind, string advice)
    {
        var spec = Deployment.Example(1);
        foreach (var call in new[] { 1, 10, 20, 32, 45 })
        {
            using var deployment = await Deployment.Fresh(emulator, patience: Deployment.Long);
            var changes = (await deployment.Plan(spec)).Changes.Count;
            await emulator.FaultsFrom(call, kind);
            var error = await Assert.ThrowsAnyAsync<AmsException>(() => deployment.Apply(spec));
            var (calls, _) = await emulator.FaultsSoFar();
            await emulator.NoFaults();
            Assert.Contains(advice, error.Advice, StringComparison.Ordinal);
            Assert.InRange(calls, call, call + 30); // What is under way beside it comes to its end.
            if ((await emulator.Calls()).Writes > 0) Assert.Contains($"of {changes} changes are made", error.Message, StringComparison.Ordinal);
            await deployment.Apply(spec);
            await deployment.AssertDone(spec);
        }
    }
}
