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

    static async Task<Dictionary<string, IReadOnlyList<Tag>>> All(Reader reader)
    {
        var arns = (await ElbInventory.Arns(reader)).Chunk(AtOnce);
        var answers = await Task.WhenAll(arns.Select(some => reader.Send(new Elb.DescribeTags { ResourceArns = some })));
        return answers.SelectMany(a => a.TagDescriptions).ToDictionary(t => t.ResourceArn!, t => t.Tags, StringComparer.Ordinal);
    }
}
