using AmsCluster.Spec.Yaml;

namespace AmsCluster.Spec;

/// <summary>Gathers problems while a file is read: a reader that stopped at the first would be run once for each mistake.</summary>
internal sealed class SpecProblems(string source)
{
    private readonly List<SpecProblem> found = [];

    public bool Any => found.Count > 0;

    public void Add(Position at, string key, string message) => found.Add(new SpecProblem(source, at.Line, at.Column, key, message));

    /// <summary>The keys that have a problem by now, so that no more is said about the values that stand in for theirs.</summary>
    public IReadOnlySet<string> Keys => found.Select(p => p.Key).Where(k => k.Length > 0).ToHashSet(StringComparer.Ordinal);

    public void ThrowIfAny()
    {
        if (Any)
            throw new SpecException([.. found.OrderBy(p => p.Line).ThenBy(p => p.Column)]);
    }
}
