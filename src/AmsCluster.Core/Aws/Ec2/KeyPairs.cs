namespace AmsCluster.Aws.Ec2;

/// <summary>EC2 <c>DescribeKeyPairs</c>: lists key pairs; an unknown name is an error, an unmatched filter is not.</summary>
internal sealed record DescribeKeyPairs : Ec2Request<DescribeKeyPairsResult>
{
    [Wire("KeyName")] public IReadOnlyList<string>? KeyNames { get; init; }
    [Wire("KeyPairId")] public IReadOnlyList<string>? KeyPairIds { get; init; }
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public bool? IncludePublicKey { get; init; }
}

/// <summary>What <c>DescribeKeyPairs</c> answers.</summary>
internal sealed record DescribeKeyPairsResult
{
    [Wire("keySet")] public IReadOnlyList<KeyPairInfo> KeyPairs { get; init; } = [];
}

/// <summary>A key pair, without its private half. The API's shape <c>KeyPairInfo</c>.</summary>
internal sealed record KeyPairInfo
{
    public string? KeyName { get; init; }
    public string? KeyPairId { get; init; }
    public string? KeyType { get; init; }
    public string? KeyFingerprint { get; init; }
    public string? PublicKey { get; init; }
    public DateTimeOffset? CreateTime { get; init; }
    [Wire("tagSet")] public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>EC2 <c>DeleteKeyPair</c>: deletes a key pair; a missing one is no error.</summary>
internal sealed record DeleteKeyPair : Ec2Request<Nothing>
{
    public string? KeyName { get; init; }
    public string? KeyPairId { get; init; }
    public bool? DryRun { get; init; }
}
