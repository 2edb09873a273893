using System.Collections.Concurrent;
using AmsCluster.Aws;

namespace AmsCluster.Planning;

/// <summary>Reads AWS for one observation: each question is asked once, however many resources want the answer, and all at the same time.</summary>
internal sealed class Reader(AwsConnection aws, IEnumerable<Resource> resources, ClusterRecord record, CancellationToken stop)
{
    readonly ConcurrentDictionary<object, Lazy<Task>> _asked = new();
    readonly ILookup<Type, Resource> _resources = resources.ToLookup(r => r.GetType());

    /// <summary>What Parameter Store has of the cluster.</summary>
    public ClusterRecord Record => record;

    /// <summary>The answer to a question that several resources ask.</summary>
    public Task<TAnswer> Once<TAnswer>(object question, Func<Task<TAnswer>> ask) =>
        (Task<TAnswer>)_asked.GetOrAdd(question, _ => new Lazy<Task>(ask)).Value;

    /// <summary>The names of all resources of a kind: what is read of them is read in one call.</summary>
    public IReadOnlyList<string> Names<TResource>() where TResource : Resource =>
        [.. _resources[typeof(TResource)].Select(r => r.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>What was found of another resource, which may still be being read.</summary>
    public Task<T?> Found<T>(Resource<T> resource) where T : class => Once(resource, () => resource.Look(this));

    public Task<TResult> Send<TResult>(AwsRequest<TResult> request) => aws.Send(request, stop);

    public Task<IReadOnlyList<TItem>> SendAll<TResult, TItem>(AwsRequest<TResult> request, Func<TResult, IReadOnlyList<TItem>> items) =>
        aws.SendAll(request, items, stop);

    /// <summary>The answer, or null when AWS says that there is no such thing.</summary>
    public Task<TResult?> SendOrNull<TResult>(AwsRequest<TResult> request) where TResult : class => aws.SendOrNull(request, AwsCodes.NotFound, stop);

    /// <summary>The answer, or null when AWS says that there is no such thing, or that what a user has written cannot be one.</summary>
    public Task<TResult?> SendOrNothing<TResult>(AwsRequest<TResult> request) where TResult : class => aws.SendOrNull(request, AwsCodes.NoSuchThing, stop);

    /// <summary>
    /// Things by their names, from a service that refuses the whole question when one of the names is unknown to it:
    /// asked for all at once, which answers for a finished cluster, and only then one by one.
    /// </summary>
    public async Task<IReadOnlyList<TItem>> ByName<TResult, TItem>(
        IReadOnlyList<string> names, Func<IReadOnlyList<string>, AwsRequest<TResult>> ask, Func<TResult, IReadOnlyList<TItem>> items)
        where TResult : class
    {
        if (names.Count == 0) return [];
        if (await SendOrNull(ask(names)) is { } all) return items(all);
        if (names.Count == 1) return [];
        var each = await Task.WhenAll(names.Select(name => SendOrNull(ask([name]))));
        return [.. each.OfType<TResult>().SelectMany(items)];
    }
}
