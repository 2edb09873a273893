using AmsCluster.Aws;

namespace AmsCluster.Preflight;

/// <summary>What a check before the first write looks at.</summary>
internal sealed class PreflightContext(ClusterSpec spec, Topology topology, State state, IReadOnlyList<Step> steps, Reader reader)
{
    public ClusterSpec Spec => spec;

    public State State => state;

    public string Region => spec.Region;

    /// <summary>Asks AWS, each question once.</summary>
    public Reader Reader => reader;

    /// <summary>The resources of one kind that are about to be made or changed: what stays as it is needs no check.</summary>
    public IReadOnlyList<T> Touched<T>() where T : Resource =>
        [.. steps.Where(s => s.Action is not ChangeAction.Delete).Select(s => s.Resource).OfType<T>()];

    /// <summary>The resources of one kind that something particular is about to become of.</summary>
    public IReadOnlyList<T> Planned<T>(ChangeAction action) where T : Resource =>
        [.. steps.Where(s => s.Action == action).Select(s => s.Resource).OfType<T>()];

    /// <summary>Whether a field of a kind of resource is about to be changed in place.</summary>
    public bool Changes<T>(string field) where T : Resource => Changing<T>(field).Any();

    /// <summary>The resources of one kind of which a field is about to be changed in place.</summary>
    public IEnumerable<T> Changing<T>(string field) where T : Resource =>
        steps.Where(s => s.Action is ChangeAction.Update && s.Edits.Any(e => e.Fields.Any(f => f.Field == field))).Select(s => s.Resource).OfType<T>();

    /// <summary>The resources of one kind, whether the spec wants them or not.</summary>
    public IEnumerable<T> Every<T>() where T : Resource => topology.All<T>();

    /// <summary>The resources of one kind that the spec wants.</summary>
    public IEnumerable<T> All<T>() where T : Resource => topology.All<T>().Where(r => r.Wanted);

    /// <summary>
    /// Whether something that AWS lists is the cluster's: the plan knows its id, or it has the cluster's tag and the name of one of the
    /// cluster's resources, because another run is creating it.
    /// </summary>
    public bool IsOurs<T>(string id, IReadOnlyList<Tag> tags) where T : Resource =>
        state.Ids<T>().Contains(id) || (tags.Contains(new(Ownership.ClusterTag, state.Cluster))
            && Every<T>().Any(r => tags.Contains(new("Name", r.Name))));

    public static Finding Error(string code, string subject, string message, string advice) => new(FindingLevel.Error, code, subject, message, advice);

    public static Finding Warning(string code, string subject, string message, string advice) => new(FindingLevel.Warning, code, subject, message, advice);
}
