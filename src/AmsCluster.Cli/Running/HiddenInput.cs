using System.Text;

namespace AmsCluster.Cli.Running;

/// <summary>A password that is asked for: of the environment, of whoever sits at the terminal, or of standard input. Never of the command line, which others see.</summary>
internal static class HiddenInput
{
    /// <summary>Reads it.</summary>
    /// <param name="variable">The environment variable that may hold it.</param>
    /// <param name="question">What is asked at a terminal.</param>
    /// <param name="stop">Leaves the question.</param>
    /// <exception cref="AmsException">There is none.</exception>
    public static async Task<string> Read(string variable, string question, CancellationToken stop)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set) return set;

        // Reading cannot be called off; Ctrl+C leaves it behind.
        var typed = await Task.Run(() => Console.IsInputRedirected ? Console.ReadLine() : Typed(question), stop).WaitAsync(stop);
        return typed is { Length: > 0 } ? typed
            : throw new AmsException("AmsPasswordMissing", "A password is needed, and none was given.", $"Type it when asked, set {variable}, or write it to standard input.");
    }

    static string Typed(string question)
    {
        Console.Error.Write(question);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key is ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
