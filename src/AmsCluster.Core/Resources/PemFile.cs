using System.Security.Cryptography;

namespace AmsCluster.Resources;

/// <summary>A private key in a file of its owner's alone.</summary>
internal static class PemFile
{
    const int KeyBits = 3072;

    /// <summary>Makes the file, never over another. One that is there from an attempt that was cut short is read instead.</summary>
    /// <exception cref="AmsException">The file holds something else.</exception>
    public static RSA ReadOrMake(string path)
    {
        var key = RSA.Create(KeyBits);
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var writer = new StreamWriter(path, options);
            writer.WriteLine(key.ExportRSAPrivateKeyPem());
            return key;
        }

        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new AmsException("AmsKeyFileExists", $"The private key would be saved in {path}, where a file is that holds no RSA key.",
                "Move that file away, or choose another access.keyName.", inner: e);
        }
    }
}
