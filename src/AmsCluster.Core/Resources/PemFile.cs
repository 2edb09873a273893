using System.Security.Cryptography;

namespace AmsCluster.Resources;

/// <summary>A private key in a file of its owner's alone.</summary>
internal static class PemFile
{
    const int KeyBits = 3072;
    const string TakenCode = "AmsKeyFileExists";
    const string TakenAdvice = "Move that file away, or choose another access.keyName.";

    /// <summary>Makes the file, never over another. One that is there from an attempt that was cut short is read instead.</summary>
    /// <exception cref="AmsException">The file holds something else.</exception>
    public static RSA ReadOrMake(string path)
    {
        if (File.Exists(path)) return Read(path) ?? throw new AmsException(TakenCode, TakenMessage(path), TakenAdvice);
        var key = RSA.Create(KeyBits);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(key.ExportRSAPrivateKeyPem());
        return key;
    }

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
