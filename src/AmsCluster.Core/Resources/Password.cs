using System.Security.Cryptography;

namespace AmsCluster.Resources;

/// <summary>Passwords that no human types.</summary>
internal static class Password
{
    const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>32 letters and digits, 190 bits: nothing that a URI or a shell would have to escape.</summary>
    public static string Generate() => RandomNumberGenerator.GetString(Letters, 32);
}
