namespace AmsCluster.Resources;

/// <summary>The tags of a parameter. To read them takes a call for each; the record tells what they are.</summary>
internal static class ParameterTags
{
    const string Type = "Parameter";

    /// <summary>The edit that sets them right, or none.</summary>
    public static IEnumerable<Edit> Edits(string name, Ownership owner, State state) =>
        TagDifference.Edits((owner with { UserTags = state.RecordedTags }).Tags(name), owner.Tags(name), state, async (tags, run) =>
        {
            if (tags.Put.Count > 0) await run.Send(new Ssm.AddTagsToResource { ResourceType = Type, ResourceId = name, Tags = tags.Put });
            if (tags.Take.Count > 0) await run.Send(new Ssm.RemoveTagsFromResource { ResourceType = Type, ResourceId = name, TagKeys = tags.TakeKeys });
        });
}
