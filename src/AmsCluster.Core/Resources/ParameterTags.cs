namespace AmsCluster.Resources;

/// <summary>Sets the tags of a parameter that is there; a new one gets them with its value.</summary>
internal static class ParameterTags
{
    public const string ResourceType = "Parameter";

    public static async Task Set(string name, TagDifference difference, Run run)
    {
        await run.Send(SsmApi.AddTagsToResource(new() { ResourceType = ResourceType, ResourceId = name, Tags = difference.Put.ForSsm() }));
        if (difference.Take.Count > 0) await run.Send(SsmApi.RemoveTagsFromResource(new() { ResourceType = ResourceType, ResourceId = name, TagKeys = [.. difference.TakeKeys] }));
    }
}
