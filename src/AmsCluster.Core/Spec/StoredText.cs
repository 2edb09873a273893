using System.IO.Compression;
using System.Text;

namespace AmsCluster.Spec;

/// <summary>
/// The value of a parameter that holds a record. A record of more than 4,096 bytes is compressed: it starts with the word
/// <c>gzip</c>, then follows base64.
/// </summary>
internal static class StoredText
{
    /// <summary>
    /// The tier of the parameter. Systems Manager takes the standard tier as long as the value fits it (4,096 characters), and the
    /// advanced tier otherwise (8,192 characters, for a monthly charge). An advanced parameter never becomes standard again.
    /// </summary>
    public const string Tier = "Intelligent-Tiering";

    /// <summary>The greatest size of a value in bytes.</summary>
    public const int Most = 8192;

    /// <summary>The greatest size of the value for one spec in bytes. While a change is applied the record holds two.</summary>
    public const int MostOfOne = 3900;

    const int MostPlain = 4096;
    const string Packed = "gzip ";

    /// <summary>The value for a text.</summary>
    public static string Write(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length <= MostPlain ? text : Compressed(bytes);
    }

    /// <summary>The text of a value; null for none.</summary>
    /// <exception cref="FormatException">It is not base64 after the word.</exception>
    /// <exception cref="InvalidDataException">It cannot be decompressed.</exception>
    public static string? Read(string? value)
    {
        if (value?.StartsWith(Packed, StringComparison.Ordinal) is not true) return value;
        using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(value[Packed.Length..])), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The size of a text in bytes, compressed or as it is, whichever is smaller.</summary>
    public static int SizeOf(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Math.Min(bytes.Length, Compressed(bytes).Length);
    }

    static string Compressed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) gzip.Write(bytes);
        return Packed + Convert.ToBase64String(packed.ToArray());
    }
}
