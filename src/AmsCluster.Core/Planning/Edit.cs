namespace AmsCluster.Planning;

/// <summary>Fields that are set right by the same call. Without a call they cannot be changed in place, and the whole thing is replaced.</summary>
internal sealed record Edit(IReadOnlyList<FieldChange> Fields, Func<Run, Task>? Call)
{
    /// <summary>Whether it sets nothing but tags, all that an adoption writes.</summary>
    public bool IsTags { get; init; }

    /// <summary>What it costs.</summary>
    public Effort Effort { get; init; } = Effort.One;

    /// <summary>What it takes from users, as in <see cref="PlannedChange.Effect"/>; null: nothing.</summary>
    public string? Effect { get; init; }

    public static Edit InPlace(string field, string? @is, string? shall, Func<Run, Task> call) => new([new(field, @is, shall)], call);
}

/// <summary>Collects the fields that differ.</summary>
internal sealed class Differences
{
    readonly List<FieldChange> _fields = [];

    public bool Any => _fields.Count > 0;

    public Differences Add<T>(string field, T? @is, T? shall)
    {
        if (!EqualityComparer<T>.Default.Equals(@is, shall)) _fields.Add(new(field, @is?.ToString(), shall?.ToString()));
        return this;
    }

    /// <summary>Compares lists without regard to order; what they have in common is not told.</summary>
    public Differences AddSet(string field, IEnumerable<string> @is, IEnumerable<string> shall)
    {
        var (there, wanted) = (@is.ToHashSet(StringComparer.Ordinal), shall.ToHashSet(StringComparer.Ordinal));
        return Add(field, Joined(there.Except(wanted)), Joined(wanted.Except(there)));
    }

    /// <summary>Compares lists by key, a field for each key: <c>node tag owner</c>.</summary>
    public Differences AddEach(string field, ILookup<string, string> actual, ILookup<string, string> expected)
    {
        foreach (var key in actual.Concat(expected).Select(g => g.Key).Distinct().Order(StringComparer.Ordinal))
            AddSet($"{field} {key}", actual[key], expected[key]);
        return this;
    }

    /// <summary>The edit that sets them by starting anew.</summary>
    public Edit ByReplacing() => new(_fields, null);

    /// <summary>The edit that sets all of them, or none when nothing differs.</summary>
    public IEnumerable<Edit> SetBy(Func<Run, Task> call) => Any ? [new Edit(_fields, call)] : [];

    static string? Joined(IEnumerable<string> values) => string.Join(", ", values.Order(StringComparer.Ordinal)) is { Length: > 0 } text ? text : null;
}
