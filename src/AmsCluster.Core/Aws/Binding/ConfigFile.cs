namespace AmsCluster.Aws.Binding;

/// <summary>The AWS CLI's configuration file, for what the SDK does not give: addresses of services.</summary>
internal static class ConfigFile
{
    public static string[] Lines()
    {
        var file = Environment.GetEnvironmentVariable("AWS_CONFIG_FILE") is { Length: > 0 } named ? named
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aws", "config");
        return File.Exists(file) ? File.ReadAllLines(file) : [];
    }

    /// <summary>The name of a profile's section.</summary>
    public static string SectionOf(string profile) => profile is "default" ? profile : "profile " + profile;

    /// <summary>The value of a key in a section such as <c>profile live</c>; with <paramref name="under"/>, of a key indented below that one.</summary>
    public static string? Value(IEnumerable<string> lines, string section, string key, string? under = null)
    {
        var inSection = false;
        string? above = null;
        foreach (var raw in lines)
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] is '#' or ';')
                continue;
            if (line[0] == '[')
            {
                inSection = string.Join(' ', line.Trim('[', ']').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) == section;
                above = null;
            }
            else if (inSection && line.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var value])
            {
                var indented = char.IsWhiteSpace(raw[0]);
                if (name == key && value.Length > 0 && (indented ? above : null) == under)
                    return value;
                if (!indented)
                    above = name;
            }
        }

        return null;
    }
}
