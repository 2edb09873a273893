namespace AmsCluster.Planning;

/// <summary>Turns what is wanted and what is there into steps. Pure: the same two give the same steps.</summary>
internal static class Planner
{
    /// <summary>The steps for a topology, in an order in which they can be carried out one after another.</summary>
    public static (IReadOnlyList<Step> Steps, IReadOnlyList<Finding> Findings) Plan(Topology topology, State observed)
    {
        var state = observed.Copy();
        var steps = new List<Step>();
        List<Finding> findings = [.. state.Ambiguous];
        foreach (var resource in topology.Resources)
        {
            if (resource is IGiven { Absent: var absent } && IsMissing(resource, state) && !resource.Needs.Any(n => IsMissing(n, state))) findings.Add(absent);
            if (state.Has(resource) && !resource.IsOurs(state))
            {
                findings.Add(NotOurs(resource, state, topology.Cluster));
                continue;
            }

            if (resource.Wanted && state.Has(resource)) findings.AddRange(resource.Obstacles(state));
            if (!resource.Wanted && state.Has(resource)) findings.AddRange(resource.DeletionBlockers(state));
            if (resource.Wanted && state.Has(resource) && state.IsAdopted(resource)) findings.AddRange(resource.LeftAlone(state));
            if (resource.Plan(state) is not { } step) continue;
            steps.Add(step);

            // Whatever refers to it sees that its id is not known yet, and is planned to change.
            if (step.Action is not ChangeAction.Replace) continue;
            resource.NoteKept(state);
            state.Forget(resource);
        }

        findings.AddRange(InTheWay(topology, state, steps));

        // What is deleted goes after all that is made or changed, where nothing else is said: the new is there before the old goes.
        var deletes = steps.Where(s => s.Action == ChangeAction.Delete).Reverse();
        var order = new StepOrder([.. steps.Where(s => s.Action != ChangeAction.Delete), .. deletes], topology.Resources);
        return (order.Sorted(), findings);
    }

    // What stays because it is not the cluster's may use what is to go. AWS would refuse to delete that, when the rest is gone already.
    static IEnumerable<Finding> InTheWay(Topology topology, State state, List<Step> steps)
    {
        var going = steps.Where(s => s.Action is ChangeAction.Delete).Select(s => s.Resource).ToHashSet();
        return from user in topology.Resources
               where state.Has(user) && user.Holds && !user.IsOurs(state) && !(user.PartOf is { } whole && going.Contains(whole))
               let held = user.Needs.Where(going.Contains).ToList()
               where held.Count > 0
               select new Finding(FindingLevel.Error, "AmsInTheWay", user.Name,
                   $"The {user.Kind} {user.Name} ({state.Id(user)}) does not belong to cluster {topology.Cluster} and is left alone, but it uses the {string.Join(" and the ", held.Select(h => h.Key))}, which cannot go as long as it is there.",
                   $"{user.Claim(topology.Cluster)} If it is somebody else's, let it use something else first.");
    }

    // Of what is missing along with what it stands on nothing is said: it follows.
    static bool IsMissing(Resource resource, State state) => resource is IGiven && resource.Wanted && !state.Has(resource);

    /// <summary>What to say of something that has a name of the cluster's and is not the cluster's.</summary>
    public static Finding NotOurs(Resource resource, State state, string cluster) => resource.Wanted
        ? new(FindingLevel.Error, "AmsNameTaken", resource.Name,
            $"The {resource.Kind} {resource.Name} ({resource.FoundAs(state)}) is there already and does not belong to cluster {cluster}.",
            $"{resource.Claim(cluster)} If it is somebody else's, choose another name.")
        : new(FindingLevel.Warning, "AmsNotOurs", resource.Name,
            $"The {resource.Kind} {resource.Name} ({resource.FoundAs(state)}) does not belong to cluster {cluster} and is left alone.",
            $"If it should belong to it, tag it {Ownership.ClusterTag}={cluster}.");
}
