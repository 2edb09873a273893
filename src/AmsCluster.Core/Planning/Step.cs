namespace AmsCluster.Planning;

/// <summary>One planned change with all that is needed to carry it out.</summary>
internal sealed record Step(Resource Resource, ChangeAction Action, IReadOnlyList<Edit> Edits, PlannedChange Change)
{
    /// <summary>The fields that it sets right.</summary>
    public IEnumerable<FieldChange> Differences => Action switch
    {
        ChangeAction.Create => [new(Drift.Exists, "no", "yes")],
        ChangeAction.Delete => [new(Drift.Exists, "yes", "no")],
        _ => Edits.SelectMany(e => e.Fields),
    };

    /// <summary>What it costs, as long as AWS answers at once and as expected.</summary>
    public Effort EffortBy(State state) => Action switch
    {
        ChangeAction.Create => Resource.ToMake,
        ChangeAction.Delete => Resource.ToDelete(state),
        ChangeAction.Replace => Resource.ToDelete(state) + Resource.ToMake,
        _ => Edits.Aggregate(default(Effort), (all, edit) => all + edit.Effort),
    };

    /// <summary>The same change with some of its edits only; null when none is left. What is made or deleted has no edits and stays whole.</summary>
    public Step? With(Func<Edit, bool> which)
    {
        if (Action is not ChangeAction.Update) return this;
        var edits = Edits.Where(which).ToList();
        if (edits.Count == 0) return null;
        var fields = edits.SelectMany(e => e.Fields).ToList();
        var change = ChangeLine.Of(Action, Change.Kind, Change.Name, Change.Id, fields, edits.Select(e => e.Effect));
        return this with { Edits = edits, Change = change };
    }

    /// <summary>Carries the change out.</summary>
    public async Task Execute(Run run)
    {
        switch (Action)
        {
            case ChangeAction.Create:
                await Resource.Create(run);
                break;
            case ChangeAction.Update:
                foreach (var edit in Edits) await edit.Call!(run);
                break;
            case ChangeAction.Replace:
                await Resource.Delete(run);
                await Resource.Create(run);
                break;
            case ChangeAction.Delete:
                await Resource.Delete(run);
                break;
        }
    }
}
