namespace AmsCluster.Aws.Troubles;

/// <summary>Faults of AWS and the way to it, too many calls, and limits that have no row of their own.</summary>
internal static class WayTroubles
{
    private const string Fault = "AWS or the way to it has a fault: try again in a minute.";

    public static IReadOnlyList<Trouble> Rows { get; } =
    [
        new("Check the network, the Region's name and, where one is set, the endpoint URL.") { Codes = ["ConnectionFailed"] },
        new(Fault) { Codes = ["TimedOut", "BadAnswer"] },
        new("Too many calls are made in this account at the moment: try again in a minute.") { When = r => r.Code.Contains("Throttl", StringComparison.Ordinal) || r.Code is "RequestLimitExceeded" or "TooManyRequestsException" },
        new(Fault) { When = r => r.Code.Contains("Unavailable", StringComparison.Ordinal) || r.Code.StartsWith("Internal", StringComparison.Ordinal) },
        new("A limit of the account is reached: ask for a higher one in Service Quotas, or remove what is not needed.") { When = r => r.Code.Contains("LimitExceeded", StringComparison.Ordinal) || r.Code.StartsWith("TooMany", StringComparison.Ordinal) },
        new("A quota of the account is reached: ask for a higher one in Service Quotas, or use less.") { Phrase = "quota" },
    ];
}
