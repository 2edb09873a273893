using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>
/// The tags of everything that a cluster has in Elastic Load Balancing. A part's tags can only be asked for when the part
/// is found, so all are gathered first and asked for together.
/// </summary>
internal static class ElbTags
{
    // AWS answers for 20 at a time (DescribeTags).
    const int AtOnce = 20;

    public static async Task<IReadOnlyList<Tag>> Of(Reader reader, string arn)
    {
        var all = await reader.Once("elb tags", () => All(reader));
        return all.GetValueOrDefault(arn) ?? [];
    }

    /// <summary>Those of a rule. Of rules they are asked for only where they decide something: one round less for all that is read.</summary>
    public static async Task<IReadOnlyList<Tag>> OfRule(Reader reader, string arn)
    {
        var all = await reader.Once("rule tags", async () => await Ask(reader, (await ElbInventory.Rules(reader, ListenerRule.Port)).Where(r => r.IsDefault is not true).Select(r => r.RuleArn!)));
        return all.GetValueOrDefault(arn) ?? [];
    }

    static async Task<Dictionary<string, IReadOnlyList<Tag>>> All(Reader reader)
    {
        var arns = Depth.Begin(() => ElbInventory.Arns(reader));
        var all = await Early(reader);
        foreach (var (arn, tags) in await Ask(reader, (await arns.End()).Where(arn => !all.ContainsKey(arn)))) all[arn] = tags;
        return all;
    }

    static async Task<Dictionary<string, IReadOnlyList<Tag>>> Early(Reader reader)
    {
        var hints = await ElbHints.Arns(reader);
        var answer = hints.Count is 0 or > AtOnce ? null : await reader.SendOrNull(new Elb.DescribeTags { ResourceArns = hints });
        return (answer?.TagDescriptions ?? []).ToDictionary(t => t.ResourceArn!, t => t.Tags, StringComparer.Ordinal);
    }

    static async Task<Dictionary<string, IReadOnlyList<Tag>>> Ask(Reader reader, IEnumerable<string> arns)
    {
        var answers = await Task.WhenAll(arns.Chunk(AtOnce).Select(some => reader.Send(new Elb.DescribeTags { ResourceArns = some })));
        return answers.SelectMany(a => a.TagDescriptions).ToDictionary(t => t.ResourceArn!, t => t.Tags, StringComparer.Ordinal);
    }
}
