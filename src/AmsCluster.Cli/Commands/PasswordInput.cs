using System.Text;

namespace AmsCluster.Cli.Commands;

/// <summary>Reads a password: from a pipe, or unseen from the terminal, twice.</summary>
internal static class PasswordInput
{
    public static async Task<string> Read(CancellationToken stop)
    {
        // Reading cannot be called off; Ctrl+C leaves it behind.
        var password = await Task.Run(() => Console.IsInputRedirected ? Console.In.ReadToEnd().TrimEnd('\r', '\n') : Typed("New password: "), stop).WaitAsync(stop);
        if (password.Length == 0) throw new AmsException("AmsPasswordEmpty", "The new password is empty.", "Put it on standard input, or leave --password-stdin out to have one generated.");
        if (!Console.IsInputRedirected && await Task.Run(() => Typed("Once more: "), stop).WaitAsync(stop) != password)
            throw new AmsException("AmsPasswordMistyped", "The two passwords are not the same. Nothing was read or written.", "Try again.");
        return password;
    }

    /// <summary>Reads one line from the terminal, unseen.</summary>
    public static string Typed(string question)
    {
        Console.Error.Write(question);
        var text = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key is ConsoleKey.Backspace) text.Length = Math.Max(0, text.Length - 1);
            else if (!char.IsControl(key.KeyChar)) text.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return text.ToString();
    }
}
