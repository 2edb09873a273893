using System.Net;
using AmsCluster.Ams;

namespace AmsCluster.Flight;

/// <summary>Whether the pages of the application are there: publish (index.html), and the two players (ant-media/StreamApp, src/main/webapp).</summary>
internal static class PageCheck
{
    public static IEnumerable<FlightCheck> Of(FlightContext context) =>
        new[] { ("index.html", context.Scene.Publish), ("player.html", context.Scene.Play), ("play.html", context.Scene.Play) }.Select(page => new FlightCheck("page", page.Item1, async stop =>
        {
            var path = $"{await context.App.WaitAsync(stop)}/{page.Item1}";
            using var client = context.Client(page.Item2);
            var answer = await client.Get(path, stop);
            var address = new Uri(page.Item2, path);
            if (answer.Status >= HttpStatusCode.InternalServerError) throw AmsRefusal.Of($"GET {address}", answer);
            return answer.Status is HttpStatusCode.OK && answer.MediaType is "text/html"
                ? Verdict.Passed($"{address} is there.")
                : Verdict.Failed($"{address} is answered with HTTP {(int)answer.Status} ({answer.MediaType ?? "nothing"}): {AmsRefusal.Said(answer)}.",
                    "Look whether the application is there and has started: the panel lists it. Name another: --app NAME.");
        }).Through(context.Scene, page.Item2.Port));
}
