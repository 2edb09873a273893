using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>A resource of Elastic Load Balancing. Its tags are not in its description: those of all are read in one call.</summary>
internal abstract class ElbResource<T>(string name, Ownership owner) : Resource<ElbResource<T>.Tagged>(name) where T : class
{
    /// <summary>What AWS describes, with the tags; null where they were not asked for.</summary>
    internal sealed record Tagged(T Described, IReadOnlyList<Tag>? Tags);

    protected Ownership Owner => owner;

    protected virtual IReadOnlyList<Tag> Tags => owner.Tags(Name);

    /// <summary>Whether its tags are asked for when it is looked for. A part that goes with its whole is not asked whose it is.</summary>
    protected virtual bool TellsTags(Reader reader) => Wanted || PartOf is not { Wanted: false };

    /// <summary>Looks for it, without its tags.</summary>
    protected abstract Task<T?> Describe(Reader reader);

    protected abstract string ArnOf(T described);

    protected abstract IEnumerable<Edit> Compare(T described, State state);

    protected abstract Task<T> Build(Run run);

    protected abstract Task Remove(T described, Run run);

    /// <summary>The tags of one.</summary>
    protected virtual Task<IReadOnlyList<Tag>> TagsOf(Reader reader, string arn) => ElbTags.Of(reader, arn);

    /// <summary>The one that bears the cluster's tag and this name: so it is found again when somebody has changed what it is known by.</summary>
    protected async Task<T?> ByTags(Reader reader, IEnumerable<T> all)
    {
        foreach (var one in all)
        {
            var tags = await TagsOf(reader, ArnOf(one));
            if (tags.Contains(new("Name", Name)) && tags.Contains(new(Ownership.ClusterTag, owner.Cluster))) return one;
        }

        return null;
    }

    protected sealed override async Task<Tagged?> Find(Reader reader)
    {
        if (await Describe(reader) is not { } described) return null;
        var tags = TellsTags(reader) ? await TagsOf(reader, ArnOf(described)) : null;
        return new(described, tags);
    }

    protected sealed override string IdOf(Tagged actual) => ArnOf(actual.Described);

    protected sealed override IReadOnlyList<Tag>? TagsOf(Tagged actual) => actual.Tags;

    protected sealed override IEnumerable<Edit> Compare(Tagged actual, State state) =>
        Compare(actual.Described, state).Concat(TagDifference.Edits(actual.Tags, Tags, state, (difference, run) => Retag(ArnOf(actual.Described), difference, run), state.IsAdopted(this)));

    static async Task Retag(string arn, TagDifference difference, Run run)
    {
        if (difference.Put.Count > 0) await run.Send(new Elb.AddTags { ResourceArns = [arn], Tags = difference.Put });
        if (difference.Take.Count > 0) await run.Send(new Elb.RemoveTags { ResourceArns = [arn], TagKeys = difference.TakeKeys });
    }

    protected sealed override async Task<Tagged> Make(Run run) => new(await Build(run), Tags);

    protected sealed override Task Remove(Tagged actual, Run run) => Remove(actual.Described, run);
}
