using AmsCluster.Ams;

namespace AmsCluster.Flight;

/// <summary>Whether the administrator's place is taken: while it is not, whoever comes first gets it (CommonRestService.addInitialUser).</summary>
internal static class AdminCheck
{
    public static IEnumerable<FlightCheck> Of(FlightContext context) => [new FlightCheck("admin", $"{context.Scene.Publish}", async stop =>
    {
        using var client = context.Client(context.Scene.Publish);
        try
        {
            return await client.IsUnclaimed(stop)
                ? Verdict.Failed("There is no administrator yet: whoever opens the panel first becomes it.", "Claim it at once: amscluster reset-password.")
                : Verdict.Passed("There is an administrator.");
        }
        catch (AmsRestException e) when (e.Code == "AmsAddressNotAllowed")
        {
            return Verdict.Skipped("The panel does not let this address in.", e.Advice);
        }
    }).Through(context.Scene, context.Scene.Publish.Port)];
}
