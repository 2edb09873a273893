namespace AmsCluster.Spec.Rules;

/// <summary>Host names and the part of an email address after the @, in their ASCII form (RFC 1123).</summary>
internal static class DnsName
{
    private const string Label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    /// <summary>Whether it is a host name of at least two labels. The last one is no number, as in an IP address.</summary>
    public static bool Is(string name) => name.Length <= 253 && Patterns.Is(name, $@"({Label}\.)+(?![0-9]+$){Label}");
}
