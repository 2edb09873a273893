using AmsCluster.Aws;

namespace AmsCluster.Planning;

/// <summary>Which tags have to be put on and taken off. Tags that others put on are left alone.</summary>
internal sealed record TagDifference(IReadOnlyList<Tag> Put, IReadOnlyList<Tag> Take)
{
    /// <summary>The keys of the tags to take off.</summary>
    public IReadOnlyList<string> TakeKeys => [.. Take.Select(t => t.Key)];

    const string Name = "Name";

    /// <summary>What it takes to set them right: tags are put on and taken off one after the other.</summary>
    public Effort Effort => (Put.Count > 0 ? Effort.One : default) + (Take.Count > 0 ? Effort.One : default);

    /// <summary>The edit that sets them right, or none.</summary>
    /// <param name="is">The tags that are there; null where they were not asked for: then they are set anew when the spec's have changed.</param>
    /// <param name="shall">The tags that shall be there.</param>
    /// <param name="state">What is known of the cluster.</param>
    /// <param name="call">Sets them.</param>
    /// <param name="adopted">Whether it was adopted: then it keeps the name tag that people know it by.</param>
    public static IEnumerable<Edit> Edits(IReadOnlyList<Tag>? @is, IReadOnlyList<Tag> shall, State state, Func<TagDifference, Run, Task> call, bool adopted = false)
    {
        if (@is is null) return Anew(shall, state, call);
        var there = @is.ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);
        var put = shall.Where(t => !(adopted && t.Key == Name) && there.GetValueOrDefault(t.Key) != t.Value).ToList();
        var take = @is.Where(t => state.StaleTags.Contains(t.Key) && shall.All(s => s.Key != t.Key)).ToList();
        if (put.Count + take.Count == 0) return [];
        var fields = put.Select(t => new FieldChange($"tag {t.Key}", there.GetValueOrDefault(t.Key), t.Value))
            .Concat(take.Select(t => new FieldChange($"tag {t.Key}", t.Value, null)));
        return [Edit([.. fields], new(put, take), call)];
    }

    /// <summary>Tags of which it is not known which are there: all are put on, and what only the last spec had is taken off.</summary>
    public static TagDifference Unread(IReadOnlyList<Tag> shall, State state) => new(shall, [.. state.StaleTags.Select(key => new Tag(key, ""))]);

    static IEnumerable<Edit> Anew(IReadOnlyList<Tag> shall, State state, Func<TagDifference, Run, Task> call) =>
        state.TagsChanged ? [Edit([new("tags", "those of the last spec", "those of this one")], Unread(shall, state), call)] : [];

    static Edit Edit(IReadOnlyList<FieldChange> fields, TagDifference difference, Func<TagDifference, Run, Task> call) =>
        new(fields, run => call(difference, run)) { IsTags = true, Effort = difference.Effort };
}
