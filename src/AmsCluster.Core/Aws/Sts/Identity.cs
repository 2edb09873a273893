namespace AmsCluster.Aws.Sts;

/// <summary>STS <c>GetCallerIdentity</c>: says whose credentials these are.</summary>
internal sealed record GetCallerIdentity : StsRequest<GetCallerIdentityResult>;

/// <summary>What <c>GetCallerIdentity</c> answers.</summary>
internal sealed record GetCallerIdentityResult
{
    public string? Account { get; init; }
    public string? Arn { get; init; }
    public string? UserId { get; init; }
}
