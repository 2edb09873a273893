namespace AmsCluster.Cli.Output;

/// <summary>Lines with lines below them.</summary>
internal sealed record Tree(Line Text, IReadOnlyList<Tree> Below)
{
    const int Indent = 3;

    public static implicit operator Tree(string text) => new(text, []);

    public static implicit operator Tree(Line text) => new(text, []);

    /// <summary>The lines, drawn as a tree.</summary>
    /// <param name="width">How many columns there are: longer lines go on in the next one, between words.</param>
    public IEnumerable<Line> Lines(int width = int.MaxValue)
    {
        var text = Text.Wrapped(width).Select((line, i) => i == 0 || Below.Count == 0 ? line : line.After("│  "));
        return [.. text, .. Below.SelectMany((branch, i) => Branch(branch, width - Indent, last: i == Below.Count - 1))];
    }

    static IEnumerable<Line> Branch(Tree branch, int width, bool last) =>
        branch.Lines(width).Select((line, i) => line.After(i == 0 ? last ? "└─ " : "├─ " : last ? "   " : "│  "));
}
