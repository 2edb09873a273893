using AmsCluster.Aws;

namespace AmsCluster.Planning;

/// <summary>A resource whose state in AWS is told by a <typeparamref name="T"/>, the shape of AWS's own answer.</summary>
internal abstract class Resource<T>(string name) : Resource(name) where T : class
{
    /// <summary>Looks for it. Reads that serve several resources are made once, see <see cref="Reader.Once"/>.</summary>
    protected abstract Task<T?> Find(Reader reader);

    /// <summary>AWS's id, ARN or name of what was found.</summary>
    protected abstract string IdOf(T actual);

    /// <summary>The tags of what was found; null for a part, which is its whole's.</summary>
    protected virtual IReadOnlyList<Tag>? TagsOf(T actual) => null;

    /// <summary>What has to be changed on what was found.</summary>
    protected abstract IEnumerable<Edit> Compare(T actual, State state);

    /// <summary>Makes it, tags and all in the same call where AWS can.</summary>
    protected abstract Task<T> Make(Run run);

    /// <summary>Deletes it.</summary>
    protected abstract Task Remove(T actual, Run run);

    /// <summary>The few facts that a reader of the plan wants to know of it.</summary>
    protected virtual string? Summary(State state) => null;

    /// <summary>What its deletion takes from users, as in <see cref="PlannedChange.Effect"/>; null: nothing.</summary>
    protected virtual string? DeletionEffect(T actual, State state) => null;

    /// <summary>Whether it has to go before its whole, which AWS would otherwise delete it with.</summary>
    protected virtual bool GoesFirst(State state) => false;

    /// <summary>What <see cref="Find"/> finds, for <see cref="Reader.Found"/> alone.</summary>
    internal Task<T?> Look(Reader reader) => Find(reader);

    /// <summary>Reads what others have added to it, where what was found does not say.</summary>
    protected virtual Task<IReadOnlyList<FieldChange>> ReadAdded(Reader reader, T actual) =>
        Task.FromResult<IReadOnlyList<FieldChange>>([]);

    public override async Task Observe(Reader reader, State state)
    {
        if (await reader.Found(this) is not { } actual) return;
        state.Set(this, actual, IdOf(actual));
        if (Wanted) state.NoteAdded(this, await ReadAdded(reader, actual));
    }

    public override bool IsOurs(State state) => (state.Adopting && state.IsAdopted(this)) || IsTagged(state);

    bool IsTagged(State state) =>
        state.Of(this) is { } actual && TagsOf(actual) is { } tags
            ? tags.Any(t => t.Key == Ownership.ClusterTag && t.Value == state.Cluster)
            : PartOf is null || PartOf.IsOurs(state);

    public override string? OwnedBy(State state) =>
        state.Of(this) is { } actual ? TagsOf(actual)?.Where(t => t.Key == Ownership.ClusterTag).Select(t => t.Value).FirstOrDefault() : null;

    public override IEnumerable<Finding> LeftAlone(State state) =>
        state.Of(this) is { } actual ? Compare(actual, state).Where(e => e.Call is null).SelectMany(e => e.Fields).Select(f => new Finding(FindingLevel.Error, "AmsAdoptedFixed", f.Field,
            $"The {Kind} {Name} was adopted and is never replaced: {f.Field} stays {f.Actual ?? "none"}, not {f.Expected ?? "none"}.",
            "Take the change out of the spec, or deploy a cluster with another name beside this one and move over.")) : [];

    public override Step? Plan(State state)
    {
        if (PartOf is { } whole && !state.Has(whole)) state.Forget(this);
        var actual = state.Of(this);
        if (actual is null) return Wanted ? Step(state, ChangeAction.Create, []) : null;
        if (!Wanted) return PartOf is { Wanted: false } && !GoesFirst(state) ? null : Step(state, ChangeAction.Delete, []);
        var edits = Compare(actual, state).ToList();
        if (state.IsAdopted(this)) edits.RemoveAll(e => e.Call is null);
        if (edits.Count == 0) return null;
        return Step(state, edits.Exists(e => e.Call is null) ? ChangeAction.Replace : ChangeAction.Update, edits);
    }

    public override async Task Create(Run run) => Note(run, await Make(run));

    public override async Task Delete(Run run)
    {
        if (run.State.Of(this) is not { } actual) return;
        await Remove(actual, run);
        run.State.Forget(this);
    }

    /// <summary>Notes what it has become, for those that need it.</summary>
    protected void Note(Run run, T actual) => run.State.Set(this, actual, IdOf(actual));

    Step Step(State state, ChangeAction action, IReadOnlyList<Edit> edits)
    {
        if (action is ChangeAction.Create)
            return new(this, action, edits, ChangeLine.Create(Kind, Name, Summary(state)));
        var deleted = action is ChangeAction.Update ? null : state.Of(this);
        var lost = deleted is null ? null : DeletionEffect(deleted, state);
        List<string?> effects = [.. edits.Select(e => e.Effect), lost];
        var fields = edits.SelectMany(e => e.Fields).ToList();
        return new(this, action, edits, ChangeLine.Of(action, Kind, Name, state.Id(this), fields, effects));
    }
}
