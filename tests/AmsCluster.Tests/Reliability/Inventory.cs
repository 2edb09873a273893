using System.Text.RegularExpressions;
using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.Reliability;

/// <summary>What a cluster leaves in an account, without ids: the same after every way that leads to it.</summary>
internal static partial class Inventory
{
    public static async Task<IReadOnlyList<string>> Of(Account account) =>
        [.. (await account.Left()).Select(line => Id().Replace(line, "${kind}-…")).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\b(?<kind>i|vol|vpc|subnet|rtb|igw)-[0-9a-f]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();
}
