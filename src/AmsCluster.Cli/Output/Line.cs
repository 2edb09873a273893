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

    /// <summary>The line in as many as it takes, broken between words. A word stays whole, so that an address can be clicked and copied.</summary>
    public IEnumerable<Line> Wrapped(int width)
    {
        if (Length <= width) return [this];
        var (lines, now, used) = (new List<Line>(), new List<(string Text, Tone Tone)>(), 0);
        foreach (var (text, tone) in Pieces)
        {
            foreach (var word in Words(text))
            {
                if (used > 0 && used + word.TrimEnd().Length > width)
                {
                    lines.Add(new([.. now]));
                    (now, used) = ([], 0);
                    if (string.IsNullOrWhiteSpace(word)) continue;
                }

                now.Add((word, tone));
                used += word.Length;
            }
        }

        return used > 0 ? lines.Append(new([.. now])) : lines;
    }

    /// <summary>How many columns it takes.</summary>
    public int Length => Pieces.Sum(p => p.Text.Length);

    // Each with the blanks behind it.
    static IEnumerable<string> Words(string text)
    {
        for (var (from, to) = (0, 0); from < text.Length; from = to)
        {
            to = text.IndexOf(' ', from);
            if (to < 0) to = text.Length;
            while (to < text.Length && text[to] == ' ') to++;
            yield return text[from..to];
        }
    }

    public override string ToString() => string.Concat(Pieces.Select(p => p.Text));
}
