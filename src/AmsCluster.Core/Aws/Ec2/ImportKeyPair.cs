namespace AmsCluster.Aws.Ec2;

/// <summary>EC2 <c>ImportKeyPair</c>: makes a key pair of a public key; PublicKeyMaterial is base64.</summary>
internal sealed record ImportKeyPair : Ec2Request<ImportKeyPairResult>
{
    public required string KeyName { get; init; }
    public required string PublicKeyMaterial { get; init; }
    [Wire("TagSpecification")] public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>What <c>ImportKeyPair</c> answers.</summary>
internal sealed record ImportKeyPairResult
{
    public string? KeyName { get; init; }
    public string? KeyPairId { get; init; }
    public string? KeyFingerprint { get; init; }
}
