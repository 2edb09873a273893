using System.Text.RegularExpressions;

namespace AmsCluster.Spec;

/// <summary>Matches whole values against the shapes that AWS gives its names.</summary>
internal static class Patterns
{
    /// <summary>No pattern here backtracks; the limit is there so that nobody has to believe that.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Whether all of <paramref name="value"/> matches. (<c>$</c> would let a line end pass behind it.)</summary>
    public static bool Is(string value, string pattern)
        => Regex.IsMatch(value, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);
}
