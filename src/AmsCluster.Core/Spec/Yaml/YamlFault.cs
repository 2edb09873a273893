using YamlDotNet.Core;

namespace AmsCluster.Spec.Yaml;

/// <summary>Says in the user's words what the parser says in a parser's.</summary>
internal static class YamlFault
{
    // What the parser's text contains, and what the writer of a file can do about it.
    private static readonly (string Theirs, string Ours)[] Words =
    [
        ("found invalid mapping", "a key cannot stand here: check the indentation of this line, or put a value that contains ': ' in quotes"),
        ("did not find expected key", "this line fits no section above it: check its indentation"),
        ("did not find expected '-' indicator", "the list ends here, and a key cannot follow it at the same depth: check the indentation"),
        ("did not find expected ','", "a bracket or brace that was opened above is not closed before this"),
        ("unexpected end of stream", "the quote that opens here is never closed"),
        ("cannot start any token", "a value cannot start with this character: put it in quotes"),
    ];

    public static (Position At, string Message) Explain(YamlException e, string yaml)
    {
        var at = new Position(Math.Max(1, (int)e.Start.Line), Math.Max(1, (int)e.Start.Column));
        if (Tab(yaml, at.Line, e.Message.Contains(" tab ", StringComparison.Ordinal) ? int.MaxValue : at.Line + 1) is { } tab)
            return (tab, "not valid YAML: a tab cannot indent a line; use spaces");
        var ours = Array.Find(Words, w => e.Message.Contains(w.Theirs, StringComparison.Ordinal)).Ours;
        return (at, "not valid YAML: " + (ours ?? e.Message.TrimEnd('.')));
    }

    // The parser blames a place at or before the tab, often without a word of it. The tab is what is to be found.
    private static Position? Tab(string yaml, int first, int last)
    {
        var lines = yaml.Split('\n');
        for (var i = first; i <= Math.Min(last, lines.Length); i++)
        {
            var text = lines[i - 1];
            var tab = text.IndexOf('\t', StringComparison.Ordinal);
            if (tab >= 0 && text.AsSpan(0, tab).IsWhiteSpace())
                return new Position(i, tab + 1);
        }

        return null;
    }
}
