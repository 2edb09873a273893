namespace AmsCluster.Planning;

/// <summary>
/// The names and ids of what somebody had made before the cluster was adopted: AWS cannot rename it, so these stand in place of the
/// names that the cluster's own would give. Keyed by kind and name of what they stand for.
/// </summary>
internal sealed record Adopted(IReadOnlyDictionary<string, string> Names)
{
    const string Between = " = ";

    readonly HashSet<string> _keys = [.. Names.Keys, .. Names.Select(n => $"{n.Key[..(n.Key.LastIndexOf(' ') + 1)]}{n.Value}")];

    /// <summary>Of a cluster that was not adopted.</summary>
    public static Adopted None { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>The parameter that holds it: one of its own, since a standard parameter takes 4 KB.</summary>
    public static string ParameterName(string cluster) => $"{ClusterRecord.Root}/{cluster}/adopted";

    /// <summary>What stands for a kind and name; null when it is the cluster's own.</summary>
    public string? Find(string kind, string name) => Names.GetValueOrDefault($"{kind} {name}");

    /// <summary>The name that a thing has in AWS.</summary>
    public string NameOf(string kind, string name) => Find(kind, name) ?? name;

    /// <summary>Whether somebody else made it.</summary>
    public bool Has(Resource resource) => _keys.Contains(resource.Key);

    /// <summary>Reads what <see cref="Text"/> writes; null when it is something else, which must not pass for "nothing was adopted".</summary>
    public static Adopted? Parse(string? text)
    {
        if (text is null) return None;
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(Between, 2)))
            if (pair.Length != 2 || !pair[0].Contains(' ', StringComparison.Ordinal) || !names.TryAdd(pair[0], pair[1])) return null;
        return new(names);
    }

    /// <summary>The parameter's value: a line each, sorted.</summary>
    public string Text => string.Concat(Names.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => $"{n.Key}{Between}{n.Value}\n"));
}
