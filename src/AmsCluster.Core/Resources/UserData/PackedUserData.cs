using System.IO.Compression;
using System.Text;

namespace AmsCluster.Resources.UserData;

/// <summary>A start script as EC2 takes it: at most 16 KB before base64. One that comes near that is compressed, which cloud-init unpacks.</summary>
internal static class PackedUserData
{
    const int Most = 14 * 1024;

    /// <summary>The script in base64.</summary>
    public static string Of(string script)
    {
        var text = Encoding.UTF8.GetBytes(script);
        if (text.Length <= Most) return Convert.ToBase64String(text);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) gzip.Write(text);
        return Convert.ToBase64String(packed.ToArray());
    }

    /// <summary>Whether two are the same script: not every version of .NET compresses to the same bytes.</summary>
    public static bool Same(string? one, string? other) => one == other || (TextOf(one) is { } text && text == TextOf(other));

    /// <summary>The script; null where there is none, or it cannot be read.</summary>
    public static string? TextOf(string? userData)
    {
        try
        {
            if (userData is null) return null;
            var bytes = Convert.FromBase64String(userData);
            if (bytes is not [0x1f, 0x8b, ..]) return Encoding.UTF8.GetString(bytes);
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var reader = new StreamReader(gzip, Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
