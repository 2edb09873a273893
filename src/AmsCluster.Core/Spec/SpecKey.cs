namespace AmsCluster.Spec;

/// <summary>One key of the file: what it is called, what it holds, and where that is on the record.</summary>
/// <param name="Path">The key with its sections, for example <c>network.vpc.cidr</c>.</param>
/// <param name="Type">What its value may be.</param>
/// <param name="Get">Reads it off the record; null when the record has nothing to say under this key.</param>
/// <param name="Set">Puts it on the record.</param>
internal sealed record SpecKey(string Path, SpecType Type, Func<ClusterSpec, object?> Get, Func<ClusterSpec, object, ClusterSpec> Set)
{
    /// <summary>Whether it must be there when its section is.</summary>
    public bool Required { get; init; }

    /// <summary>Whether the value holds a password, which no text but the user's own file shows.</summary>
    public bool Secret { get; init; }

    /// <summary>The key beside which this one has no meaning: a file that gives both is refused, and only the other is written.</summary>
    public string? NotWith { get; init; }

    /// <summary>Why not.</summary>
    public string NotWithReason { get; init; } = "";

    /// <summary>The section that it stands in; empty for the top of the file.</summary>
    public string Section => SpecSchema.SectionOf(Path);

    /// <summary>The key without its sections.</summary>
    public string Name => SpecSchema.NameOf(Path);
}

/// <summary>Lets the table say each key of a section in terms of that section's record alone.</summary>
internal sealed class SpecSection<TPart>(string path, Func<ClusterSpec, TPart> part, Func<ClusterSpec, TPart, ClusterSpec> replace)
{
    public SpecKey Key<TValue>(string name, SpecType<TValue> type, Func<TPart, TValue?> get, Func<TPart, TValue, TPart> set)
        => new(path.Length == 0 ? name : $"{path}.{name}", type, s => get(part(s)), (s, value) => replace(s, set(part(s), (TValue)value)));

    /// <summary>A key whose property is null as long as the file does not give it.</summary>
    public SpecKey Optional<TValue>(string name, SpecType<TValue> type, Func<TPart, TValue?> get, Func<TPart, TValue, TPart> set) where TValue : struct
        => new($"{path}.{name}", type, s => get(part(s)), (s, value) => replace(s, set(part(s), (TValue)value)));
}
