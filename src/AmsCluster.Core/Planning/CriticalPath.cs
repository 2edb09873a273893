namespace AmsCluster.Planning;

/// <summary>When each step can begin when all go as soon as they can, and which chain of them decides how long it takes.</summary>
internal sealed class CriticalPath
{
    readonly Dictionary<Step, TimedChange> _timed = [];

    public CriticalPath(IReadOnlyList<Step> steps, Topology topology, State state)
    {
        var order = new StepOrder(steps, topology.Resources);
        foreach (var step in order.Sorted())
        {
            var before = order.Before(step);
            _timed[step] = new(step.Change, before.Select(EndOf).DefaultIfEmpty().Max(), step.EffortBy(state), [.. before.Select(b => b.Resource.Key)], step.Resource.Awaits(step.Action));
        }

        Changes = [.. steps.Select(s => _timed[s])];

        // What is waited for at the same time is looked at in one call.
        var together = Changes.Where(c => c.Awaits is not null).GroupBy(c => (c.Change.Kind, c.After)).Sum(g => g.Count() - 1);
        Effort = new(steps.Select(EndOf).DefaultIfEmpty().Max(), Changes.Sum(c => c.Effort.Calls) - together);
        var chain = new List<TimedChange>();
        for (var last = steps.MaxBy(EndOf); last is not null; last = order.Before(last).Where(b => EndOf(b) == _timed[last].After).MinBy(b => b.Resource.Key, StringComparer.Ordinal)) chain.Insert(0, _timed[last]);
        Chain = chain;
    }

    /// <summary>All steps, in the order of the plan.</summary>
    public IReadOnlyList<TimedChange> Changes { get; }

    /// <summary>The longest chain.</summary>
    public IReadOnlyList<TimedChange> Chain { get; }

    /// <summary>What all of them cost.</summary>
    public Effort Effort { get; }

    int EndOf(Step step) => _timed[step].After + _timed[step].Effort.Rounds;
}
