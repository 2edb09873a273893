using System.Text;

namespace AmsCluster;

/// <summary>
/// Reads the files that users give: UTF-8 or UTF-16, each with or without a byte order mark. Windows PowerShell writes
/// UTF-16.
/// </summary>
public static class TextFile
{
    // Specs and plans have some hundred lines. A file of another kind, given by mistake, must not be read to its end.
    private const int Longest = 1 << 20;
    private const int Mark = 4;
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

            // A device or a pipe has no length: what counts is what comes.
            var bytes = new byte[(2 * Longest) + Mark];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            using var content = new MemoryStream(bytes, 0, length);
            using var reader = new StreamReader(
                content, EncodingOf(bytes.AsSpan(0, length)), detectEncodingFromByteOrderMarks: true);
            var text = new char[Longest + 1];
            var characters = reader.ReadBlock(text);
            if (text.AsSpan(0, characters).Contains('\0'))
                throw new TextFileException(NoText, SaveAsUtf8);
            return characters <= Longest
                ? new string(text, 0, characters)
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

    // In UTF-16 one byte of each letter, digit and sign of a spec is 0: the second, or with the big end first, the first.
    private static Encoding EncodingOf(ReadOnlySpan<byte> text)
    {
        var start = text[..Math.Min(text.Length, 64)];
        if (HasZeros(start, 1))
            return new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
        if (HasZeros(start, 0))
            return new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);
        return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    }

    // A letter beyond Latin-1 has none: most are enough.
    private static bool HasZeros(ReadOnlySpan<byte> text, int at)
    {
        var (zeros, pairs) = (0, text.Length / 2);
        for (var i = 0; i < pairs; i++)
        {
            if (text[(2 * i) + (1 - at)] == 0) return false;
            if (text[(2 * i) + at] == 0) zeros++;
        }

        return zeros > pairs / 2;
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
