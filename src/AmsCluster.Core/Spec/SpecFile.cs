using AmsCluster.Spec.Yaml;

namespace AmsCluster.Spec;

/// <summary>Reads specs from YAML, whole or not at all: what is wrong comes as one <see cref="SpecException"/> with every problem and its place.</summary>
public static class SpecFile
{
    /// <summary>The <see cref="AmsException.Code"/> for a path at which there is no file.</summary>
    public const string NotFoundCode = "AmsSpecNotFound";

    /// <summary>The <see cref="AmsException.Code"/> for a file that cannot be read as text.</summary>
    public const string UnreadableCode = "AmsSpecUnreadable";

    /// <summary>Reads the file at <paramref name="path"/>.</summary>
    /// <exception cref="SpecException">The file is not a valid spec.</exception>
    /// <exception cref="AmsException">There is no such file, or it cannot be read.</exception>
    public static ClusterSpec Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Parse(Text(path), path);
    }

    /// <summary>Reads a spec from text; problems name it by <paramref name="source"/>.</summary>
    /// <exception cref="SpecException">The text is not a valid spec.</exception>
    public static ClusterSpec Parse(string yaml, string source) => Read(yaml, source, checkValues: true);

    /// <summary>
    /// Reads what <see cref="SpecWriter"/> wrote and we kept: its keys and types are checked, its values are not. A password may be masked
    /// there, and what an earlier version accepted must stay readable when a rule has become stricter since.
    /// </summary>
    /// <exception cref="SpecException">The text is not a spec.</exception>
    public static ClusterSpec ParseStored(string yaml, string source) => Read(yaml, source, checkValues: false);

    private static ClusterSpec Read(string yaml, string source, bool checkValues)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(source);
        var problems = new SpecProblems(source);
        var root = YamlTree.Read(yaml.TrimStart('\uFEFF'), problems);
        if (root is null)
            problems.ThrowIfAny();
        var reader = new SpecReader(problems);
        var spec = reader.Read(root!);
        if (checkValues && root is YamlMap)
            reader.Check(spec);
        problems.ThrowIfAny();
        return spec;
    }

    private static string Text(string path)
    {
        try
        {
            return TextFile.Read(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new AmsException(NotFoundCode, $"{path}: there is no such file.",
                "Check the path; examples/02-minimal.yaml is a spec to start from.", null, e);
        }
        catch (TextFileException e)
        {
            var advice = e.Advice.Length > 0
                ? e.Advice
                : "Name a spec file, for example a copy of examples/02-minimal.yaml.";
            throw new AmsException(UnreadableCode, $"{path}: the file cannot be read: {e.Message}.", advice, null, e);
        }
    }
}
