namespace AmsCluster.Aws.Elb;

/// <summary>Elastic Load Balancing <c>DescribeSSLPolicies</c>: lists security policies; an unknown name is an error.</summary>
internal sealed record DescribeSSLPolicies : ElbRequest<DescribeSSLPoliciesResult>
{
    public IReadOnlyList<string>? Names { get; init; }
    public string? Marker { get; init; }
    public int? PageSize { get; init; }
}

/// <summary>What <c>DescribeSSLPolicies</c> answers.</summary>
internal sealed record DescribeSSLPoliciesResult
{
    public IReadOnlyList<SslPolicy> SslPolicies { get; init; } = [];
    public string? NextMarker { get; init; }
}

/// <summary>A security policy: its protocols, for example TLSv1.2. The API's shape <c>SslPolicy</c>.</summary>
internal sealed record SslPolicy
{
    public string? Name { get; init; }
    public IReadOnlyList<string> SslProtocols { get; init; } = [];
}
