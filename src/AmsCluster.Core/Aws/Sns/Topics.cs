namespace AmsCluster.Aws.Sns;

/// <summary>SNS <c>CreateTopic</c>: makes a topic. One of the same name and tags that is there already is answered.</summary>
internal sealed record CreateTopic : SnsRequest<CreateTopicResult>
{
    public required string Name { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>What <c>CreateTopic</c> answers.</summary>
internal sealed record CreateTopicResult
{
    public string? TopicArn { get; init; }
}

/// <summary>SNS <c>DeleteTopic</c>: deletes a topic with its subscriptions. One that is not there is no error.</summary>
internal sealed record DeleteTopic : SnsRequest<Nothing>
{
    public required string TopicArn { get; init; }
}

/// <summary>SNS <c>GetTopicAttributes</c>: reads the settings of a topic.</summary>
internal sealed record GetTopicAttributes : SnsRequest<GetTopicAttributesResult>
{
    public required string TopicArn { get; init; }
}

/// <summary>The answer to <c>GetTopicAttributes</c>, for example <c>KmsMasterKeyId</c> of an encrypted topic.</summary>
internal sealed record GetTopicAttributesResult
{
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();
}

/// <summary>SNS <c>ListTagsForResource</c>: lists the tags of a topic.</summary>
internal sealed record ListTagsForResource : SnsRequest<ListTagsForResourceResult>
{
    public required string ResourceArn { get; init; }
}

/// <summary>What <c>ListTagsForResource</c> answers.</summary>
internal sealed record ListTagsForResourceResult
{
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>SNS <c>TagResource</c>: puts tags on a topic.</summary>
internal sealed record TagResource : SnsRequest<Nothing>
{
    public required string ResourceArn { get; init; }
    public required IReadOnlyList<Tag> Tags { get; init; }
}

/// <summary>SNS <c>UntagResource</c>: takes tags off a topic.</summary>
internal sealed record UntagResource : SnsRequest<Nothing>
{
    public required string ResourceArn { get; init; }
    public required IReadOnlyList<string> TagKeys { get; init; }
}
