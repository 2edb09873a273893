using System.Net;
using AmsCluster.Ams;

namespace AmsCluster.Flight;

/// <summary>Whether each listener does what it is for: AMS answers through it, or it redirects to HTTPS.</summary>
internal static class ListenerCheck
{
    const string Name = "listener";
    const string Path = "rest/v2/liveness";

    // A query string that says where a request leads must survive.
    const string Query = "?target=edge";

    /// <summary>Name and subject of the check of a listener.</summary>
    public static string Key(FlightScene scene, int port) => $"{Name} {Subject(scene.At(port), port)}";

    static string Subject(Uri address, int port) => $"{address.Scheme} {port}";

    public static IEnumerable<FlightCheck> Of(FlightContext context)
    {
        int[] ports = context.Scene.Secure ? [80, 443, 5080, 5443] : [80, 5080];
        return ports.Select(port => context.Scene.RedirectsHttp && port is 80 or 5080 ? Redirects(context, port) : Answers(context, port))
            .Select(check => check with { DependsOn = [DnsCheck.Key(context.Scene)] });
    }

    static FlightCheck Answers(FlightContext context, int port)
    {
        var address = context.Scene.At(port);
        return new(Name, Subject(address, port), async stop =>
        {
            using var client = context.Client(address);
            var answer = await client.Get(Path, stop);
            if (answer.Status is HttpStatusCode.OK) return Verdict.Passed("AMS answers.");
            var error = AmsRefusal.Of($"GET {address}{Path}", answer);

            // The refusal is AMS's own: the way there is open.
            if (error.Code == "AmsAddressNotAllowed") return Verdict.Passed("AMS answers, and lets this address not into its panel (HTTP 403: Not allowed IP).");
            return answer.Location is { Scheme: "https" } secure ? Verdict.Passed($"It leads to {secure}.") : throw error;
        });
    }

    static FlightCheck Redirects(FlightContext context, int port)
    {
        var address = context.Scene.At(port);
        return new(Name, Subject(address, port), async stop =>
        {
            using var client = context.Client(address);
            var answer = await client.Get(Path + Query, stop);
            var expected = new Uri(context.Scene.At(port is 80 ? 443 : 5443), Path + Query);
            if (answer.Location == expected) return Verdict.Passed($"It redirects to {expected}.");
            var seen = answer.Location is { } other ? $"it redirects to {other}" : $"it answers HTTP {(int)answer.Status}";
            return Verdict.Failed($"It should redirect to {expected}, but {seen}.",
                "amscluster plan shows what differs from the spec, and deploying the spec again corrects it. "
                + "If loadBalancer.http is forward, plain HTTP is kept.");
        });
    }
}
