using AmsCluster.Aws;

namespace AmsCluster.Planning;

/// <summary>Which tags have to be put on and taken off. Tags that others put on are left alone.</summary>
internal sealed record TagDifference(IReadOnlyList<Tag> Put, IReadOnlyList<Tag> Take)
{
    /// <summary>The keys of the tags to take off.</summary>
    public IReadOnlyList<string> TakeKeys => [.. Take.Select(t => t.Key)];

    const string Name = "Name";

    /// <summary>The edit that sets them right, or none. What was adopted keeps the name tag that people know it by.</summary>
    public static IEnumerable<Edit> Edits(IReadOnlyList<Tag> @is, IReadOnlyList<Tag> shall, State state, Func<TagDifference, Run, Task> call, bool adopted = false)
    {
        var there = @is.ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);
        var put = shall.Where(t => !(adopted && t.Key == Name) && there.GetValueOrDefault(t.Key) != t.Value).ToList();
        var take = @is.Where(t => state.StaleTags.Contains(t.Key) && shall.All(s => s.Key != t.Key)).ToList();
        if (put.Count + take.Count == 0) return [];
        var fields = put.Select(t => new FieldChange($"tag {t.Key}", there.GetValueOrDefault(t.Key), t.Value))
            .Concat(take.Select(t => new FieldChange($"tag {t.Key}", t.Value, null)));
        return [new Edit([.. fields], run => call(new(put, take), run)) { IsTags = true, Effort = new(put.Count > 0 && take.Count > 0 ? 2 : 1, put.Count > 0 && take.Count > 0 ? 2 : 1) }];
    }
}
