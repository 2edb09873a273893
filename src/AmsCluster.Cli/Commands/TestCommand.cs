using System.CommandLine;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;
using AmsCluster.Flight;

namespace AmsCluster.Cli.Commands;

/// <summary>Looks at a cluster from outside, as its users do.</summary>
internal static class TestCommand
{
    static readonly Option<string?> App = new("--app") { Description = "The application to look at. Without it one is found.", HelpName = "NAME" };

    static readonly Option<int> Seconds = new("--timeout")
    {
        Description = "How long one question to the cluster may take.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 10,
    };

    static readonly Option<bool> Direct = new("--direct") { Description = "Check the database too, over a connection from this machine." };

    public static Command Build()
    {
        Seconds.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var seconds) || seconds is < 1 or > 600))
                result.AddError($"--timeout must be a number of seconds from 1 to 600, not {result.Tokens[0].Value}.");
        });
        var command = new Command("test", "Test flight: look at a cluster from here as its users do. Ends with 1 when a check has failed.") { App, Seconds, Direct };
        Target.AddTo(command);
        AmsOptions.AddTo(command);
        command.SetAction((parsed, _) => Session.Run(parsed, session => Run(parsed, session)));
        return command;
    }

    static async Task<int> Run(ParseResult parsed, Session session)
    {
        var target = Target.Require(parsed);
        var options = new FlightOptions
        {
            App = parsed.GetValue(App),
            Direct = parsed.GetValue(Direct),
            ConnectTo = AmsOptions.ConnectTo(parsed),
            Patience = TimeSpan.FromSeconds(parsed.GetValue(Seconds)),
            Login = await AmsOptions.Login(parsed, session),
        };
        var aws = session.Connect(session.Globals.Settings(target.Spec));
        var results = new List<TestResult>();
        await foreach (var result in new TestFlight(aws, options, session.Progress).Run(target.Name!, session.Stop)) results.Add(result);
        await session.Progress.Rest();
        if (session.Globals.Json) Document.Write(FlightDocument.Of(target.Name!, aws.Region, results, session));
        else Page.OnOutput().Write(FlightText.Of(target.Name!, aws.Region, results, session.Elapsed));
        return results.Exists(r => r.Outcome is TestOutcome.Failed) ? ExitCode.Error : ExitCode.Done;
    }
}
