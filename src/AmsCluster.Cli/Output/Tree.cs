namespace AmsCluster.Cli.Output;

/// <summary>Lines with lines below them.</summary>
internal sealed record Tree(Line Text, IReadOnlyList<Tree> Below)
{
    public static implicit operator Tree(string text) => new(text, []);

    /// <summary>The lines, drawn as a tree.</summary>
    public IEnumerable<Line> Lines() => Below.SelectMany((branch, i) => Branch(branch, last: i == Below.Count - 1)).Prepend(Text);

    static IEnumerable<Line> Branch(Tree branch, bool last) =>
        branch.Lines().Select((line, i) => line.After(i == 0 ? last ? "└─ " : "├─ " : last ? "   " : "│  "));
}
