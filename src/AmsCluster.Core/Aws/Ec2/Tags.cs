namespace AmsCluster.Aws.Ec2;

/// <summary>EC2 <c>CreateTags</c>: puts tags on resources, or new values on tags.</summary>
internal sealed record CreateTags : Ec2Request<Nothing>
{
    [Wire("ResourceId")] public required IReadOnlyList<string> Resources { get; init; }
    [Wire("Tag")] public required IReadOnlyList<Tag> Tags { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>EC2 <c>DeleteTags</c>: takes tags off resources; a tag with a value only if the value is that.</summary>
internal sealed record DeleteTags : Ec2Request<Nothing>
{
    [Wire("ResourceId")] public required IReadOnlyList<string> Resources { get; init; }
    [Wire("Tag")] public IReadOnlyList<Tag>? Tags { get; init; }
    public bool? DryRun { get; init; }
}
