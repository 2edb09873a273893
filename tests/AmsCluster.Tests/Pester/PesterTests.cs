using AmsCluster.Tests.Emulator;
using Xunit.Abstractions;

namespace AmsCluster.Tests.Pester;

/// <summary>The module's tests (tests/Pester) in the PowerShell that the restore brings: a case for each file.</summary>
public sealed class PesterTests(PesterRuns runs, ITestOutputHelper output) : IClassFixture<PesterRuns>
{
    public static TheoryData<string> Files => [.. PesterRuns.Files];

    [EmulatorTheory]
    [MemberData(nameof(Files))]
    public async Task All_tests_of_a_file_pass(string file)
    {
        var (exitCode, text) = await runs.Of(file);

        output.WriteLine(text);
        Assert.True(exitCode == 0, $"{file} ended with {exitCode}:{Environment.NewLine}{text}");
    }
}
