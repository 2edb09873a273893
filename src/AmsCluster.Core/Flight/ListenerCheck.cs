using System.Net;
using AmsCluster.Ams;

namespace AmsCluster.Flight;

/// <summary>Whether AMS answers through each listener.</summary>
internal static class ListenerCheck
{
    public static IEnumerable<FlightCheck> Of(FlightContext context) => (context.Scene.Secure ? new[] { 80, 443, 5080, 5443 } : [80, 5080]).Select(port =>
    {
        var address = context.Scene.At(port);
        return new FlightCheck("listener", $"{address.Scheme} {port}", async stop =>
        {
            using var client = context.Client(address);
            var answer = await client.Get("rest/v2/liveness", stop);
            if (answer.Status is HttpStatusCode.OK) return Verdict.Passed("AMS answers.");
            var error = AmsRefusal.Of($"GET {address}rest/v2/liveness", answer);

            // The refusal is AMS's own: the way there is open.
            if (error.Code == "AmsAddressNotAllowed") return Verdict.Passed("AMS answers, and lets this address not into its panel (HTTP 403: Not allowed IP).");
            return answer.Location is { Scheme: "https" } secure ? Verdict.Passed($"It leads to {secure}.") : throw error;
        });
    });
}
