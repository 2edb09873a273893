namespace AmsCluster.Spec.Yaml;

/// <summary>The entries of one mapping while it is read: refuses the second of a key, and takes in what <c>&lt;&lt;: *anchor</c> merges.</summary>
internal sealed class YamlEntries(SpecProblems problems)
{
    private readonly List<YamlEntry> written = [];
    private readonly List<YamlEntry> merged = [];

    public void Add(YamlText key, YamlNode value)
    {
        if (key is { Quoted: false, Value: "<<" })
            Merge(key.At, value);
        else if (written.Find(e => e.Key == key.Value) is { } first)
            problems.Add(key.At, "", $"key {Shown.Value(key.Value)} is given twice; the first is in line {first.At.Line}");
        else
            written.Add(new YamlEntry(key.At, key.Value, value));
    }

    /// <summary>What is written here, then what is merged and not written here: the mapping's own word wins, as YAML has it.</summary>
    public IReadOnlyList<YamlEntry> Merged()
        => [.. written, .. merged.Where(m => !written.Exists(w => w.Key == m.Key)).DistinctBy(m => m.Key)];

    private void Merge(Position at, YamlNode value)
    {
        foreach (var source in value is YamlList list ? list.Items : [value])
        {
            if (source is YamlMap map)
                merged.AddRange(map.Entries);
            else if (source is not YamlBroken)
                problems.Add(at, "", "'<<' merges mappings: write '<<: *anchor' for one that stands above");
        }
    }
}
