using AmsCluster.Spec;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Upgrading;

namespace AmsCluster.Tests.Cli;

/// <summary>An upgrade by the command: looked at, killed in the middle, finished.</summary>
public sealed class UpgradeTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    readonly Amscluster _command = new(emulator.EndpointUrl);

    [EmulatorFact]
    public async Task It_is_looked_at_and_carried_out_and_then_there_is_nothing_to_do()
    {
        var (deployment, spec, old, newest) = await Nodes.Of(emulator);
        using var _ = deployment;
        await emulator.ResetCalls();
        var look = (await _command.Run("upgrade", "live", "--dry-run", "--json", "--region", "ap-south-1")).MustBe(0).Json();
        Shapes.Upgrade(look);
        Assert.False(look.GetProperty("upToDate").GetBoolean());
        Assert.Equal((old, newest), (look.GetProperty("from").GetProperty("imageId").GetString(), look.GetProperty("to").GetProperty("imageId").GetString()));
        var told = (await _command.Run("upgrade", "live", "--dry-run", "--region", "ap-south-1")).MustBe(0).Output;
        Assert.Contains("ends the streams on each replaced node", told, StringComparison.Ordinal);
        Assert.Equal(0, (await emulator.Calls()).Writes);
        Assert.Equal("AmsNotConfirmed", Shapes.Error((await _command.Run("upgrade", "live", "--json", "--region", "ap-south-1")).MustBe(1).Json()));

        var done = (await _command.Run("upgrade", "live", "--yes", "--region", "ap-south-1")).MustBe(0);
        Assert.Contains($"Upgraded. All nodes of live run {newest} (AMS 3.0.3).", done.Output, StringComparison.Ordinal);
        Assert.Contains("[4/4] replaced nodes of live-origin", done.Error, StringComparison.Ordinal);
        await Nodes.AssertOn(deployment, spec, newest);
        var again = (await _command.Run("upgrade", "live", "--yes", "--json", "--region", "ap-south-1")).MustBe(0).Json();
        Shapes.Upgrade(again);
        Assert.Empty(again.GetProperty("changes").EnumerateArray());
    }

    [EmulatorFact]
    public async Task A_file_may_change_the_image_and_nothing_else()
    {
        var (deployment, spec, old, newest) = await Nodes.Of(emulator, pinned: true);
        using var _ = deployment;
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.yaml");
        try
        {
            await File.WriteAllTextAsync(file, SpecWriter.Write(spec with { Image = new() { Id = newest }, Rtmp = true }));
            Assert.Equal("AmsUpgradeNotAlone", Shapes.Error((await _command.Run("upgrade", "-f", file, "--yes", "--json")).MustBe(1).Json()));
            await File.WriteAllTextAsync(file, SpecWriter.Write(spec with { Image = new() { Id = newest } }));
            (await _command.Run("upgrade", "-f", file, "--yes", "--json")).MustBe(0);
            Assert.Equal([newest], await Nodes.Images(deployment, "live-origin"));
            (await _command.Run("plan", "-f", file, "--detailed-exitcode", "--quiet")).MustBe(0);

            await File.WriteAllTextAsync(file, SpecWriter.Write(spec));
            var told = (await _command.Run("upgrade", "-f", file, "--rollback", "--image", old, "--yes", "--json")).MustBe(1).Json();
            Assert.Equal("AmsBadArguments", Shapes.Error(told));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [EmulatorTheory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Killed_at_a_call_it_is_told_and_finished_by_the_same_command(string hold)
    {
        for (var call = hold is "before" ? 20 : 33; ; call += 23)
        {
            var (deployment, spec, _, newest) = await Nodes.Of(emulator);
            using var __ = deployment;
            await emulator.Hold(call, hold);
            await _command.Kill(async () => (await emulator.FaultsSoFar()).IsHeld, "upgrade", "live", "--yes", "--json", "--region", "ap-south-1");
            var (_, held) = await emulator.FaultsSoFar();
            await emulator.NoFaults();
            if (!held) return;

            // Whatever was begun is known: either a plan says so, or nothing was written yet, or all is done.
            var begun = (await deployment.Account.Parameters()).Any(p => p.Name == "/amscluster/live/upgrade");
            var plan = (await _command.Run("plan", "live", "--json", "--region", "ap-south-1")).MustBe(begun ? 1 : 0).Json();
            Assert.Equal(begun, plan.GetProperty("findings").EnumerateArray().Any(f => f.GetProperty("code").GetString() is "AmsUpgradeUnfinished"));
            (await _command.Run("upgrade", "live", "--yes", "--json", "--region", "ap-south-1")).MustBe(0);
            await Nodes.AssertOn(deployment, spec, newest);
        }
    }
}
