using AmsCluster.Tests.Cli;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.Reliability;

/// <summary>The process is killed at a call. The next one puts it right; destroy leaves nothing. (All calls: bench/reliability.)</summary>
public sealed class DeathTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const int Step = 31;
    static readonly string Spec = Amscluster.Example("03-own-vpc.yaml");

    [EmulatorTheory]
    [InlineData("before", 29)]
    [InlineData("after", 33)]
    public async Task After_a_death_at_a_call_the_next_apply_leaves_what_a_clean_one_leaves(string hold, int first)
    {
        var clean = await Clean();
        for (var call = first; await Dies(call, hold, "apply"); call += Step)
        {
            (await Run("apply")).MustBe(0);
            Assert.Equal(clean, await Now());
        }
    }

    [EmulatorTheory]
    [InlineData("before", 41)]
    [InlineData("after", 30)]
    public async Task After_a_death_at_a_call_destroy_leaves_nothing(string hold, int first)
    {
        await emulator.Reset();
        for (var call = first; await Dies(call, hold, "apply"); call += Step)
        {
            (await Run("destroy")).MustBe(0);
            Assert.Equal([], await Now());
        }
    }

    [EmulatorTheory]
    [InlineData("before", 24)]
    [InlineData("after", 35)]
    public async Task A_destroy_that_dies_is_finished_by_the_next(string hold, int first)
    {
        await emulator.Reset();
        for (var call = first; ; call += Step)
        {
            (await Run("apply")).MustBe(0);
            var died = await Dies(call, hold, "destroy", reset: false);
            (await Run("destroy")).MustBe(0);
            Assert.Equal([], await Now());
            if (!died) return;
        }
    }

    async Task<IReadOnlyList<string>> Clean()
    {
        await emulator.Reset();
        (await Run("apply")).MustBe(0);
        return await Now();
    }

    async Task<IReadOnlyList<string>> Now()
    {
        using var deployment = new Deployment(emulator);
        return await Inventory.Of(deployment.Account);
    }

    Task<Outcome> Run(string verb) => new Amscluster(emulator.EndpointUrl).Run(Arguments(verb));

    // A backup stays, and is no part of what is looked at here.
    static string[] Arguments(string verb) => [verb, "-f", Spec, .. verb == "destroy" ? ["--no-backup"] : Array.Empty<string>(), "--yes", "--json"];

    /// <summary>Runs until the call and kills the process there; false when it came to its end before.</summary>
    async Task<bool> Dies(int call, string hold, string verb, bool reset = true)
    {
        if (reset) await emulator.Reset();
        await emulator.Hold(call, hold);
        await new Amscluster(emulator.EndpointUrl).Kill(async () => (await emulator.FaultsSoFar()).IsHeld, Arguments(verb));
        var (_, held) = await emulator.FaultsSoFar();
        await emulator.NoFaults();
        return held;
    }
}
