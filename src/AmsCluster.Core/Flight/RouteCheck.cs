using AmsCluster.Ams;

namespace AmsCluster.Flight;

/// <summary>Whether publishers come to an origin and viewers to an edge: by the host name that the answering node tells.</summary>
internal static class RouteCheck
{
    const string Name = "route";

    public static IEnumerable<FlightCheck> Of(FlightContext context)
    {
        var scene = context.Scene;
        if (!scene.Secure) return [Route(context, 80, null, NodeRole.Origin), Route(context, 5080, null, NodeRole.Edge)];
        return
        [
            Route(context, 443, null, NodeRole.Origin),
            Route(context, 443, "origin", NodeRole.Origin),
            Route(context, 443, "edge", NodeRole.Edge),
            Route(context, 5443, null, NodeRole.Edge),
        ];
    }

    static FlightCheck Route(FlightContext context, int port, string? target, NodeRole role)
    {
        var subject = $"{port}{(target is null ? "" : $"?target={target}")} to {Word(role)}";
        return new FlightCheck(Name, subject, async stop =>
        {
            using var client = context.Client(context.Scene.At(port));
            try
            {
                return Judge(context.Scene, (await client.Liveness(target, stop)).Host, role);
            }
            catch (AmsRestException e) when (e.Code == "AmsAddressNotAllowed")
            {
                return Verdict.Skipped("The panel tells this address nothing, and so not which node answers.", e.Advice);
            }
        }).Through(context.Scene, port);
    }

    static Verdict Judge(FlightScene scene, string host, NodeRole role)
    {
        var node = scene.Nodes.FirstOrDefault(n => n.Role is not null && n.IsCalled(host));
        if (node is null)
        {
            return Verdict.Failed($"{host} answers, which is no running node of the cluster.",
                "Where Auto Scaling has just replaced a node, test again. Else look where the name leads, and at the target groups: amscluster plan shows what is otherwise than the spec says.");
        }

        return node.Role == role
            ? Verdict.Passed($"{node} answers ({host}).")
            : Verdict.Failed($"{node} answers ({host}), which is not one of the {Word(role)}s.", "A listener or rule of the load balancer leads elsewhere than the spec says: amscluster plan shows it, and deploying the spec again corrects it.");
    }

    static string Word(NodeRole role) => role.ToString().ToLowerInvariant();
}
