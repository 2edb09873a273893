using AmsCluster.Panel;

namespace AmsCluster.Operations;

/// <summary>
/// A change of who reaches the REST API of applications: of the load balancer's list (<c>access.restFrom</c>), by a plan
/// for the recorded spec, and of each application's list in AMS.
/// </summary>
public sealed class RestChange
{
    readonly RestDoor _door;
    readonly ClusterEngine _engine;
    readonly Work _work;
    readonly RestSources _from;
    readonly List<RestAccess> _done = [];

    RestChange(RestDoor door, ClusterEngine engine, Work work, IReadOnlyList<RestAccess> before, RestSources from)
    {
        (_door, _engine, _work, _from) = (door, engine, work, from);
        var now = before.SelectMany(b => b.LoadBalancerFrom).Distinct(StringComparer.Ordinal).ToList();
        Sentences = [.. before.Select(b => RestWords.Deed(b, from)), .. work.Plan.Changes.Select(c => c.Sentence)];
        ChangesSpec = !now.ToHashSet(StringComparer.Ordinal).SetEquals(RestFrom);
    }

    /// <summary>What will be done, a sentence each.</summary>
    public IReadOnlyList<string> Sentences { get; }

    /// <summary>The applications whose list was set so far.</summary>
    public IReadOnlyList<RestAccess> Done => _done;

    /// <summary>That a spec file has to say the same; null where the list of the load balancer stays.</summary>
    public string? Reminder => ChangesSpec ? $"If you keep a spec file, change it too, or its next deployment undoes this: access.restFrom: [{string.Join(", ", RestFrom)}]" : null;

    bool ChangesSpec { get; }

    IReadOnlyList<string> RestFrom => _work.Spec!.Access.RestFrom;

    /// <summary>Reads and plans it. Nothing is written.</summary>
    /// <param name="door">The panel.</param>
    /// <param name="engine">Plans and applies the change of the load balancer.</param>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="before">The applications as they are.</param>
    /// <param name="from">The blocks that these are to let in, and no others.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="AmsException">The list is refused, or the plan is blocked.</exception>
    public static async Task<RestChange> Prepare(
        RestDoor door, ClusterEngine engine, string cluster, IReadOnlyList<RestAccess> before, RestSources from, CancellationToken stop = default)
    {
        var blocks = await door.RestFromWith(before.Select(b => b.App), from, stop);
        var work = await engine.Prepare(
            cluster, recorded => recorded! with { Access = recorded!.Access with { RestFrom = blocks } }, [ClusterPart.LoadBalancer], stop);
        if (work.Plan.IsBlocked) throw new BlockedException(work.Plan);
        return new(door, engine, work, before, from);
    }

    /// <summary>Changes the load balancer, before any application: it never lets in more than both lists name.</summary>
    public async Task AtLoadBalancer(CancellationToken stop = default)
    {
        await _engine.Apply(_work, stop);
        _door.Note(RestFrom);
    }

    /// <summary>Sets an application's list.</summary>
    public async Task<RestAccess> InAms(string app, CancellationToken stop = default)
    {
        var access = await _door.Set(app, _from, stop);
        _done.Add(access);
        return access;
    }
}
