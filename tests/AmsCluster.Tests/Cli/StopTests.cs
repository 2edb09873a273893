using System.Diagnostics;
using System.Globalization;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Cli;

/// <summary>Ctrl+C in the middle of an apply.</summary>
public sealed class StopTests(EmulatorFixture emulator) : IAsyncLifetime, IClassFixture<EmulatorFixture>
{
    const int SigInt = 2;
    const int SigTerm = 15;
    static readonly string Spec = Amscluster.Example("01-guide.yaml");

    public Task InitializeAsync() => emulator.EndpointUrl.Length > 0 ? emulator.Reset() : Task.CompletedTask;

    public Task DisposeAsync() => Task.CompletedTask;

    [EmulatorFact]
    public async Task A_stop_says_how_to_go_on_and_the_next_apply_does()
    {
        if (OperatingSystem.IsWindows()) return; // There, only the owner of a console can send Ctrl+C.
        var stopped = await new Amscluster(emulator.EndpointUrl)
        {
            OnError = (line, process) =>
            {
                if (line.StartsWith("[1/", StringComparison.Ordinal)) Process.Start("kill", [$"-{Signal()}", $"{process.Id}"]).Dispose();
            },
        }.Run("apply", "-f", Spec, "--yes");
        stopped.MustBe(130);
        Assert.Contains("Stopping after the calls under way.", stopped.Error);
        Assert.Contains("changes are made.", stopped.Error);
        Assert.Contains("what to do: Run the same command again", stopped.Error);
        Assert.Contains("code: AmsStopped", stopped.Error);

        var rest = (await new Amscluster(emulator.EndpointUrl).Run("apply", "-f", Spec, "--yes", "--json")).MustBe(0).Json();
        var all = int.Parse(stopped.Error.Split("[1/")[1].Split(']')[0], CultureInfo.InvariantCulture);
        Assert.InRange(rest.GetProperty("changes").GetArrayLength(), 1, all - 1);
        (await new Amscluster(emulator.EndpointUrl).Run("plan", "-f", Spec, "--detailed-exitcode")).MustBe(0);
    }

    // A job in the background of a shell without job control has SIGINT ignored, and so have its children.
    static int Signal()
    {
        var status = "/proc/self/status";
        var line = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(l => l.StartsWith("SigIgn:", StringComparison.Ordinal)) : null;
        var ignored = line is null ? 0 : ulong.Parse(line.AsSpan("SigIgn:".Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (ignored & (1UL << (SigInt - 1))) == 0 ? SigInt : SigTerm;
    }
}
