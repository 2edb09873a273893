using System.Text;
using AmsCluster.Spec.Yaml;

namespace AmsCluster.Spec;

/// <summary>Reads specs from YAML, whole or not at all: what is wrong comes as one <see cref="SpecException"/> with every problem and its place.</summary>
public static class SpecFile
{
    /// <summary>The <see cref="AmsException.Code"/> for a path at which there is no file.</summary>
    public const string NotFoundCode = "AmsSpecNotFound";

    /// <summary>The <see cref="AmsException.Code"/> for a file that cannot be read as text.</summary>
    public const string UnreadableCode = "AmsSpecUnreadable";

    // A spec has some fifty lines. A file of another kind, given by mistake, shall not be read to its end.
    private const long Longest = 1 << 20;

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
            if (Directory.Exists(path))
                throw Unreadable(path, "it is a folder", "Name the file in it.");
            using var file = File.OpenRead(path);
            using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);

            // A device or a pipe has no length: what counts is what comes.
            var text = new char[Longest + 1];
            var length = reader.ReadBlock(text);
            return length <= Longest ? new string(text, 0, length)
                : throw Unreadable(path, "it is greater than 1 MiB", "Name a spec file, for example a copy of examples/02-minimal.yaml.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new AmsException(NotFoundCode, $"{path}: there is no such file.",
                "Check the path; examples/02-minimal.yaml is a spec to start from.", null, e);
        }
        catch (DecoderFallbackException e)
        {
            throw Unreadable(path, "it is not UTF-8 text", "Save it as UTF-8.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unreadable(path, e.Message.TrimEnd('.'), "Check that this user may read the file.", e);
        }
    }

    private static AmsException Unreadable(string path, string why, string advice, Exception? inner = null)
        => new(UnreadableCode, $"{path}: the file cannot be read: {why}.", advice, null, inner);
}
