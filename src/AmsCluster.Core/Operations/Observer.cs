using AmsCluster.Aws;
using AmsCluster.Resources;

namespace AmsCluster.Operations;

/// <summary>Reads what AWS has of a cluster.</summary>
internal sealed class Observer(AwsConnection aws, Patience patience, TimeProvider? clock = null)
{
    // A cluster that is on its way to come or go is seen whole after a look or two.
    const int MostLooks = 5;

    /// <summary>Reads all that a topology has.</summary>
    /// <param name="reading">The cluster's record, which may still be being read.</param>
    /// <param name="topologyOf">What there may be by the record; and what there would be by a record that says nothing unexpected, for null.</param>
    /// <param name="specOf">What the cluster is held against.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <param name="ahead">What else is worth asking meanwhile.</param>
    /// <param name="adopted">What is just being adopted.</param>
    public async Task<Observation> Read(
        Task<ClusterRecord> reading, Func<ClusterRecord?, Topology> topologyOf, Func<ClusterRecord, ClusterSpec> specOf, CancellationToken stop,
        Func<Topology, Reader, Task>? ahead = null, Adopted? adopted = null)
    {
        for (var looks = 1; ; looks++)
        {
            try
            {
                return await ReadOnce(reading, topologyOf, specOf, ahead, adopted, stop);
            }
            catch (AwsException e) when (AwsCodes.NotFound(e) && looks < MostLooks)
            {
                // What one answer named the next did not know: another run is making or deleting it just now.
                await Task.Delay(patience.FirstPause, stop);
            }
        }
    }

    /// <summary>Looks at one resource again.</summary>
    public async Task LookAgain(Resource resource, Topology topology, State state, CancellationToken stop)
    {
        var reader = new Reader(aws, topology, ClusterRecord.Read(aws, topology.Cluster, stop), stop) { LooksEverywhere = true };
        await resource.Observe(reader, state);
        await resource.LookCloser(reader, state);
    }

    // As a rule the record says what was to be expected. So the rest is read at the same time, and again only where it says something else.
    async Task<Observation> ReadOnce(
        Task<ClusterRecord> reading, Func<ClusterRecord?, Topology> topologyOf, Func<ClusterRecord, ClusterSpec> specOf,
        Func<Topology, Reader, Task>? ahead, Adopted? adopted, CancellationToken stop)
    {
        var expected = topologyOf(null);
        var reader = new Reader(aws, expected, reading, stop) { LooksEverywhere = adopted is not null || !expected.IsWanted };
        var early = Look(expected, reader, new State { Cluster = expected.Cluster });
        var asked = ahead?.Invoke(expected, reader) ?? Task.CompletedTask;

        var record = await reading;
        var topology = topologyOf(record);
        if (!topology.IsLookedForAs(expected)) reader = new Reader(aws, topology, reading, stop) { LooksEverywhere = reader.LooksEverywhere };
        else await Task.WhenAll(early, asked);
        var state = StateOf(topology, record, specOf(record), adopted);
        await Look(topology, reader, state);
        var rounds = reader.Rounds;
        await Task.WhenAll(topology.Observed.Select(r => Depth.Branch(rounds, () => r.LookCloser(reader, state))));
        state.Ambiguous = reader.Ambiguous;
        return new(record, topology, state, reader);
    }

    static Task Look(Topology topology, Reader reader, State state) => Task.WhenAll(topology.Observed.Select(r => Depth.Branch(0, () => r.Observe(reader, state))));

    State StateOf(Topology topology, ClusterRecord record, ClusterSpec spec, Adopted? adopted) => new()
    {
        Cluster = topology.Cluster,
        Clock = clock ?? TimeProvider.System,
        Recorded = record.Specs,
        StaleTags = record.Specs.SelectMany(s => s.Tags).Select(t => t.Key).Except(spec.Tags.Keys).ToHashSet(StringComparer.Ordinal),
        Adopted = adopted ?? record.Adopted,
        Adopting = adopted is not null,

        // Of each by itself: while an apply is unfinished the record has the specs before and after, and together they have all tags.
        TagsChanged = record.Specs.Any(s => !s.Tags.ToHashSet().SetEquals(spec.Tags)),
    };
}
