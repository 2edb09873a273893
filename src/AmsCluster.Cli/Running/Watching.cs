using System.CommandLine;
using System.Globalization;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Output;

namespace AmsCluster.Cli.Running;

/// <summary>Looks again and again until Ctrl+C, which is the end that was meant: nothing is left undone.</summary>
/// <param name="session">The run.</param>
/// <param name="every">The pause between two looks.</param>
/// <param name="look">Looks once.</param>
internal sealed class Watching(Session session, TimeSpan every, Func<CancellationToken, Task<Sight>> look)
{
    const int Usual = 5;
    const int Longest = 3600;

    /// <summary>The option that asks for it.</summary>
    public static Option<int?> Option { get; } = new("--watch")
    {
        Description = $"Look again every so many seconds, {Usual} unless said otherwise, until Ctrl+C.",
        HelpName = "SECONDS",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = result =>
        {
            if (result.Tokens.Count == 0) return Usual;
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= Longest) return seconds;
            result.AddError($"--watch takes a number of seconds from 1 to {Longest}, not {result.Tokens[0].Value}. A cluster's name stands before it.");
            return null;
        },
    };

    /// <summary>Watches.</summary>
    public async Task<int> Run()
    {
        // The first look may fail as any command does; later ones are tried again.
        Sight? sight = null;
        try
        {
            await session.Progress.Rest();
            session.Silence();
            sight = await look(session.Stop);
            if (session.Globals.Json) await Again(sight, Print, PrintError);
            else if (Terminal.ShowsOver) await OnScreen(sight, new LiveScreen(Console.Out));
            else await InLog(sight, Page.OnOutput());
        }
        catch (OperationCanceledException) when (session.Stop.IsCancellationRequested)
        {
            // As it was meant.
        }

        return ExitCode.Done;
    }

    async Task Again(Sight first, Action<Sight> show, Action<AmsException> fail)
    {
        for (var sight = first; ; sight = await Next(fail))
        {
            show(sight);
            await Task.Delay(every, session.Stop);
        }
    }

    async Task<Sight> Next(Action<AmsException> fail)
    {
        while (true)
        {
            try
            {
                return await look(session.Stop);
            }
            catch (AmsException e) when (e.Code is not "AmsClusterNotFound")
            {
                fail(e);
                await Task.Delay(every, session.Stop);
            }
        }
    }

    Task OnScreen(Sight first, LiveScreen screen)
    {
        var last = (Sight: first, At: DateTimeOffset.Now);
        return Again(
            first,
            sight =>
            {
                last = (sight, DateTimeOffset.Now);
                screen.Draw(width => [Head(last.At), .. sight.Lines(width, all: false)]);
            },
            e => screen.Draw(width => [Head(last.At), .. new Line(($"could not look again: {e.Message}", Tone.Bad)).Wrapped(width), .. last.Sight.Lines(width, all: false)]));
    }

    Line Head(DateTimeOffset at) => new(($"{at:HH:mm:ss}, again every {every.TotalSeconds:0} s; Ctrl+C ends", Tone.Faint));

    Task InLog(Sight first, Page page)
    {
        var told = "";
        return Again(
            first,
            sight =>
            {
                // What stays is told once.
                var lines = sight.Brief().ToList();
                var all = string.Join('\n', lines.Skip(1).Select(l => l.ToString()));
                page.Write((sight is Sight.One && all == told ? lines.Take(1) : lines).Select(l => l.After($"{Now()} ")));
                told = all;
            },
            e => page.Write($"{Now()} could not look again: {e.Message}"));
    }

    static string Now() => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    static void Print(Sight sight) => sight.Write(oneLine: true);

    static void PrintError(AmsException e) => Document.Write(new ErrorDocument(Problem.Of(e, stopping: false)), oneLine: true);
}
