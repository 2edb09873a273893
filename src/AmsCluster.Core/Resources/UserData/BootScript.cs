using System.Text;

namespace AmsCluster.Resources.UserData;

/// <summary>Puts a first boot script together: assignments, what both roles share, and the part of the role.</summary>
internal static class BootScript
{
    /// <summary>What every script starts with.</summary>
    public const string Heading = "#!/bin/bash\n# First boot of a machine of AmsCluster. It holds no secret.\n";

    /// <summary>The whole script.</summary>
    /// <param name="role">The role, which is also the name of its file.</param>
    /// <param name="parts">The files of what not every machine of the role does, which come before it.</param>
    /// <param name="variables">What the script is to know, by shell variable.</param>
    public static string For(string role, IEnumerable<string> parts, params (string Name, string? Value)[] variables)
    {
        var script = new StringBuilder(Heading);
        script.Append("role=").Append(Quote(role)).Append('\n');
        foreach (var (name, value) in variables) script.Append(name).Append('=').Append(Quote(value ?? "")).Append('\n');

        AppendFile(script, "common.sh");
        foreach (var part in parts) AppendFile(script, part + ".sh");
        AppendFile(script, role + ".sh");
        return script.ToString();
    }

    /// <summary>A script that is not run at first boot: only the part of its name.</summary>
    public static string Alone(string name, params (string Name, string? Value)[] variables)
    {
        var script = new StringBuilder("#!/bin/bash\n");
        foreach (var (variable, value) in variables) script.Append(variable).Append('=').Append(Quote(value ?? "")).Append('\n');
        AppendFile(script, name + ".sh");
        return script.ToString();
    }

    /// <summary>The text of a file that is no shell script.</summary>
    public static string Part(string file)
    {
        var text = new StringBuilder();
        AppendFile(text, file);
        return text.ToString();
    }

    /// <summary>A word that the shell reads back as exactly this value, whatever is in it.</summary>
    public static string Quote(string value)
    {
        // Nothing has a meaning between single quotes except the single quote itself.
        if (value.Contains('\0')) throw new ArgumentException("A value for the shell cannot hold a zero byte.", nameof(value));
        return "'" + value.Replace("'", @"'\''") + "'";
    }

    private static void AppendFile(StringBuilder script, string name)
    {
        const string include = "#include ";
        using var stream = typeof(BootScript).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // Line by line, so that a checkout with Windows line ends makes the same script.
        while (reader.ReadLine() is { } line)
        {
            var text = line.TrimStart();
            if (text.StartsWith(include, StringComparison.Ordinal)) AppendFile(script, text[include.Length..]);
            // EC2 takes 16 KB of user data: the comments are for those who read the source.
            else if (text.Length > 0 && text[0] != '#') script.Append(line).Append('\n');
        }
    }
}
