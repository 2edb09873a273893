using AmsCluster.Ams;

namespace AmsCluster.Flight;

/// <summary>Whether the nodes know of one another: every running one writes into the database that it lives (AMS ClusterNode.java).</summary>
internal static class NodeListCheck
{
    public static IEnumerable<FlightCheck> Of(FlightContext context)
    {
        if (context.Options.Login is null) return [FlightCheck.Not("nodes", "cluster", "AMS tells it to users of the panel only.", LoginCheck.Advice)];
        return [new FlightCheck("nodes", "cluster", async stop =>
        {
            var panel = (await context.Panel.WaitAsync(stop))!;
            return await panel.IsInCluster(stop) ? Judge(context.Scene, await panel.Nodes(stop)) : Verdict.Skipped("The node that answers stands alone.");
        }).LoggedIn(context.Scene)];
    }

    static Verdict Judge(FlightScene scene, IReadOnlyList<AmsNode> listed)
    {
        var alive = listed.Where(n => n.IsAlive).Select(n => n.Ip).ToHashSet(StringComparer.Ordinal);
        var running = scene.Nodes.Where(n => n.Role is not null).ToList();
        var silent = running.Where(n => !alive.Contains(n.PrivateAddress)).Select(n => $"{n}{LastSeen(listed, n)}").ToList();
        var left = listed.Where(n => !n.IsAlive && running.TrueForAll(r => r.PrivateAddress != n.Ip)).Select(n => n.Ip).ToList();
        var leftover = left.Count == 0 ? "" : $" Still listed though gone: {string.Join(", ", left)}.";
        return silent.Count == 0
            ? Verdict.Passed($"All {running.Count} are in the cluster's list and alive.{leftover}")
            : Verdict.Failed($"Not alive in the cluster's list: {string.Join(", ", silent)}.{leftover}",
                "Look at their way to the database (27017), and at cluster mode. What stays so is replaced with: aws autoscaling set-instance-health --health-status Unhealthy --instance-id ID.");
    }

    static string LastSeen(IReadOnlyList<AmsNode> listed, FlightNode node) =>
        listed.FirstOrDefault(n => n.Ip == node.PrivateAddress) is { } found ? $" (last heard of {found.LastSeen:u})" : " (not listed)";
}
