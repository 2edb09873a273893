using AmsCluster.Resources;

namespace AmsCluster.Operations;

/// <summary>What others have added to a cluster manually. Plans leave it alone; a comparison and a status report it.</summary>
internal static class AddedByOthers
{
    // The warnings of a plan about it.
    static readonly string[] Codes = ["AmsOtherRule", "AmsRestRuleEarlier"];

    /// <summary>One row for each addition: expected is nothing.</summary>
    public static IEnumerable<Drift> Drift(string cluster, Topology topology, State state) => Ours(topology, state).SelectMany(r =>
        r.Additions(state).Select(a => new Drift(cluster, r.Kind, r.Name, state.Id(r), a.Field, a.Expected, a.Actual)));

    /// <summary>Adds the plan's warnings to a status. A security group that lets anybody in makes a healthy cluster Degraded.</summary>
    public static Cluster Report(Cluster cluster, Topology topology, State state)
    {
        var ours = Ours(topology, state).ToList();
        var warnings = ours.SelectMany(r => r.Obstacles(state)).Where(f => Codes.Contains(f.Code)).Select(f => $"{f.Message} {f.Advice}").ToList();
        if (warnings.Count == 0) return cluster;
        var isOpen = ours.OfType<SecurityGroupRules>().SelectMany(r => r.Additions(state)).Any(a => Ingress.IsOpen(a.Actual!));
        return cluster with
        {
            Health = isOpen && cluster.Health < Health.Degraded ? Health.Degraded : cluster.Health,
            Problems = [.. cluster.Problems, .. warnings],
        };
    }

    static IEnumerable<Resource> Ours(Topology topology, State state) => topology.Resources.Where(r => r.Wanted && state.Has(r) && r.IsOurs(state));
}
