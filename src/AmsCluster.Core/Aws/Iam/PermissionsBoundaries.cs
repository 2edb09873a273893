namespace AmsCluster.Aws.Iam;

/// <summary>IAM <c>PutRolePermissionsBoundary</c>: sets or replaces the permissions boundary of a role.</summary>
internal sealed record PutRolePermissionsBoundary : IamRequest<Nothing>
{
    public required string RoleName { get; init; }
    public required string PermissionsBoundary { get; init; }
}

/// <summary>IAM <c>DeleteRolePermissionsBoundary</c>: removes the permissions boundary of a role.</summary>
internal sealed record DeleteRolePermissionsBoundary : IamRequest<Nothing>
{
    public required string RoleName { get; init; }
}

/// <summary>
/// The permissions boundary of a role. <c>GetRole</c> returns it; listings and <c>GetInstanceProfile</c> leave it out.
/// The API's shape <c>AttachedPermissionsBoundary</c>.
/// </summary>
internal sealed record AttachedPermissionsBoundary
{
    public string? PermissionsBoundaryType { get; init; }
    public string? PermissionsBoundaryArn { get; init; }
}

/// <summary>IAM <c>GetPolicy</c>: reads a managed policy without its document.</summary>
internal sealed record GetPolicy : IamRequest<GetPolicyResult>
{
    public required string PolicyArn { get; init; }
}

/// <summary>The result of <c>GetPolicy</c>.</summary>
internal sealed record GetPolicyResult
{
    public ManagedPolicy? Policy { get; init; }
}

/// <summary>A managed policy. The API's shape <c>Policy</c>.</summary>
internal sealed record ManagedPolicy
{
    public string? PolicyName { get; init; }
    public string? Arn { get; init; }
}
