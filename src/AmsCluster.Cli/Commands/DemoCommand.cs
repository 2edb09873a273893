using System.CommandLine;
using AmsCluster.Cli.Demo;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Running;

namespace AmsCluster.Cli.Commands;

/// <summary>The life of a cluster on an emulator of AWS on this machine. No account is touched.</summary>
internal static class DemoCommand
{
    static readonly Option<bool> Keep = new("--keep") { Description = "Leave the cluster and the emulator running, and say how to look at them." };

    public static Command Build()
    {
        var command = new Command("demo", "Deploy, look at and remove a cluster on an emulator of AWS on this machine. No AWS account is needed or touched.") { Keep };
        command.SetAction((parsed, _) => Session.Run(parsed, session => Run(parsed, session)));
        return command;
    }

    static async Task<int> Run(ParseResult parsed, Session session)
    {
        if (session.Globals is not { Region: null, Profile: null, EndpointUrl: null })
        {
            throw new AmsException("AmsBadArguments", "The demo runs on an emulator on this machine: --region, --profile and --endpoint-url have no meaning.",
                "Leave them out. To deploy for real, use: amscluster apply -f FILE.");
        }

        var keep = parsed.GetValue(Keep);
        try
        {
            var python = await new PythonFinder(session.Progress, session.Stop).Find();
            using var emulator = await EmulatorProcess.Start(python, keep, session.Stop);
            var document = await new DemoScript(session, emulator, keep).Play();
            if (keep) emulator.Keep();
            if (session.Globals.Json) Document.Write(document);
            return ExitCode.Done;
        }
        catch (Exception) when (session.Stop.IsCancellationRequested)
        {
            // Ctrl+C reaches the emulator too, so that calls under way may fail in any manner.
            throw new AmsException("AmsStopped", "The demo was stopped. Its emulator has ended, and with it all that was made in it.", "Nothing is left to do.");
        }
    }
}
