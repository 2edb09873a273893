using System.Security.Cryptography;

namespace AmsCluster.Resources;

/// <summary>A private key in a file of its owner's alone.</summary>
internal static class PemFile
{
    const int KeyBits = 3072;
    const string TakenCode = "AmsKeyFileExists";
    const string TakenAdvice = "Move that file away, or choose another access.keyName.";

    /// <summary>Makes the file, never over another. One that is there from an attempt that was cut short is read instead.</summary>
    /// <returns>The key, and whether the file was made for it just now.</returns>
    /// <exception cref="AmsException">The file holds something else.</exception>
    public static (RSA Key, bool IsNew) ReadOrMake(string path)
    {
        if (File.Exists(path)) return (ReadOrRefuse(path), false);
        var key = RSA.Create(KeyBits);

        // Written aside and then named: whoever is killed meanwhile leaves no half of a key under the name that the next run reads.
        var aside = $"{path}.{Path.GetRandomFileName()}";
        Write(aside, key.ExportRSAPrivateKeyPem());
        try
        {
            File.Move(aside, path, overwrite: false);
            return (key, true);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another run in the same folder was faster.
            File.Delete(aside);
            key.Dispose();
            return (ReadOrRefuse(path), false);
        }
    }

    static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(text);
    }

    static RSA ReadOrRefuse(string path) => Read(path) ?? throw new AmsException(TakenCode, TakenMessage(path), TakenAdvice);

    /// <summary>What to say when a file is in the way that is no key; null when none is.</summary>
    public static Finding? InTheWay(string path)
    {
        if (!File.Exists(path)) return null;
        using var key = Read(path);
        return key is null ? new(FindingLevel.Error, TakenCode, "access.keyName", TakenMessage(path), TakenAdvice) : null;
    }

    static RSA? Read(string path)
    {
        var key = RSA.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }

    static string TakenMessage(string path) => $"The private key would be saved in {path}, where a file is that holds no RSA key.";
}
