using System.Security.Cryptography;
using System.Text;

namespace AmsCluster.Resources;

/// <summary>Idempotency tokens that follow from what is asked for, so that another run of the same request asks with the same token.</summary>
internal static class ClientToken
{
    /// <summary>A token of 64 hexadecimal digits, EC2's limit.</summary>
    public static string Of(params IEnumerable<string?> parts) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)))).ToLowerInvariant();
}
