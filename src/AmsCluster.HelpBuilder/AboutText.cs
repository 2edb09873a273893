using System.Text;

namespace AmsCluster.HelpBuilder;

/// <summary>Writes a topic's page as the text that Get-Help about_… shows.</summary>
internal static class AboutText
{
    public static string Of(string file)
    {
        var text = new StringBuilder("TOPIC\n").Append("    ").Append(Path.GetFileNameWithoutExtension(file)).Append("\n\nSHORT DESCRIPTION\n");
        var code = false;
        foreach (var line in File.ReadLines(file).SkipWhile(l => l.StartsWith("# ", StringComparison.Ordinal) || l.Length == 0))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                code = !code;
                continue;
            }

            if (!code && line.StartsWith('#')) text.Append(line.TrimStart('#').Trim().ToUpperInvariant());
            else if (!line.StartsWith("|---", StringComparison.Ordinal)) Body(text, line, code);
            else continue;
            text.Append('\n');
        }

        return text.ToString();
    }

    static void Body(StringBuilder text, string line, bool code)
    {
        if (line.Length == 0) return;
        var plain = code ? line : line.Replace("`", "", StringComparison.Ordinal);
        if (!code && plain.StartsWith('|'))
        {
            // A row: its first cell, and the rest below it.
            var cells = plain.Trim('|').Split('|', StringSplitOptions.TrimEntries);
            plain = $"{cells[0]}\n        {string.Join("\n        ", cells.Skip(1))}";
        }

        text.Append(code ? "        " : "    ").Append(plain);
    }
}
