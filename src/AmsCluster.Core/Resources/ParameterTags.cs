namespace AmsCluster.Resources;

/// <summary>Sets the tags of a parameter that is there; a new one gets them with its value.</summary>
internal static class ParameterTags
{
    public const string ResourceType = "Parameter";

    public static async Task Set(string name, TagDifference difference, Run run)
    {
        await run.Send(new Ssm.AddTagsToResource { ResourceType = ResourceType, ResourceId = name, Tags = difference.Put });
        if (difference.Take.Count > 0) await run.Send(new Ssm.RemoveTagsFromResource { ResourceType = ResourceType, ResourceId = name, TagKeys = difference.TakeKeys });
    }
}
