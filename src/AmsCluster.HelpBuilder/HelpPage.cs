namespace AmsCluster.HelpBuilder;

/// <summary>An example of a page: what it shows, the code, and a word on it.</summary>
internal sealed record HelpExample(string Title, string Code, IReadOnlyList<string> Remarks);

/// <summary>A cmdlet's page. Headings of the second rank are its parts, those of the third are parameters and examples.</summary>
internal sealed class HelpPage
{
    HelpPage(Dictionary<string, List<string>> parts) => Parts = parts;

    /// <summary>Lines by heading: "Synopsis", "Description", "Parameters/-Name", "Examples/…", "Inputs", "Outputs".</summary>
    Dictionary<string, List<string>> Parts { get; }

    public string Synopsis => string.Join(' ', Paragraphs("Synopsis"));

    public IReadOnlyList<string> Description => Paragraphs("Description");

    public IReadOnlyList<string> Inputs => Paragraphs("Inputs");

    public IReadOnlyList<string> Outputs => Paragraphs("Outputs");

    public IReadOnlyList<string> ParameterNames => [.. Under("Parameters/-")];

    public IReadOnlyList<HelpExample> Examples => [.. Under("Examples/").Select(Example)];

    public IReadOnlyList<string> Parameter(string name) => Paragraphs($"Parameters/-{name}");

    public static HelpPage Read(string file) => Parse(File.ReadLines(file));

    public static HelpPage Parse(IEnumerable<string> lines)
    {
        var parts = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        var (part, key, code) = ("Synopsis", "Synopsis", false);
        foreach (var line in lines)
        {
            code ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!code && line.StartsWith("### ", StringComparison.Ordinal)) key = $"{part}/{line[4..].Trim()}";
            else if (!code && line.StartsWith("## ", StringComparison.Ordinal)) key = part = line[3..].Trim();
            else if (!code && line.StartsWith("# ", StringComparison.Ordinal)) continue;
            else (parts.TryGetValue(key, out var text) ? text : parts[key] = []).Add(line);
        }

        return new(parts);
    }

    IEnumerable<string> Under(string prefix) => Parts.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Select(k => k[prefix.Length..]);

    IReadOnlyList<string> Paragraphs(string key) => Parts.TryGetValue(key, out var lines) ? Paragraphs(lines) : [];

    HelpExample Example(string title)
    {
        var lines = Parts[$"Examples/{title}"];
        var (from, to) = (lines.FindIndex(Fence), lines.FindLastIndex(Fence));
        return from < 0 || to == from
            ? new(title, "", Paragraphs(lines))
            : new(title, string.Join('\n', lines[(from + 1)..to]), Paragraphs(lines[(to + 1)..]));
    }

    static bool Fence(string line) => line.StartsWith("```", StringComparison.Ordinal);

    static IReadOnlyList<string> Paragraphs(IEnumerable<string> lines) =>
    [
        .. string.Join('\n', lines).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => p.Replace('\n', ' ').Replace("`", "", StringComparison.Ordinal)),
    ];
}
