namespace AmsCluster.Operations;

/// <summary>What others have added manually. Plans leave it alone; a comparison reports it.</summary>
internal static class AddedByOthers
{
    /// <summary>One row for each addition: expected is nothing.</summary>
    public static IEnumerable<Drift> Drift(string cluster, Topology topology, State state) =>
        from to in Ours(topology, state)
        from added in to.Additions(state)
        select new Drift(cluster, to.Kind, to.Name, state.Id(to), added.Field, added.Expected, added.Actual);

    static IEnumerable<Resource> Ours(Topology topology, State state) =>
        topology.Resources.Where(r => r.Wanted && state.Has(r) && r.IsOurs(state));
}
