using System.Collections.Concurrent;
using AmsCluster.Aws;

namespace AmsCluster.Planning;

/// <summary>Reads AWS for one observation: each question is asked once, however many resources want the answer, and all at the same time.</summary>
internal sealed class Reader(AwsConnection aws, Topology topology, Task<ClusterRecord> record, CancellationToken stop)
{
    readonly ConcurrentDictionary<object, Lazy<Task>> _asked = new();
    readonly ConcurrentDictionary<string, Finding> _ambiguous = new(StringComparer.Ordinal);
    int _rounds;
    readonly ILookup<Type, Resource> _resources = topology.Resources.ToLookup(r => r.GetType());

    /// <summary>What Parameter Store has of the cluster, which may still be being read.</summary>
    public Task<ClusterRecord> Record => Noted(1, () => record);

    /// <summary>How many questions had to be asked one after another so far.</summary>
    public int Rounds => _rounds;

    /// <summary>The Region that is read.</summary>
    public string Region => aws.Region;

    /// <summary>Cancels the reading.</summary>
    public CancellationToken Stop => stop;

    /// <summary>The cluster's name.</summary>
    public string Cluster => topology.Cluster;

    /// <summary>
    /// Whether it is looked for everything, also where nothing points to it: so that nothing is left when the cluster goes,
    /// and because what is to be adopted need not bear the cluster's names and tags.
    /// </summary>
    public bool LooksEverywhere { get; init; }

    /// <summary>The resources that match more than one thing in AWS.</summary>
    public IReadOnlyCollection<Finding> Ambiguous => [.. _ambiguous.Values];

    /// <summary>The only match; the first of several, which are then in <see cref="Ambiguous"/>.</summary>
    /// <param name="kind">The kind of resource.</param>
    /// <param name="name">Its name.</param>
    /// <param name="found">The matches, in the order of preference.</param>
    /// <param name="describe">The id of a match, then facts in brackets.</param>
    public T? Only<T>(string kind, string name, IReadOnlyList<T> found, Func<T, string> describe) where T : class
    {
        if (found.Count > 1) _ambiguous[$"{kind} {name}"] = Ambiguity.Of(kind, name, Cluster, [.. found.Select(describe)]);
        return found.FirstOrDefault();
    }

    /// <summary>The answer to a question that several resources ask.</summary>
    public async Task<TAnswer> Once<TAnswer>(object question, Func<Task<TAnswer>> ask)
    {
        var from = Depth.Now;
        var (answer, rounds) = await (Task<(TAnswer, int)>)_asked.GetOrAdd(question, _ => new Lazy<Task>(() => Depth.Branch(from, ask))).Value;
        Depth.Waited(rounds);
        return answer;
    }

    /// <summary>The resources that are something.</summary>
    public IEnumerable<T> All<T>() => _resources.SelectMany(r => r).OfType<T>();

    /// <summary>The names of all resources of a kind: what is read of them is read in one call.</summary>
    public IReadOnlyList<string> Names<TResource>() where TResource : Resource =>
        [.. _resources[typeof(TResource)].Select(r => r.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>What was found of another resource, which may still be being read.</summary>
    public Task<T?> Found<T>(Resource<T> resource) where T : class => Once($"what is found of {resource.Sought}", () => resource.Look(this));

    public Task<TResult> Send<TResult>(AwsRequest<TResult> request) => Noted(Depth.Now + 1, () => aws.Send(request, stop));

    public Task<IReadOnlyList<TItem>> SendAll<TResult, TItem>(AwsRequest<TResult> request, Func<TResult, IReadOnlyList<TItem>> items) =>
        Noted(Depth.Now + 1, () => aws.SendAll(request, items, stop));

    /// <summary>The answer, or null when AWS says that there is no such thing.</summary>
    public Task<TResult?> SendOrNull<TResult>(AwsRequest<TResult> request) where TResult : class => Noted(Depth.Now + 1, () => aws.SendOrNull(request, AwsCodes.NotFound, stop));

    /// <summary>The answer, or null when AWS says that there is no such thing, or that what a user has written cannot be one.</summary>
    public Task<TResult?> SendOrNothing<TResult>(AwsRequest<TResult> request) where TResult : class => Noted(Depth.Now + 1, () => aws.SendOrNull(request, AwsCodes.NoSuchThing, stop));

    /// <summary>
    /// Things by their names, from a service that refuses the whole question when one of the names is unknown to it:
    /// asked for all at once, which answers for a finished cluster, and only then one by one.
    /// </summary>
    /// <param name="names">The names.</param>
    /// <param name="ask">Asks for some of them.</param>
    /// <param name="items">The things in an answer.</param>
    /// <param name="probable">Whether they are there at all, as far as it is known; where they are not it is asked one by one at once.</param>
    public async Task<IReadOnlyList<TItem>> ByName<TResult, TItem>(
        IReadOnlyList<string> names, Func<IReadOnlyList<string>, AwsRequest<TResult>> ask, Func<TResult, IReadOnlyList<TItem>> items, Task<bool>? probable = null)
        where TResult : class
    {
        if (names.Count == 0) return [];
        if (names.Count == 1 || probable is null || await probable)
        {
            if (await SendOrNull(ask(names)) is { } all) return items(all);
            if (names.Count == 1) return [];
        }

        var each = await Task.WhenAll(names.Select(name => SendOrNull(ask([name]))));
        return [.. each.OfType<TResult>().SelectMany(items)];
    }

    async Task<T> Noted<T>(int rounds, Func<Task<T>> wait)
    {
        var answer = await wait();
        Depth.Waited(rounds);
        lock (_asked) _rounds = Math.Max(_rounds, rounds);
        return answer;
    }
}
