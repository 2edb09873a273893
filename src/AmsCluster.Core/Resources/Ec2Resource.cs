using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>A resource of EC2, whose tags are set by CreateTags and DeleteTags.</summary>
internal abstract class Ec2Resource<T>(string name, Ownership owner) : Resource<T>(name) where T : class
{
    protected Ownership Owner => owner;

    /// <summary>The tags that it shall have.</summary>
    protected virtual IReadOnlyList<Tag> Tags => owner.Tags(Name);

    protected List<Ec2.TagSpecification> TagSpecifications(params string[] types) => Tags.For(types);

    /// <summary>The edit for its tags; <paramref name="ids"/> names it and what bears its tags too.</summary>
    protected IEnumerable<Edit> CompareTags(IReadOnlyList<Tag> @is, State state, params IReadOnlyList<string> ids) =>
        CompareTags(@is, Tags, state, ids);

    /// <summary>The edit for tags that differ from <see cref="Tags"/>.</summary>
    protected IEnumerable<Edit> CompareTags(IReadOnlyList<Tag> @is, IReadOnlyList<Tag> shall, State state, params IReadOnlyList<string> ids) =>
        TagDifference.Edits(@is, shall, state, async (tags, run) =>
        {
            if (tags.Put.Count > 0) await run.Send(
                Ec2Api.CreateTags(new() { Resources = [.. ids], Tags = tags.Put.ForEc2() }));
            if (tags.Take.Count > 0) await run.Send(
                Ec2Api.DeleteTags(new() { Resources = [.. ids], Tags = tags.Take.ForEc2() }));
        }, state.IsAdopted(this));

    /// <summary>The only match, see <see cref="Reader.Only"/>.</summary>
    protected T? Only(Reader reader, IReadOnlyList<T> found) => reader.Only(Kind, Name, [.. found.OrderBy(IdOf, StringComparer.Ordinal)], IdOf);

    /// <summary>The filter for what carries the cluster's tag and the resource's name.</summary>
    protected List<Ec2.Filter> ByTag() =>
        [Ec2Filter.Of($"tag:{Ownership.ClusterTag}", owner.Cluster), Ec2Filter.Of("tag:Name", Name)];
}
