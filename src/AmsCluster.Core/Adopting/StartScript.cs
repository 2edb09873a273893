using System.Text.RegularExpressions;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Adopting;

/// <summary>What the user data of a node made by hand says: the address of its database, and what else it does.</summary>
/// <param name="Address">The database as AMS was told of it: a bare address or one with a scheme.</param>
/// <param name="More">Whether it does more than to join the cluster.</param>
internal sealed partial record StartScript(string Address, bool More)
{
    /// <summary>The script of a launch template; null when there is none that joins a cluster.</summary>
    public static StartScript? Of(string? userData)
    {
        if (PackedUserData.TextOf(userData) is not { } text || Joining().Match(text) is not { Success: true } match) return null;
        var address = match.Groups["address"].Value;

        // Older scripts give user and password by themselves behind the address.
        if (match.Groups["user"].Success && !address.Contains("://", StringComparison.Ordinal))
            address = $"mongodb://{Uri.EscapeDataString(match.Groups["user"].Value)}:{Uri.EscapeDataString(match.Groups["password"].Value)}@{address}";
        return new(address, text.Split('\n').Select(l => l.Trim()).Any(l => l.Length > 0 && !Usual().IsMatch(l)));
    }

    /// <summary>Whether the script says the address itself, and does not find it out when it runs.</summary>
    public bool IsPlain => !Address.Contains('$', StringComparison.Ordinal);

    /// <summary>Whether the address is one that AMS 3 takes without asking back.</summary>
    public bool HasScheme => Address.Contains("://", StringComparison.Ordinal);

    /// <summary>Whether the address holds a login.</summary>
    public bool HasLogin => Address.Contains('@', StringComparison.Ordinal);

    /// <summary>The host alone.</summary>
    public string Host => Host_().Match(Address).Groups["host"].Value;

    /// <summary>The address as a spec has it.</summary>
    public string MongoUri => HasScheme ? Address : $"mongodb://{Host}:27017";

    [GeneratedRegex("""change_server_mode\.sh\s+["']?cluster["']?\s+["']?(?<address>[^\s"']+)["']?([ \t]+["']?(?<user>[^\s"']+)["']?[ \t]+["']?(?<password>[^\s"']+)["']?)?""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Joining();

    [GeneratedRegex(@"\A(#.*|(sudo\s+)?cd\s+\S+|.*change_server_mode\.sh.*|(sudo\s+)?touch\s+\S+/initialized|sleep\s+\d+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Usual();

    [GeneratedRegex(@"\A([a-z+]+://)?([^@/]*@)?(?<host>[^:/?,]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Host_();
}
