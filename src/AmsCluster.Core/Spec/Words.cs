namespace AmsCluster.Spec;

/// <summary>Small matters of English.</summary>
internal static class Words
{
    /// <summary><c>a, b or c</c>.</summary>
    public static string List(IEnumerable<string> items, string last)
        => items.ToArray() is [.. var head, var tail] && head.Length > 0 ? $"{string.Join(", ", head)} {last} {tail}" : string.Concat(items);
}
