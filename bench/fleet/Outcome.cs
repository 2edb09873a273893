using System.Text.Json;

namespace AmsCluster.Fleet;

/// <summary>What it took for all clusters together.</summary>
/// <param name="Clusters">How many clusters.</param>
/// <param name="Seconds">From the first call to the last cluster.</param>
/// <param name="Calls">All attempts.</param>
/// <param name="Throttled">How many of them AWS refused because calls came too fast.</param>
/// <param name="Failures">What reached the user as an error.</param>
internal sealed record Outcome(int Clusters, double Seconds, int Calls, int Throttled, IReadOnlyList<string> Failures)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
}
