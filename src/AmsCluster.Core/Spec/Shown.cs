using System.Text;

namespace AmsCluster.Spec;

/// <summary>A value as it stands in a message: in quotes, on one line, and not endless.</summary>
internal static class Shown
{
    private const int Longest = 60;

    public static string Value(string value)
    {
        var text = new StringBuilder("'");
        foreach (var c in value.AsSpan(0, Math.Min(value.Length, Longest)))
            text.Append(char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' ? '?' : c);
        return text.Append(value.Length > Longest ? "…'" : "'").ToString();
    }
}
