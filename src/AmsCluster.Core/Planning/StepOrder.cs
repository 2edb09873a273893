namespace AmsCluster.Planning;

/// <summary>Which steps must be done before which: what is needed is made before and deleted after what needs it.</summary>
internal sealed class StepOrder
{
    readonly Dictionary<Resource, Step> _steps;
    readonly Dictionary<Step, HashSet<Step>> _before;

    public StepOrder(IReadOnlyList<Step> steps, IEnumerable<Resource> resources)
    {
        _steps = steps.ToDictionary(s => s.Resource);
        _before = steps.ToDictionary(s => s, _ => new HashSet<Step>());
        foreach (var resource in resources)
        {
            if (StepOf(resource) is not { } step) continue;
            var needs = resource.PartOf is { } whole ? resource.Needs.Append(whole) : resource.Needs;
            foreach (var needed in needs)
            {
                if (StepOf(needed) is not { } other || other == step) continue;
                if (Guards(resource, step, other)) _before[other].Add(step);
                else if (other.Action is not ChangeAction.Delete) _before[step].Add(other);
                else if (!(resource.LetsGo && step.Action is ChangeAction.Delete)) _before[other].Add(step);
            }
        }
    }

    /// <summary>The steps that must be done before this one.</summary>
    public IReadOnlyCollection<Step> Before(Step step) => _before[step];

    /// <summary>All steps, each after those that must be done before it.</summary>
    public IReadOnlyList<Step> Sorted()
    {
        var sorted = new List<Step>();
        var visited = new HashSet<Step>();
        foreach (var step in _before.Keys) Visit(step);
        return sorted;

        void Visit(Step step)
        {
            if (!visited.Add(step)) return;
            foreach (var before in _before[step]) Visit(before);
            sorted.Add(step);
        }
    }

    static bool Guards(Resource resource, Step step, Step other) => resource.GuardsWhole
        && other.Resource == resource.PartOf && other.Action is ChangeAction.Update && step.Action is not ChangeAction.Delete;

    // A part that goes along with its whole has no step of its own: its whole's stands for it.
    Step? StepOf(Resource resource) =>
        _steps.GetValueOrDefault(resource)
        ?? (resource.PartOf is { } whole && StepOf(whole) is { Action: ChangeAction.Delete } step ? step : null);
}
