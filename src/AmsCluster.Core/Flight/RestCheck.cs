using AmsCluster.Panel;

namespace AmsCluster.Flight;

/// <summary>Whether the REST APIs of the applications are shut to the world: who reaches one creates, stops and deletes streams without a login (IPFilter.java, JWTFilter.java).</summary>
internal static class RestCheck
{
    public static IEnumerable<FlightCheck> Of(FlightContext context) => context.Options.Login is null
        ? [FlightCheck.Not("rest api", Subject(context), "AMS tells it to users of the panel only.", LoginCheck.Advice)]
        : [new FlightCheck("rest api", Subject(context), async stop =>
        {
            var panel = (await context.Panel.WaitAsync(stop))!;
            var apps = context.Options.App is { } given ? [given] : await panel.Applications(stop);
            var looked = new List<RestAccess>();
            foreach (var app in apps)
            {
                if (await panel.Settings(app, stop) is { } settings) looked.Add(new RestFilter([]).Read(settings, context.Scene.Spec.Name, context.Scene.Spec.Region, app));
            }

            if (looked.Count == 0) return Verdict.Skipped($"The node that answers has not started {string.Join(", ", apps)}.");
            var open = looked.Where(a => a is { IsOpen: true, JwtControlEnabled: false }).ToList();
            return open.Count == 0
                ? Verdict.Passed($"Nobody gets in without an address that is named, or a token: {string.Join(", ", looked)}.")
                : Verdict.Failed($"Anybody may create, stop and delete streams of {string.Join(", ", open)}: every address is let in, and no token is asked for.",
                    "Name the addresses that need it: amscluster rest-access. Or turn on tokens in the panel (jwtControlEnabled).");
        }).LoggedIn(context.Scene)];

    static string Subject(FlightContext context) => context.Options.App ?? "applications";
}
