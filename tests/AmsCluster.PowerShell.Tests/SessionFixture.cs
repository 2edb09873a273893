using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace AmsCluster.Tests;

/// <summary>
/// Runspaces of this process, and the emulator that they use. What a file changes in the environment is restored after it.
/// </summary>
public sealed class SessionFixture : ClassEmulator
{
    /// <summary>Runs a file of tests in a new runspace. Its exit code is 0 when all tests passed.</summary>
    public async Task<(int ExitCode, string Text)> Run(string file)
    {
        await Reset();
        PowerShellProcess.SetEnvironment(Environment.SetEnvironmentVariable, EndpointUrl);
        var before = Environment.GetEnvironmentVariables();
        try
        {
            using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
            runspace.Open();
            using var shell = PowerShell.Create(runspace);
            shell.AddScript("param($Runner, $File) & $Runner $File; $LASTEXITCODE")
                .AddParameter("Runner", PesterFiles.Runner).AddParameter("File", PesterFiles.PathOf(file));
            var results = await shell.InvokeAsync();
            var text = shell.Streams.Information.Select(i => $"{i}").Concat(shell.Streams.Error.Select(e => $"{e}"))
                .Concat(results.SkipLast(1).Select(r => $"{r}"));
            return ((int)results[^1].BaseObject, string.Join(Environment.NewLine, text));
        }
        finally
        {
            Restore(before);
        }
    }

    static void Restore(IDictionary before)
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys)
        {
            if (!before.Contains(name)) Environment.SetEnvironmentVariable(name, null);
        }

        foreach (DictionaryEntry variable in before)
            Environment.SetEnvironmentVariable((string)variable.Key, (string?)variable.Value);
    }
}
