using System.Diagnostics;
using AmsCluster.Tests.Emulator;
using Xunit.Abstractions;

namespace AmsCluster.Tests;

/// <summary>The files of tests/Pester that need a PowerShell process of their own: a case for each file.</summary>
public sealed class ProcessTests(ITestOutputHelper output) : IAsyncLifetime
{
    string _emulator = "";

    public static TheoryData<string> Files => PesterFiles.Processes;

    public async Task InitializeAsync()
    {
        if (Python.Lacks is null) _emulator = await EmulatorPool.Take();
    }

    public async Task DisposeAsync()
    {
        if (_emulator.Length > 0) await EmulatorPool.Return(_emulator);
    }

    [EmulatorTheory]
    [MemberData(nameof(Files))]
    public async Task All_tests_of_a_file_pass(string file)
    {
        string[] arguments = ["-NoProfile", "-NonInteractive", "-File", PesterFiles.Runner, PesterFiles.PathOf(file)];
        using var process = Process.Start(PowerShellProcess.Start(_emulator, arguments))!;
        process.StandardInput.Close();
        var (text, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        var all = $"{await text}{await errors}";
        output.WriteLine(all);
        Assert.True(process.ExitCode == 0, $"{file} ended with {process.ExitCode}:{Environment.NewLine}{all}");
    }
}
