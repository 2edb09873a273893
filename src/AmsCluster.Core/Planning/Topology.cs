using AmsCluster.Resources;

namespace AmsCluster.Planning;

/// <summary>All resources of a cluster, wanted or perhaps left over, in an order in which each comes after what it needs.</summary>
internal sealed class Topology
{
    readonly List<Resource> _resources = [];
    readonly HashSet<Resource> _added = [];

    public Topology(string cluster, IEnumerable<Resource> resources)
    {
        Cluster = cluster;
        foreach (var resource in resources) Add(resource);
    }

    /// <summary>The cluster's name.</summary>
    public string Cluster { get; }

    /// <summary>The resources, each after what it needs and what it is a part of.</summary>
    public IReadOnlyList<Resource> Resources => _resources;

    /// <summary>Whether anything of it is wanted.</summary>
    public bool IsWanted => _resources.Exists(r => r.Wanted);

    /// <summary>The resources that are looked for: what the cluster only stands on is not, where it is to go.</summary>
    public IEnumerable<Resource> Observed => _resources.Where(r => r.Wanted || r is not IGiven);

    /// <summary>Whether the same is looked for, so that what was found for one holds for the other.</summary>
    public bool IsLookedForAs(Topology other) => Observed.Select(r => (r.Sought, r.Wanted)).SequenceEqual(other.Observed.Select(r => (r.Sought, r.Wanted)));

    /// <summary>The resources of one kind.</summary>
    public IEnumerable<T> All<T>() where T : Resource => _resources.OfType<T>();

    // Depth first: what is needed is added before what needs it. Resources that nothing names are reached through those that do.
    void Add(Resource resource)
    {
        if (!_added.Add(resource)) return;
        if (resource.PartOf is { } whole) Add(whole);
        foreach (var needed in resource.Needs) Add(needed);
        _resources.Add(resource);
    }
}
