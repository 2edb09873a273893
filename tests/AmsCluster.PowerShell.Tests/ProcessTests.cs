using System.Diagnostics;
using AmsCluster.Tests.Emulator;
using Xunit.Abstractions;

namespace AmsCluster.Tests;

/// <summary>The files of tests/Pester that need a PowerShell process of their own: a case for each file.</summary>
public sealed class ProcessTests(ClassEmulator emulator, ITestOutputHelper output) : IClassFixture<ClassEmulator>
{
    public static TheoryData<string> Files => PesterFiles.Processes;

    [EmulatorTheory]
    [MemberData(nameof(Files))]
    public async Task All_tests_of_a_file_pass(string file)
    {
        await emulator.Reset();
        string[] arguments = ["-NoProfile", "-NonInteractive", "-File", PesterFiles.Runner, PesterFiles.PathOf(file)];
        using var process = Process.Start(PowerShellProcess.Start(emulator.EndpointUrl, arguments))!;
        process.StandardInput.Close();
        var (text, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        var all = $"{await text}{await errors}";
        output.WriteLine(all);
        Assert.True(process.ExitCode == 0, $"{file} ended with {process.ExitCode}:{Environment.NewLine}{all}");
    }
}
