using System.Globalization;
using System.Text;

namespace AmsCluster.Spec.Yaml;

/// <summary>Writes text so that any YAML reader, of version 1.1 or 1.2, takes it for the same text.</summary>
internal static class YamlScalar
{
    // What may stand without quotes; all else is quoted, which is never wrong.
    private const string Plain = @"[A-Za-z0-9_./]([A-Za-z0-9_./@+=,%&?~*-]|:(?=[^ ])| (?=[A-Za-z0-9_./@+=,%&?~*-]))*";

    // What some reader takes for a number, a date or a time of day: digits with the signs that such things have.
    private const string Numberlike = @"[0-9.][0-9a-fA-FxXoO_.,:+-]*";

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "true", "false", "yes", "no", "on", "off", "y", "n",
    };

    public static string Write(string text)
        => Patterns.Is(text, Plain) && !Patterns.Is(text, Numberlike) && !Reserved.Contains(text) && text[^1] != ':' ? text : Quoted(text);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\')
                quoted.Append('\\').Append(rune);
            else if (rune.Value == ' ' || IsVisible(rune))
                quoted.Append(rune);
            else
                quoted.Append(rune.IsBmp ? $"\\u{rune.Value:X4}" : $"\\U{rune.Value:X8}");
        }

        return quoted.Append('"').ToString();
    }

    // Spaces of other kinds, line ends and controls would be folded, or not be seen by who reads the file.
    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
