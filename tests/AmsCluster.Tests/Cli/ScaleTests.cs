using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.Cli;

/// <summary>Sizes ahead by the command: asked for, shown, repeated, cancelled.</summary>
public sealed class ScaleTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    readonly Amscluster _command = new(emulator.EndpointUrl);

    [EmulatorFact]
    public async Task It_is_scheduled_shown_repeated_and_cancelled()
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(1));
        string[] call = ["scale", "live", "--edge", "5..20", "--from", "+2h", "--until", "+4h", "--event", "final", "--region", "ap-south-1"];
        Assert.Equal("AmsNotConfirmed", Shapes.Error((await _command.Run([.. call, "--json"])).MustBe(1).Json()));
        var done = (await _command.Run([.. call, "--yes", "--json"])).MustBe(0).Json();
        Shapes.Scaling(done);
        Assert.Equal(3, done.GetProperty("changes").GetArrayLength());
        var made = done.GetProperty("events")[0];
        Assert.Equal(("final", "coming"), (made.GetProperty("eventName").GetString(), made.GetProperty("state").GetString()));
        Assert.Equal(TimeSpan.FromHours(4), made.GetProperty("until").GetDateTimeOffset() - made.GetProperty("from").GetDateTimeOffset());

        var status = (await _command.Run("status", "live", "--aws-only", "--json", "--region", "ap-south-1")).MustBe(0).Json();
        Shapes.Cluster(status);
        Assert.Equal("final", status.GetProperty("edge").GetProperty("events")[0].GetProperty("eventName").GetString());
        Assert.Contains("at 5..20 nodes from ", (await _command.Run("status", "live", "--aws-only", "--region", "ap-south-1")).MustBe(0).Output, StringComparison.Ordinal);

        string[] change = ["scale", "live", "--edge", "6", "--event", "final", "--region", "ap-south-1", "--yes", "--json"];
        var more = (await _command.Run(change)).MustBe(0).Json().GetProperty("events")[0];
        Assert.Equal(made.GetProperty("until").GetDateTimeOffset(), more.GetProperty("until").GetDateTimeOffset());
        Assert.Equal(20, more.GetProperty("maxSize").GetInt32());
        var endless = (await _command.Run([.. change, "--until", "never", "--from", "now"])).MustBe(0).Json();
        Assert.Equal("holding", endless.GetProperty("events")[0].GetProperty("state").GetString());
        Assert.False(endless.GetProperty("events")[0].TryGetProperty("until", out _));

        var cancelled = (await _command.Run("scale", "live", "--cancel", "final", "--yes", "--region", "ap-south-1")).MustBe(0);
        Assert.Contains("Event final of live is over.", cancelled.Output, StringComparison.Ordinal);
        Assert.Equal("AmsEventNotFound", Shapes.Error((await _command.Run("scale", "live", "--cancel", "final", "--yes", "--json", "--region", "ap-south-1")).MustBe(1).Json()));
    }

    [EmulatorTheory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Killed_at_a_call_it_is_finished_by_the_same_command(string hold)
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(1));
        var from = DateTimeOffset.UtcNow.AddHours(2).ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture);
        string[] call = ["scale", "live", "--edge", "5..20", "--from", from, "--until", "+2h", "--event", "final", "--yes", "--region", "ap-south-1"];
        for (var at = 14; ; at++)
        {
            await emulator.Hold(at, hold);
            await _command.Kill(async () => (await emulator.FaultsSoFar()).IsHeld, call);
            var (_, held) = await emulator.FaultsSoFar();
            await emulator.NoFaults();
            (await _command.Run(call)).MustBe(0);
            Assert.Contains("No changes.", (await _command.Run(call)).MustBe(0).Output, StringComparison.Ordinal);
            Assert.Empty((await deployment.Engine.Look("live")).Problems);
            (await _command.Run("scale", "live", "--cancel", "final", "--yes", "--region", "ap-south-1")).MustBe(0);
            if (!held) return;
        }
    }

    [EmulatorFact]
    public async Task A_dry_run_shows_what_would_be_done_and_writes_nothing()
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(1));
        await emulator.ResetCalls();
        var shown = (await _command.Run("scale", "live", "--edge", "5", "--until", "+2h", "--dry-run", "--region", "ap-south-1")).MustBe(0);
        const string expected = "    ~ auto scaling group live-edge\n        min      1 → 5\n        desired  1 → 5\n";
        Assert.Contains(expected, shown.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Empty(await deployment.Writes());
    }

    [EmulatorFact]
    public async Task Sizes_of_now_are_waited_for_and_a_plan_has_nothing_to_do()
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(1));
        var done = (await _command.Run("scale", "live", "--edge", "3", "--origin", "2", "--wait", "--yes", "--region", "ap-south-1")).MustBe(0);
        Assert.Contains("live-edge at 3..10 nodes until it is cancelled, event now", done.Output, StringComparison.Ordinal);
        Assert.Equal(3, (await deployment.Account.Group("live-edge")).Instances.Count);
        var plan = (await _command.Run("plan", "live", "--detailed-exitcode", "--region", "ap-south-1")).MustBe(0);
        Assert.Contains("note: live-edge: Event now holds live-edge at 3..10 nodes", plan.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--edge", "ten")]
    [InlineData("--edge", "5..10..20")]
    [InlineData("--edge", "-5")]
    [InlineData("--edge", "5", "--from", "soon")]
    [InlineData("--edge", "5", "--until", "yesterday")]
    [InlineData("--edge", "5", "--cancel", "final")]
    [InlineData("--edge", "5", "--from", "+2h", "--wait")]
    [InlineData("--until", "+2h")]
    [InlineData]
    public async Task Arguments_that_say_nothing_sensible_are_refused(params string[] arguments) =>
        Assert.Equal("AmsBadArguments", Shapes.Error((await _command.Run(["scale", "live", .. arguments, "--yes", "--json", "--region", "ap-south-1"])).MustBe(1).Json()));
}
