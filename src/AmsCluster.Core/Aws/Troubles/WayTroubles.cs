namespace AmsCluster.Aws.Troubles;

/// <summary>Faults of AWS and the way to it, too many calls, and limits that have no row of their own.</summary>
internal static class WayTroubles
{
    private const string Fault = "AWS or the way to it has a fault: try again in a minute.";

    public static IReadOnlyList<Trouble> Rows { get; } =
    [
        new("Check the network, the Region's name and, where one is set, the endpoint URL.")
        {
            Codes = ["ConnectionFailed"],
        },
        new(Fault) { Codes = ["TimedOut", "BadAnswer"] },
        new("Too many calls are made in this account at the moment: try again in a minute.")
        {
            When = r => IsThrottled(r.Code),
        },
        new(Fault) { When = r => IsFault(r.Code) },
        new("A limit of the account is reached: ask for a higher one in Service Quotas, or remove what is not needed.")
        {
            When = r => IsLimit(r.Code),
        },
        new("A quota of the account is reached: ask for a higher one in Service Quotas, or use less.")
        {
            Phrase = "quota",
        },
    ];

    private static bool IsThrottled(string code) =>
        code.Contains("Throttl", StringComparison.Ordinal)
            || code is "RequestLimitExceeded" or "TooManyRequestsException";

    private static bool IsFault(string code) =>
        code.Contains("Unavailable", StringComparison.Ordinal) || code.StartsWith("Internal", StringComparison.Ordinal);

    private static bool IsLimit(string code) =>
        code.Contains("LimitExceeded", StringComparison.Ordinal)
            || code.StartsWith("TooMany", StringComparison.Ordinal);
}
