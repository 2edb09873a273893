using AmsCluster.Resources;

namespace AmsCluster.Operations;

/// <summary>What others have added manually. Plans leave it alone; comparison and status report it.</summary>
internal static class AddedByOthers
{
    // The warnings of a plan about it.
    static readonly string[] Codes = ["AmsOtherRule", "AmsRestRuleEarlier"];

    /// <summary>One row for each addition: expected is nothing.</summary>
    public static IEnumerable<Drift> Drift(string cluster, Topology topology, State state) =>
        from to in Ours(topology, state)
        from added in to.Additions(state)
        select new Drift(cluster, to.Kind, to.Name, state.Id(to), added.Field, added.Expected, added.Actual);

    /// <summary>Adds the plan's warnings to a status. A rule that lets anybody in makes it Degraded.</summary>
    public static Cluster Report(Cluster cluster, Topology topology, State state)
    {
        var ours = Ours(topology, state).ToList();
        var findings = ours.SelectMany(r => r.Obstacles(state)).Where(f => Codes.Contains(f.Code));
        var warnings = findings.Select(f => $"{f.Message} {f.Advice}").ToList();
        if (warnings.Count == 0) return cluster;
        var rules = ours.OfType<SecurityGroupRules>().SelectMany(r => r.Additions(state));
        var isOpen = rules.Any(r => Ingress.IsOpen(r.Actual!));
        return cluster with
        {
            Health = isOpen && cluster.Health < Health.Degraded ? Health.Degraded : cluster.Health,
            Problems = [.. cluster.Problems, .. warnings],
        };
    }

    static IEnumerable<Resource> Ours(Topology topology, State state) =>
        topology.Resources.Where(r => r.Wanted && state.Has(r) && r.IsOurs(state));
}
