using System.CommandLine;
using System.Net;
using AmsCluster.Ams;
using AmsCluster.Cli.Running;
using AmsCluster.Operations;

namespace AmsCluster.Cli.Commands;

/// <summary>The options of a command that asks Ant Media Server itself.</summary>
internal static class PanelOptions
{
    /// <summary>The environment variable that may hold the password of the panel's user.</summary>
    public const string Password = "AMSCLUSTER_PANEL_PASSWORD";

    static readonly Option<string?> User = new("--panel-user")
    {
        Description = $"Ask AMS as this user of its web panel. The password is asked for, or read from {Password} or standard input.",
        HelpName = "EMAIL",
    };

    static readonly Option<string[]> Lead = new("--connect-to")
    {
        Description = "Lead a name and port of the cluster elsewhere, as with curl.",
        HelpName = "HOST1:PORT1:HOST2:PORT2",
        Arity = ArgumentArity.ZeroOrMore,
    };

    static readonly Option<bool> AwsOnly = new("--aws-only") { Description = "Do not ask AMS." };

    /// <summary>Gives a command its options.</summary>
    public static void AddTo(Command command)
    {
        command.Add(User);
        command.Add(Lead);
        command.Add(AwsOnly);
    }

    /// <summary>What asks AMS; null where it shall not be asked.</summary>
    public static async Task<PanelLook?> Find(ParseResult parsed, Session session)
    {
        var (user, lead) = (parsed.GetValue(User), parsed.GetValue(Lead) ?? []);
        if (parsed.GetValue(AwsOnly))
        {
            return user is null && lead.Length == 0 ? null
                : throw new AmsException("AmsBadArguments", "With --aws-only AMS is not asked, neither as a user nor elsewhere.", "Leave --aws-only out, or --panel-user and --connect-to.");
        }

        if (user is { Length: 0 }) throw new AmsException("AmsBadArguments", "The panel's user is empty.", "Name one: --panel-user EMAIL.");
        return new(new()
        {
            ConnectTo = [.. lead.Select(ConnectTo.Parse)],
            Login = user is null ? null : new NetworkCredential(user, await HiddenInput.Read(Password, $"Password of {user}: ", session.Stop)),
        });
    }
}
