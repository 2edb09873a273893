using Spectre.Console;

namespace AmsCluster.Cli.Output;

/// <summary>The bridge to Spectre.Console. Only what writes to a terminal passes here, so that nothing else loads it.</summary>
internal static class Spectral
{
    public static IAnsiConsole Console(TextWriter writer) => AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(writer) });

    public static Style Style(Tone tone) => tone switch
    {
        Tone.Good => new(Color.Green),
        Tone.Warning => new(Color.Yellow),
        Tone.Bad => new(Color.Red),
        Tone.Strong => new(decoration: Decoration.Bold),
        Tone.Faint => new(Color.Grey),
        _ => Spectre.Console.Style.Plain,
    };
}
