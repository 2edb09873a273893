namespace AmsCluster.Aws.Iam;

/// <summary>IAM <c>GetRole</c>: reads a role. AssumeRolePolicyDocument is URL-encoded.</summary>
internal sealed record GetRole : IamRequest<GetRoleResult>
{
    public required string RoleName { get; init; }
}

/// <summary>What <c>GetRole</c> answers.</summary>
internal sealed record GetRoleResult
{
    public Role? Role { get; init; }
}

/// <summary>A role. AssumeRolePolicyDocument is URL-encoded. The API's shape <c>Role</c>.</summary>
internal sealed record Role
{
    public string? RoleName { get; init; }
    public string? RoleId { get; init; }
    public string? Arn { get; init; }
    public string? Path { get; init; }
    public DateTimeOffset? CreateDate { get; init; }
    public string? AssumeRolePolicyDocument { get; init; }
    public string? Description { get; init; }
    public int? MaxSessionDuration { get; init; }
    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>IAM <c>CreateRole</c>: makes a role; a second one of the name is refused.</summary>
internal sealed record CreateRole : IamRequest<CreateRoleResult>
{
    public required string RoleName { get; init; }
    public required string AssumeRolePolicyDocument { get; init; }
    public string? Path { get; init; }
    public string? Description { get; init; }
    public int? MaxSessionDuration { get; init; }
    public string? PermissionsBoundary { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>What <c>CreateRole</c> answers.</summary>
internal sealed record CreateRoleResult
{
    public Role? Role { get; init; }
}

/// <summary>IAM <c>UpdateAssumeRolePolicy</c>: says who may take on a role.</summary>
internal sealed record UpdateAssumeRolePolicy : IamRequest<Nothing>
{
    public required string RoleName { get; init; }
    public required string PolicyDocument { get; init; }
}

/// <summary>IAM <c>DeleteRole</c>: deletes a role that has no policies and no instance profile.</summary>
internal sealed record DeleteRole : IamRequest<Nothing>
{
    public required string RoleName { get; init; }
}

/// <summary>IAM <c>GetRolePolicy</c>: reads a policy written into a role. PolicyDocument is URL-encoded.</summary>
internal sealed record GetRolePolicy : IamRequest<GetRolePolicyResult>
{
    public required string RoleName { get; init; }
    public required string PolicyName { get; init; }
}

/// <summary>What <c>GetRolePolicy</c> answers.</summary>
internal sealed record GetRolePolicyResult
{
    public string? RoleName { get; init; }
    public string? PolicyName { get; init; }
    public string? PolicyDocument { get; init; }
}

/// <summary>IAM <c>PutRolePolicy</c>: writes a policy into a role, in place of one of the name.</summary>
internal sealed record PutRolePolicy : IamRequest<Nothing>
{
    public required string RoleName { get; init; }
    public required string PolicyName { get; init; }
    public required string PolicyDocument { get; init; }
}

/// <summary>IAM <c>DeleteRolePolicy</c>: takes a policy out of a role.</summary>
internal sealed record DeleteRolePolicy : IamRequest<Nothing>
{
    public required string RoleName { get; init; }
    public required string PolicyName { get; init; }
}

/// <summary>IAM <c>ListRolePolicies</c>: lists the names of the policies written into a role.</summary>
internal sealed record ListRolePolicies : IamRequest<ListRolePoliciesResult>
{
    public required string RoleName { get; init; }
    public string? Marker { get; init; }
    public int? MaxItems { get; init; }
}

/// <summary>What <c>ListRolePolicies</c> answers.</summary>
internal sealed record ListRolePoliciesResult
{
    public IReadOnlyList<string> PolicyNames { get; init; } = [];
    public bool? IsTruncated { get; init; }
    public string? Marker { get; init; }
}

/// <summary>IAM <c>ListInstanceProfilesForRole</c>: lists the instance profiles that a role is in.</summary>
internal sealed record ListInstanceProfilesForRole : IamRequest<ListInstanceProfilesForRoleResult>
{
    public required string RoleName { get; init; }
    public string? Marker { get; init; }
    public int? MaxItems { get; init; }
}

/// <summary>What <c>ListInstanceProfilesForRole</c> answers.</summary>
internal sealed record ListInstanceProfilesForRoleResult
{
    public IReadOnlyList<InstanceProfile> InstanceProfiles { get; init; } = [];
    public bool? IsTruncated { get; init; }
    public string? Marker { get; init; }
}

/// <summary>IAM <c>TagRole</c>: puts tags on a role.</summary>
internal sealed record TagRole : IamRequest<Nothing>
{
    public required string RoleName { get; init; }
    public required IReadOnlyList<Tag> Tags { get; init; }
}

/// <summary>IAM <c>UntagRole</c>: takes tags off a role.</summary>
internal sealed record UntagRole : IamRequest<Nothing>
{
    public required string RoleName { get; init; }
    public required IReadOnlyList<string> TagKeys { get; init; }
}
