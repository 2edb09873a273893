using System.CommandLine;
using System.Net;
using AmsCluster.Ams;
using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;

namespace AmsCluster.Cli.Commands;

/// <summary>The options of the commands that talk to AMS itself: who asks, and where names lead.</summary>
internal static class AmsOptions
{
    // Not on the command line, where every user of the machine could read it.
    const string PasswordVariable = "AMSCLUSTER_PASSWORD";

    static readonly Option<string?> UserOption = new("--user", "--panel-user")
    {
        Description = $"A user of AMS's web panel. The password is read from the environment variable {PasswordVariable}, else asked for, or read from standard input.",
        HelpName = "EMAIL",
    };

    static readonly Option<string[]> ConnectToOption = new("--connect-to")
    {
        Description = "Lead a name and port elsewhere, as curl does, for a cluster whose DNS is not switched yet. May be given several times.",
        HelpName = "HOST1:PORT1:HOST2:PORT2",
    };

    /// <summary>Gives a command the options.</summary>
    public static void AddTo(Command command)
    {
        command.Add(UserOption);
        AddWayTo(command);
    }

    /// <summary>Gives a command the one that leads names elsewhere.</summary>
    public static void AddWayTo(Command command) => command.Add(ConnectToOption);

    /// <summary>Which names lead elsewhere.</summary>
    public static IReadOnlyList<ConnectTo> ConnectTo(ParseResult parsed) => [.. (parsed.GetValue(ConnectToOption) ?? []).Select(Ams.ConnectTo.Parse)];

    /// <summary>Whether a user is named.</summary>
    public static bool HasLogin(ParseResult parsed) => parsed.GetValue(UserOption) is not null;

    /// <summary>The user that is named, with the password; null where none is.</summary>
    /// <exception cref="AmsException">There is nobody to ask for the password.</exception>
    public static async Task<NetworkCredential?> Login(ParseResult parsed, Session session)
    {
        if (parsed.GetValue(UserOption) is not { } user) return null;
        if (Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } password) return new(user, password);

        // Reading cannot be called off; Ctrl+C leaves it behind.
        var typed = await Task.Run(() => Console.IsInputRedirected ? Console.ReadLine() : session.Globals.Json || !Terminal.CanAsk ? null : PasswordInput.Typed($"Password of {user} in AMS's web panel: "), session.Stop).WaitAsync(session.Stop);
        return typed is { Length: > 0 } ? new(user, typed)
            : throw new AmsException("AmsNoPassword", $"There is no password for {user}, and nobody to ask for it.", $"Put it into the environment variable {PasswordVariable}, or write it to standard input.");
    }
}
