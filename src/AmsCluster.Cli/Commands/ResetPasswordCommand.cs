using System.CommandLine;
using AmsCluster.Ams;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;
using AmsCluster.Operations;

namespace AmsCluster.Cli.Commands;

/// <summary>Sets the password of a user of the web panel.</summary>
internal static class ResetPasswordCommand
{
    static readonly Option<string?> Email = new("--email")
    {
        Description = "The user. Without it JamesBond, whom the Marketplace image makes, else the only one there is.",
        HelpName = "ADDRESS",
    };

    static readonly Option<bool> FromInput = new("--password-stdin") { Description = "Read the new password from standard input. Without it one is generated, and shown this once." };

    static readonly Option<bool> Direct = new("--direct")
    {
        Description = "Connect to the database from this machine, in place of a command on the MongoDB node.",
    };

    public static Command Build()
    {
        var command = new Command("reset-password", "Set the password of a user of the web panel, or make the first user, and log in with it.") { Email, FromInput, Direct };
        AmsOptions.AddWayTo(command);
        Target.AddTo(command);
        command.SetAction((parsed, _) => Session.Run(parsed, session => Run(parsed, session)));
        return command;
    }

    static async Task<int> Run(ParseResult parsed, Session session)
    {
        var target = Target.Require(parsed);
        if (parsed.GetValue(Email) is "") throw new AmsException("AmsBadArguments", "The user's email address is empty.", "Say which, or leave --email out.");
        var leads = AmsOptions.ConnectTo(parsed);
        Confirmation.RequireSomebody(session);
        var given = parsed.GetValue(FromInput);
        var request = new PasswordRequest
        {
            Cluster = target.Name!,
            Email = parsed.GetValue(Email),
            Password = given ? await PasswordInput.Read(session.Stop) : AdminPassword.Generate(),
            Direct = parsed.GetValue(Direct),
            ConnectTo = leads,
        };
        var aws = session.Connect(session.Globals.Settings(target.Spec));
        if (await new AdminPassword(aws, session.Progress).Reset(request, new PasswordConversation(session), session.Stop) is not { } done) return Confirmation.Refused(session);

        session.Warn(done.InClear);
        await session.Progress.Rest();
        var problem = done.Login.State is LoginState.Refused ? Problem.Of(done.NotLoggedIn, stopping: false) : null;
        if (session.Globals.Json) Document.Write(PasswordDocument.Of(done, given ? null : request.Password, session, problem));
        else Page.OnOutput().Write(PasswordText.Of(done, given ? null : request.Password));
        if (problem is null) return ExitCode.Done;
        if (!session.Globals.Json) ErrorText.Write(Page.OnError(), problem);
        return problem.Exit;
    }
}
