namespace AmsCluster.Flight;

/// <summary>Whether the nodes belong to the cluster: one whose change_server_mode.sh did not work stands alone, and serves as if nothing were wrong.</summary>
internal static class ClusterModeCheck
{
    public static IEnumerable<FlightCheck> Of(FlightContext context) => new[] { (NodeRole.Origin, context.Scene.Publish), (NodeRole.Edge, context.Scene.Play) }.Select(at =>
    {
        var subject = at.Item1.ToString().ToLowerInvariant();
        if (context.Options.Login is not { } login) return FlightCheck.Not("cluster mode", subject, "AMS tells it to users of the panel only.", LoginCheck.Advice);
        return new FlightCheck("cluster mode", subject, async stop =>
        {
            // Nowhere else is it tried with a login that does not work: a node locks the user out after three times.
            var panel = (await context.Panel.WaitAsync(stop))!;
            using var other = context.Client(at.Item2);
            if (at.Item1 is NodeRole.Edge) await other.LogIn(login, stop);
            return await (at.Item1 is NodeRole.Edge ? other : panel).IsInCluster(stop)
                ? Verdict.Passed($"The {subject} that answers belongs to a cluster.")
                : Verdict.Failed($"The {subject} that answers stands alone: it knows nothing of the others' streams and users.",
                    "Its start script could not set the mode: amscluster status tells why. Let Auto Scaling replace it: aws autoscaling set-instance-health --health-status Unhealthy --instance-id ID.");
        }).LoggedIn(context.Scene).Through(context.Scene, at.Item2.Port);
    });
}
