using System.Text;

namespace AmsCluster;

/// <summary>
/// Reads the files that users give: UTF-8 with or without a byte order mark, or UTF-16 with one, as Windows
/// PowerShell writes it.
/// </summary>
public static class TextFile
{
    // Specs and plans have some hundred lines. A file of another kind, given by mistake, must not be read to its end.
    private const int Longest = 1 << 20;
    private const string NoText = "it is not UTF-8 text";
    private const string SaveAsUtf8 = "Save it as UTF-8.";

    /// <summary>Reads the file at <paramref name="path"/>.</summary>
    /// <exception cref="FileNotFoundException">There is no such file; or a <see cref="DirectoryNotFoundException"/>
    /// says so.</exception>
    /// <exception cref="TextFileException">It cannot be read as text.</exception>
    public static string Read(string path)
    {
        if (Directory.Exists(path))
            throw new TextFileException("it is a folder", "Name the file in it.");
        try
        {
            using var file = File.OpenRead(path);
            var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            using var reader = new StreamReader(file, utf8, detectEncodingFromByteOrderMarks: true);

            // A device or a pipe has no length: what counts is what comes.
            var text = new char[Longest + 1];
            var length = reader.ReadBlock(text);
            if (text.AsSpan(0, length).Contains('\0'))
                throw new TextFileException(NoText, SaveAsUtf8);
            return length <= Longest
                ? new string(text, 0, length)
                : throw new TextFileException("it is greater than 1 MiB", "");
        }
        catch (DecoderFallbackException e)
        {
            throw new TextFileException(NoText, SaveAsUtf8, e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or NotSupportedException or ArgumentException
            || (e is IOException and not (FileNotFoundException or DirectoryNotFoundException or TextFileException)))
        {
            throw new TextFileException(e.Message.TrimEnd('.'), "Check that this user may read the file.", e);
        }
    }
}

/// <summary>A file that cannot be read as text.</summary>
/// <param name="why">Why not, as the end of a sentence.</param>
/// <param name="advice">What to do; empty where that depends on what the file is for.</param>
/// <param name="inner">What it came from.</param>
public sealed class TextFileException(string why, string advice, Exception? inner = null) : IOException(why, inner)
{
    /// <summary>What to do; empty where that depends on what the file is for.</summary>
    public string Advice { get; } = advice;
}
