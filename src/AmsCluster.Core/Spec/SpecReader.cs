using AmsCluster.Spec.Yaml;

namespace AmsCluster.Spec;

/// <summary>Puts a file's nodes on a record, key by key as the table of <see cref="SpecSchema"/> has them, and remembers where each stood.</summary>
internal sealed class SpecReader(SpecProblems problems)
{
    private readonly Dictionary<string, Position> places = new(StringComparer.Ordinal);
    private ClusterSpec spec = SpecSchema.Blank;

    public ClusterSpec Read(YamlNode root)
    {
        places[""] = root.At;
        if (root is YamlMap map)
            Section("", map);
        else if (root is not YamlBroken)
            problems.Add(root.At, "", $"a spec is a mapping of keys such as 'name: live', not {root.Kind}");
        RefuseWhatExcludesEachOther();
        return SpecZones.Complete(spec);
    }

    /// <summary>Adds what the rules say against the values, each at its key, unless that key has a problem already.</summary>
    public void Check(ClusterSpec read)
    {
        var told = problems.Keys;
        foreach (var (key, message) in SpecRules.Check(read))
        {
            var place = Nearest(key);
            if (!told.Contains(key) && !told.Contains(place))
                problems.Add(places[place], place.Length == 0 ? key : place, message);
        }
    }

    private void Section(string section, YamlMap map)
    {
        foreach (var entry in map.Entries)
            Entry(section, entry);
        foreach (var key in SpecSchema.Keys.Where(k => k.Required && k.Section == section && !places.ContainsKey(k.Path)))
            problems.Add(places[section], key.Path, $"required key '{key.Name}' is missing{In(section)}");
    }

    private void Entry(string section, YamlEntry entry)
    {
        var path = SpecSchema.Join(section, entry.Key);
        var key = entry.Key.Contains('.', StringComparison.Ordinal) ? null : SpecSchema.Find(path);
        var isSection = SpecSchema.IsSection(path) && !entry.Key.Contains('.', StringComparison.Ordinal);
        if (key is null && !isSection)
        {
            problems.Add(entry.At, path, UnknownKey.Message(section, entry.Key));
            return;
        }

        places[path] = entry.At;
        if (isSection && entry.Value is YamlMap inner)
            Section(path, inner);
        else if (key is not null)
            Value(key, entry);
        else if (entry.Value is not (YamlBroken or YamlText { IsNull: true }))
            problems.Add(entry.At, path, $"{path} must be a mapping with {Words.List(SpecSchema.NamesIn(path), "or")}, not {entry.Value.Kind}");
    }

    private void Value(SpecKey key, YamlEntry entry)
    {
        if (entry.Value is YamlMap map)
        {
            // Where the rules speak of one tag, its own line is to be pointed at.
            foreach (var inner in map.Entries)
                places[SpecSchema.Join(key.Path, inner.Key)] = inner.At;
        }

        if (entry.Value is YamlBroken)
            return;
        if (key.Type.Read(entry.Value, out var fault) is { } value)
            spec = key.Set(spec, value);
        else
            problems.Add(entry.At, key.Path, $"{key.Path} {fault}");
    }

    private void RefuseWhatExcludesEachOther()
    {
        foreach (var key in SpecSchema.Keys)
        {
            if (key is { NotWith: { } other, NotWithReason.Length: > 0 } && places.TryGetValue(key.Path, out var at) && places.ContainsKey(other))
                problems.Add(at, key.Path, $"{key.Path} {key.NotWithReason}; remove one of the two");
        }
    }

    /// <summary>The key itself, else the key that the file has in its stead, else the section around it.</summary>
    private string Nearest(string key)
    {
        for (var path = key; path.Length > 0; path = SpecSchema.SectionOf(path))
        {
            if (places.ContainsKey(path))
                return path;
            if (SpecSchema.Find(path)?.NotWith is { } other && places.ContainsKey(other))
                return other;
        }

        return "";
    }

    private static string In(string section) => section.Length == 0 ? "" : $" in {section}";
}
