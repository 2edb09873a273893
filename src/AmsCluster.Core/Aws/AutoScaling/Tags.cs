namespace AmsCluster.Aws.AutoScaling;

/// <summary>Auto Scaling <c>CreateOrUpdateTags</c>: puts tags on groups.</summary>
internal sealed record CreateOrUpdateTags : AutoScalingRequest<Nothing>
{
    public required IReadOnlyList<Tag> Tags { get; init; }
}

/// <summary>Auto Scaling <c>DeleteTags</c>: takes tags off groups.</summary>
internal sealed record DeleteTags : AutoScalingRequest<Nothing>
{
    public required IReadOnlyList<Tag> Tags { get; init; }
}

/// <summary>A tag of a group. ResourceType is auto-scaling-group; ResourceId the group's name. The API's shape <c>Tag</c>.</summary>
internal sealed record Tag
{
    public string? ResourceId { get; init; }
    public string? ResourceType { get; init; }
    public required string Key { get; init; }
    public string? Value { get; init; }
    public bool? PropagateAtLaunch { get; init; }
}
