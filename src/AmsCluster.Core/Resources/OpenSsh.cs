using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AmsCluster.Resources;

/// <summary>The form in which EC2 takes public keys (ImportKeyPair): OpenSSH's, RFC 4253 section 6.6.</summary>
internal static class OpenSsh
{
    public static byte[] PublicKey(RSA key, string comment)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        byte[] blob = [.. Field(Encoding.ASCII.GetBytes("ssh-rsa")), .. Field(Positive(numbers.Exponent!)), .. Field(Positive(numbers.Modulus!))];
        return Encoding.ASCII.GetBytes($"ssh-rsa {Convert.ToBase64String(blob)} {comment}");
    }

    static byte[] Field(byte[] value)
    {
        var field = new byte[4 + value.Length];
        BinaryPrimitives.WriteInt32BigEndian(field, value.Length);
        value.CopyTo(field, 4);
        return field;
    }

    // An mpint whose first bit is set would be negative.
    static byte[] Positive(byte[] value) => value[0] < 0x80 ? value : [0, .. value];
}
