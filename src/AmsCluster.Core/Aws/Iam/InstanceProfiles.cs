namespace AmsCluster.Aws.Iam;

/// <summary>IAM <c>GetInstanceProfile</c>: reads an instance profile and its role.</summary>
internal sealed record GetInstanceProfile : IamRequest<GetInstanceProfileResult>
{
    public required string InstanceProfileName { get; init; }
}

/// <summary>What <c>GetInstanceProfile</c> answers.</summary>
internal sealed record GetInstanceProfileResult
{
    public InstanceProfile? InstanceProfile { get; init; }
}

/// <summary>An instance profile; it holds one role or none. The API's shape <c>InstanceProfile</c>.</summary>
internal sealed record InstanceProfile
{
    public string? InstanceProfileName { get; init; }
    public string? InstanceProfileId { get; init; }
    public string? Arn { get; init; }
    public string? Path { get; init; }
    public DateTimeOffset? CreateDate { get; init; }
    public IReadOnlyList<Role> Roles { get; init; } = [];
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>IAM <c>CreateInstanceProfile</c>: makes an instance profile; a second one of the name is refused.</summary>
internal sealed record CreateInstanceProfile : IamRequest<CreateInstanceProfileResult>
{
    public required string InstanceProfileName { get; init; }
    public string? Path { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>What <c>CreateInstanceProfile</c> answers.</summary>
internal sealed record CreateInstanceProfileResult
{
    public InstanceProfile? InstanceProfile { get; init; }
}

/// <summary>IAM <c>DeleteInstanceProfile</c>: deletes an instance profile that holds no role.</summary>
internal sealed record DeleteInstanceProfile : IamRequest<Nothing>
{
    public required string InstanceProfileName { get; init; }
}

/// <summary>IAM <c>AddRoleToInstanceProfile</c>: puts a role into an instance profile.</summary>
internal sealed record AddRoleToInstanceProfile : IamRequest<Nothing>
{
    public required string InstanceProfileName { get; init; }
    public required string RoleName { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>IAM <c>RemoveRoleFromInstanceProfile</c>: takes the role out of an instance profile.</summary>
internal sealed record RemoveRoleFromInstanceProfile : IamRequest<Nothing>
{
    public required string InstanceProfileName { get; init; }
    public required string RoleName { get; init; }
}

/// <summary>IAM <c>TagInstanceProfile</c>: puts tags on an instance profile.</summary>
internal sealed record TagInstanceProfile : IamRequest<Nothing>
{
    public required string InstanceProfileName { get; init; }
    public required IReadOnlyList<Tag> Tags { get; init; }
}

/// <summary>IAM <c>UntagInstanceProfile</c>: takes tags off an instance profile.</summary>
internal sealed record UntagInstanceProfile : IamRequest<Nothing>
{
    public required string InstanceProfileName { get; init; }
    public required IReadOnlyList<string> TagKeys { get; init; }
}
