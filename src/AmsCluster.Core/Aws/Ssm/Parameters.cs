namespace AmsCluster.Aws.Ssm;

/// <summary>Systems Manager <c>GetParameter</c>: reads a parameter. WithDecryption for a SecureString.</summary>
internal sealed record GetParameter : SsmRequest<GetParameterResult>
{
    public required string Name { get; init; }
    public bool? WithDecryption { get; init; }
}

/// <summary>What <c>GetParameter</c> answers.</summary>
internal sealed record GetParameterResult
{
    public Parameter? Parameter { get; init; }
}

/// <summary>Systems Manager <c>GetParameters</c>: reads up to 10 parameters; missing ones come back in InvalidParameters.</summary>
internal sealed record GetParameters : SsmRequest<GetParametersResult>
{
    public required IReadOnlyList<string> Names { get; init; }
    public bool? WithDecryption { get; init; }
}

/// <summary>What <c>GetParameters</c> answers.</summary>
internal sealed record GetParametersResult
{
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];
    public IReadOnlyList<string> InvalidParameters { get; init; } = [];
}

/// <summary>Systems Manager <c>GetParametersByPath</c>: lists the parameters under a path.</summary>
internal sealed record GetParametersByPath : SsmRequest<GetParametersByPathResult>
{
    public required string Path { get; init; }
    public bool? Recursive { get; init; }
    public bool? WithDecryption { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>GetParametersByPath</c> answers.</summary>
internal sealed record GetParametersByPathResult
{
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>A parameter. Type is String, StringList or SecureString. The API's shape <c>Parameter</c>.</summary>
internal sealed record Parameter
{
    public string? Name { get; init; }
    public string? Type { get; init; }
    public string? Value { get; init; }
    public long? Version { get; init; }
    public string? ARN { get; init; }
    public string? DataType { get; init; }
    public DateTimeOffset? LastModifiedDate { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(Parameter);
}

/// <summary>Systems Manager <c>PutParameter</c>: writes a parameter. Tags only when it is new, not together with Overwrite.</summary>
internal sealed record PutParameter : SsmRequest<PutParameterResult>
{
    public required string Name { get; init; }
    public required string Value { get; init; }
    public string? Type { get; init; }
    public string? Description { get; init; }
    public bool? Overwrite { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }
    public string? Tier { get; init; }
    public string? KeyId { get; init; }
    public string? DataType { get; init; }
    public string? AllowedPattern { get; init; }
}

/// <summary>What <c>PutParameter</c> answers.</summary>
internal sealed record PutParameterResult
{
    public long? Version { get; init; }
    public string? Tier { get; init; }
}

/// <summary>Systems Manager <c>DeleteParameters</c>: deletes up to 10 parameters; missing ones come back in InvalidParameters.</summary>
internal sealed record DeleteParameters : SsmRequest<DeleteParametersResult>
{
    public required IReadOnlyList<string> Names { get; init; }
}

/// <summary>What <c>DeleteParameters</c> answers.</summary>
internal sealed record DeleteParametersResult
{
    public IReadOnlyList<string> DeletedParameters { get; init; } = [];
    public IReadOnlyList<string> InvalidParameters { get; init; } = [];
}

/// <summary>Systems Manager <c>AddTagsToResource</c>: puts tags on a parameter. ResourceType is Parameter.</summary>
internal sealed record AddTagsToResource : SsmRequest<Nothing>
{
    public required string ResourceType { get; init; }
    public required string ResourceId { get; init; }
    public required IReadOnlyList<Tag> Tags { get; init; }
}

/// <summary>Systems Manager <c>RemoveTagsFromResource</c>: takes tags off a parameter.</summary>
internal sealed record RemoveTagsFromResource : SsmRequest<Nothing>
{
    public required string ResourceType { get; init; }
    public required string ResourceId { get; init; }
    public required IReadOnlyList<string> TagKeys { get; init; }
}

/// <summary>Systems Manager <c>ListTagsForResource</c>: lists a parameter's tags.</summary>
internal sealed record ListTagsForResource : SsmRequest<ListTagsForResourceResult>
{
    public required string ResourceType { get; init; }
    public required string ResourceId { get; init; }
}

/// <summary>What <c>ListTagsForResource</c> answers.</summary>
internal sealed record ListTagsForResourceResult
{
    public IReadOnlyList<Tag> TagList { get; init; } = [];
}
