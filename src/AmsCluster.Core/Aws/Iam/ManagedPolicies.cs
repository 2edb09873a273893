namespace AmsCluster.Aws.Iam;

/// <summary>IAM <c>ListAttachedRolePolicies</c>: lists the managed policies of a role.</summary>
internal sealed record ListAttachedRolePolicies : IamRequest<ListAttachedRolePoliciesResult>
{
    public required string RoleName { get; init; }
    public string? PathPrefix { get; init; }
    public string? Marker { get; init; }
    public int? MaxItems { get; init; }
}

/// <summary>What <c>ListAttachedRolePolicies</c> answers.</summary>
internal sealed record ListAttachedRolePoliciesResult
{
    public IReadOnlyList<AttachedPolicy> AttachedPolicies { get; init; } = [];
    public bool? IsTruncated { get; init; }
    public string? Marker { get; init; }
}

/// <summary>A managed policy of a role. The API's shape <c>AttachedPolicy</c>.</summary>
internal sealed record AttachedPolicy
{
    public string? PolicyName { get; init; }
    public string? PolicyArn { get; init; }
}
