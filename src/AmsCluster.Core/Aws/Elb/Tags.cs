namespace AmsCluster.Aws.Elb;

/// <summary>Elastic Load Balancing <c>DescribeTags</c>: lists the tags of up to 20 resources.</summary>
internal sealed record DescribeTags : ElbRequest<DescribeTagsResult>
{
    public required IReadOnlyList<string> ResourceArns { get; init; }
}

/// <summary>What <c>DescribeTags</c> answers.</summary>
internal sealed record DescribeTagsResult
{
    public IReadOnlyList<TagDescription> TagDescriptions { get; init; } = [];
}

/// <summary>A resource and its tags. The API's shape <c>TagDescription</c>.</summary>
internal sealed record TagDescription
{
    public string? ResourceArn { get; init; }
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>Elastic Load Balancing <c>AddTags</c>: puts tags on resources.</summary>
internal sealed record AddTags : ElbRequest<Nothing>
{
    public required IReadOnlyList<string> ResourceArns { get; init; }
    public required IReadOnlyList<Tag> Tags { get; init; }
}

/// <summary>Elastic Load Balancing <c>RemoveTags</c>: takes tags off resources.</summary>
internal sealed record RemoveTags : ElbRequest<Nothing>
{
    public required IReadOnlyList<string> ResourceArns { get; init; }
    public required IReadOnlyList<string> TagKeys { get; init; }
}
