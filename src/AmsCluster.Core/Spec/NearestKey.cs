namespace AmsCluster.Spec;

/// <summary>Finds what was probably meant by a key that does not exist.</summary>
internal static class NearestKey
{
    private const int Longest = 40;

    /// <summary>The candidate nearest to <paramref name="written"/>; null when none is near enough to be worth a guess.</summary>
    public static string? Of(string written, IEnumerable<string> candidates)
    {
        // What is longer than any key can be is not compared at all.
        if (written.Length > Longest)
            return null;

        // A third of the word may differ; short keys get two typing slips, but never so many that any key would do.
        var limit = Math.Min(written.Length - 1, Math.Max(2, written.Length / 3));
        return candidates
            .Select(c => (Key: c, Distance: Distance(written.ToUpperInvariant(), c.ToUpperInvariant())))
            .Where(c => c.Distance <= limit)
            .OrderBy(c => c.Distance)
            .Select(c => c.Key)
            .FirstOrDefault();
    }

    // `minSize` for min and `key` for keyName are one step away, however long the rest is.
    private static int Distance(string a, string b)
        => a == b ? 0
            : a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal) ? 1
            : Edits(a, b);

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that make <paramref name="a"/> into <paramref name="b"/>.</summary>
    private static int Edits(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(replace, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
