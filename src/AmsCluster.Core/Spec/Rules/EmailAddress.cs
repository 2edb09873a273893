namespace AmsCluster.Spec.Rules;

/// <summary>Addresses that every mail server takes: ASCII, without quotes and comments (RFC 5321, RFC 5322 dot-atom).</summary>
internal static class EmailAddress
{
    private const int Longest = 254;
    private const int LongestLocalPart = 64;
    private const string Atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";

    public static bool Is(string address)
    {
        var at = address.LastIndexOf('@');
        return address.Length <= Longest && at is > 0 and <= LongestLocalPart
            && Patterns.Is(address[..at], $@"{Atom}(\.{Atom})*") && DnsName.Is(address[(at + 1)..]);
    }
}
