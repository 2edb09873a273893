using System.Collections.Concurrent;

namespace AmsCluster.Planning;

/// <summary>What AWS has of a cluster: for each resource what was found, and after a change what has become of it.</summary>
internal sealed class State
{
    readonly ConcurrentDictionary<Resource, (object Actual, string Id)> _found = new();
    readonly ConcurrentDictionary<Resource, PlannedChange?> _metMeanwhile = new();
    readonly ConcurrentDictionary<Resource, IReadOnlyList<FieldChange>> _added = new();
    readonly ConcurrentDictionary<Resource, string> _kept = new();

    /// <summary>The cluster whose state it is.</summary>
    public required string Cluster { get; init; }

    /// <summary>What time it is: some things are right at some times only.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Tags that an earlier spec put on everything and that the spec no longer has.</summary>
    public IReadOnlySet<string> StaleTags { get; init; } = new HashSet<string>();

    /// <summary>Whether the spec's tags are others than those of the spec that was applied last.</summary>
    public bool TagsChanged { get; init; }

    /// <summary>The spec that was applied last; while one is being applied, that one and those before it.</summary>
    public IReadOnlyList<ClusterSpec> Recorded { get; init; } = [];

    /// <summary>What somebody had made before the cluster was adopted.</summary>
    public Adopted Adopted { get; init; } = Adopted.None;

    /// <summary>The resources that match more than one thing in AWS.</summary>
    public IReadOnlyCollection<Finding> Ambiguous { get; set; } = [];

    /// <summary>Whether the adoption is just being made: what is to be adopted counts as the cluster's before it bears its tag.</summary>
    public bool Adopting { get; init; }

    /// <summary>Whether somebody else made it, or what it is a part of. Such a thing is never replaced, and what it has beyond the spec stays.</summary>
    public bool IsAdopted(Resource resource) => Adopted.Has(resource) || (resource.PartOf is { } whole && IsAdopted(whole));

    /// <summary>Whether it is there.</summary>
    public bool Has(Resource resource) => _found.ContainsKey(resource);

    /// <summary>What is there, null for nothing.</summary>
    public T? Of<T>(Resource<T> resource) where T : class => _found.TryGetValue(resource, out var found) ? (T)found.Actual : null;

    /// <summary>AWS's id of it. Of what is still to be made its kind and name in brackets, which differs from every id.</summary>
    public string Id(Resource resource) => _found.TryGetValue(resource, out var found) ? found.Id : $"({resource.Key})";

    /// <summary>AWS's ids of all that exist of a kind.</summary>
    public IReadOnlySet<string> Ids<T>() where T : Resource =>
        _found.Where(f => f.Key is T).Select(f => f.Value.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Notes what is there.</summary>
    public void Set(Resource resource, object actual, string id) => _found[resource] = (actual, id);

    /// <summary>Notes what others have added to it.</summary>
    public void NoteAdded(Resource resource, IReadOnlyList<FieldChange> added) => _added[resource] = added;

    /// <summary>What others have added to it, as far as that was noted.</summary>
    public IReadOnlyList<FieldChange> AddedTo(Resource resource) =>
        _added.TryGetValue(resource, out var added) ? added : [];

    /// <summary>Notes a fact about what is deleted that its replacement keeps.</summary>
    public void Keep(Resource resource, string fact) => _kept[resource] = fact;

    /// <summary>What the replacement keeps; null for nothing.</summary>
    public string? Kept(Resource resource) => _kept.GetValueOrDefault(resource);

    /// <summary>Notes that it is not there, or will not stay.</summary>
    public void Forget(Resource resource) => _found.TryRemove(resource, out _);

    /// <summary>Notes that somebody else made what was to be made, and what was left to do to it; null for nothing.</summary>
    public void NoteFound(Resource resource, PlannedChange? rest) => _metMeanwhile[resource] = rest;

    /// <summary>What was really done where a change was planned; null for nothing, because somebody else was faster.</summary>
    public PlannedChange? Done(Step step) => _metMeanwhile.TryGetValue(step.Resource, out var rest) ? rest : step.Change;

    /// <summary>A copy that may forget on its own.</summary>
    public State Copy()
    {
        var copy = new State { Cluster = Cluster, Clock = Clock, StaleTags = StaleTags, Recorded = Recorded, TagsChanged = TagsChanged, Adopted = Adopted, Adopting = Adopting, Ambiguous = Ambiguous };
        foreach (var (resource, found) in _found) copy._found[resource] = found;
        foreach (var (resource, added) in _added) copy._added[resource] = added;
        foreach (var (resource, kept) in _kept) copy._kept[resource] = kept;
        return copy;
    }
}
