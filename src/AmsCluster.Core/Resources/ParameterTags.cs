namespace AmsCluster.Resources;

/// <summary>Sets the tags of a parameter that is there; a new one gets them with its value.</summary>
internal static class ParameterTags
{
    public const string ResourceType = "Parameter";

    /// <summary>What it costs.</summary>
    public static Effort ToSet(IReadOnlySet<string> stale) => stale.Count > 0 ? Effort.One + Effort.One : Effort.One;

    public static async Task Set(string name, Ownership owner, IReadOnlySet<string> stale, Run run)
    {
        await run.Send(new Ssm.AddTagsToResource { ResourceType = ResourceType, ResourceId = name, Tags = owner.Tags(name) });
        if (stale.Count > 0) await run.Send(new Ssm.RemoveTagsFromResource { ResourceType = ResourceType, ResourceId = name, TagKeys = [.. stale] });
    }
}
