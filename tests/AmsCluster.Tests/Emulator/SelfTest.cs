using System.Diagnostics;

namespace AmsCluster.Tests.Emulator;

/// <summary>The emulator answers as AWS documents: its own checks, made with boto3.</summary>
public class SelfTest
{
    const int NoBoto = 77;

    [EmulatorFact]
    public async Task The_emulator_passes_its_own_checks()
    {
        var start = new ProcessStartInfo(Python.Command, [Path.Combine(EmulatorFixture.Repository, "emulator", "selftest.py")]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode is 0, process.ExitCode == NoBoto ? "boto3 comes along with moto; it should be there." : await output + await errors);
        Assert.Matches(@"\d{2,} passed, 0 failed", await output);
    }
}
