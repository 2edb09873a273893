using AmsCluster.Tests.Emulator;
using Xunit.Abstractions;

namespace AmsCluster.Tests;

/// <summary>The files of tests/Pester, each in a new runspace of this process: a case for each file.</summary>
public sealed class HostedTests(SessionFixture session, ITestOutputHelper output)
    : IClassFixture<SessionFixture>
{
    public static TheoryData<string> Files => PesterFiles.Hosted;

    [EmulatorTheory]
    [MemberData(nameof(Files))]
    public async Task All_tests_of_a_file_pass(string file)
    {
        var (exitCode, text) = await session.Run(file);

        output.WriteLine(text);
        Assert.True(exitCode == 0, $"{file} ended with {exitCode}:{Environment.NewLine}{text}");
    }
}
