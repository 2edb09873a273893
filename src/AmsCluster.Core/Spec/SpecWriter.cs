using System.Text;
using AmsCluster.Spec.Rules;
using AmsCluster.Spec.Yaml;

namespace AmsCluster.Spec;

/// <summary>Writes a spec as YAML in its one canonical form: two equal specs give the same text, and reading it gives the same spec.</summary>
public static class SpecWriter
{
    /// <summary>The text of <paramref name="spec"/>.</summary>
    /// <param name="spec">The spec. Zones are written in full.</param>
    /// <param name="includeDefaults">Whether what equals its default is written too. Keys without a value never are.</param>
    /// <param name="maskSecrets">Whether <c>***</c> stands for the password in <c>mongo.uri</c>. Such a text is read by
    /// <see cref="SpecFile.ParseStored"/>; <see cref="SpecFile.Parse"/> refuses it, so that nobody deploys the mask.</param>
    public static string Write(ClusterSpec spec, bool includeDefaults = false, bool maskSecrets = true)
    {
        spec = SpecZones.Complete(spec);
        var text = new StringBuilder();
        var open = "";
        foreach (var key in SpecSchema.Keys)
        {
            if (key.NotWith is { } other && SpecSchema.Find(other)!.Get(spec) is not null)
                continue;
            var lines = Lines(key, spec, maskSecrets);
            if (lines.Count == 0 || (!includeDefaults && lines.SequenceEqual(Lines(key, SpecSchema.Blank, maskSecrets), StringComparer.Ordinal)))
                continue;

            foreach (var section in SpecSchema.Steps(key.Path).SkipLast(1).Where(s => open != s && !open.StartsWith(s + ".", StringComparison.Ordinal)))
                text.Append(' ', Indent(section)).Append(SpecSchema.NameOf(section)).Append(":\n");
            open = key.Section;
            Append(text, key, lines);
        }

        return text.ToString();
    }

    private static IReadOnlyList<string> Lines(SpecKey key, ClusterSpec spec, bool mask) => key.Get(spec) switch
    {
        null => [],
        string secret when key.Secret && mask => key.Type.Write(MongoUri.Mask(secret)),
        var value => key.Type.Write(value),
    };

    private static void Append(StringBuilder text, SpecKey key, IReadOnlyList<string> lines)
    {
        var indent = Indent(key.Path);
        text.Append(' ', indent).Append(key.Name).Append(':');
        if (!key.Type.IsBlock)
            text.Append(' ').Append(lines[0]);
        text.Append('\n');
        foreach (var line in key.Type.IsBlock ? lines : [])
            text.Append(' ', indent + 2).Append(line).Append('\n');
    }

    private static int Indent(string path) => 2 * path.Count(c => c == '.');
}
