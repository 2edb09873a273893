namespace AmsCluster.Cli.Output;

/// <summary>What a piece of text means; a terminal shows it as a colour.</summary>
internal enum Tone
{
    Plain,
    Good,
    Warning,
    Bad,
    Strong,
    Faint,
}

/// <summary>A line of output, in pieces of one tone each.</summary>
internal sealed record Line(params (string Text, Tone Tone)[] Pieces)
{
    public static implicit operator Line(string text) => new((text, Tone.Plain));

    /// <summary>The line with text before it.</summary>
    public Line After(string text) => new([(text, Tone.Plain), .. Pieces]);

    public override string ToString() => string.Concat(Pieces.Select(p => p.Text));
}
