using System.Net;
using AmsCluster.Ams;
using AmsCluster.Resources;

namespace AmsCluster.Flight;

/// <summary>
/// Whether the load balancer refuses the applications' REST API. It asks by GET for a stream that does not exist: nothing
/// can change, whoever answers.
/// </summary>
internal static class RestClosedCheck
{
    const string Advice = "Compare the rules of the load balancer with the spec: amscluster plan. amscluster apply restores them.";

    public static IEnumerable<FlightCheck> Of(FlightContext context) =>
        (context.Scene.Secure ? new[] { 80, 443, 5080, 5443 } : [80, 5080]).Select(port =>
            new FlightCheck("rest closed", $"{port}", stop => Look(context, context.Scene.At(port), stop)).Through(context.Scene, port));

    static async Task<Verdict> Look(FlightContext context, Uri address, CancellationToken stop)
    {
        var app = await context.App.WaitAsync(stop);
        var stream = $"amscluster-test-{Guid.NewGuid():N}";
        using var client = context.Client(address);
        var direct = await client.GetAsWritten($"/{app}/rest/v2/broadcasts/{stream}", stop);
        if (direct.Location is { Scheme: "https" } secure) return Verdict.Passed($"It leads to {secure.GetLeftPart(UriPartial.Authority)}.");
        var from = context.Scene.Spec.Access.RestFrom;
        if (!IsOurs(direct) && from.Count > 0)
            return Verdict.Passed($"Open from here, as access.restFrom ({string.Join(", ", from)}) may have it.");
        if (!IsOurs(direct)) return Verdict.Failed("The load balancer forwards the REST API of applications to this machine.", Advice);
        return await Passing(client, app, stream, stop) is { } passed
            ? Verdict.Failed($"The load balancer forwards the REST API of applications, spelled as {passed}.", Advice)
            : Verdict.Passed("The load balancer refuses the REST API of applications.");
    }

    // Other spellings of the same path, as they are.
    static async Task<string?> Passing(AmsClient client, string app, string stream, CancellationToken stop)
    {
        foreach (var start in new[] { $"/{app}/%72est", $"/{app}/x/../rest", $"/{app};x/rest" })
        {
            var answer = await client.GetAsWritten($"{start}/v2/broadcasts/{stream}", stop);

            // Elastic Load Balancing itself answers 400 to paths that it takes for malformed.
            if (!IsOurs(answer) && answer.Status is not HttpStatusCode.BadRequest) return start;
        }

        return null;
    }

    static bool IsOurs(AmsAnswer answer) =>
        answer.Status is HttpStatusCode.Forbidden && answer.Text.StartsWith(RestRule.Mark, StringComparison.Ordinal);
}
