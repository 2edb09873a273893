namespace AmsCluster.Aws.Ec2;

/// <summary>EC2 <c>ModifyInstanceMetadataOptions</c>: how an instance answers questions for its metadata; what is left out stays.</summary>
internal sealed record ModifyInstanceMetadataOptions : Ec2Request<Nothing>
{
    public required string InstanceId { get; init; }
    public string? HttpTokens { get; init; }
    public string? HttpEndpoint { get; init; }
    public int? HttpPutResponseHopLimit { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>EC2 <c>DescribeIamInstanceProfileAssociations</c>: lists which instances have which instance profile.</summary>
internal sealed record DescribeIamInstanceProfileAssociations : Ec2Request<DescribeIamInstanceProfileAssociationsResult>
{
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
}

/// <summary>What <c>DescribeIamInstanceProfileAssociations</c> answers.</summary>
internal sealed record DescribeIamInstanceProfileAssociationsResult
{
    [Wire("iamInstanceProfileAssociationSet")] public IReadOnlyList<IamInstanceProfileAssociation> IamInstanceProfileAssociations { get; init; } = [];
}

/// <summary>That an instance has an instance profile. The API's shape <c>IamInstanceProfileAssociation</c>.</summary>
internal sealed record IamInstanceProfileAssociation
{
    public string? AssociationId { get; init; }
    public string? InstanceId { get; init; }
    public IamInstanceProfile? IamInstanceProfile { get; init; }
    public string? State { get; init; }
}

/// <summary>EC2 <c>AssociateIamInstanceProfile</c>: gives an instance that has none an instance profile.</summary>
internal sealed record AssociateIamInstanceProfile : Ec2Request<AssociateIamInstanceProfileResult>
{
    public required string InstanceId { get; init; }
    public required IamInstanceProfileSpecification IamInstanceProfile { get; init; }
}

/// <summary>What <c>AssociateIamInstanceProfile</c> answers.</summary>
internal sealed record AssociateIamInstanceProfileResult
{
    public IamInstanceProfileAssociation? IamInstanceProfileAssociation { get; init; }
}

/// <summary>EC2 <c>ReplaceIamInstanceProfileAssociation</c>: gives an instance another instance profile.</summary>
internal sealed record ReplaceIamInstanceProfileAssociation : Ec2Request<ReplaceIamInstanceProfileAssociationResult>
{
    public required string AssociationId { get; init; }
    public required IamInstanceProfileSpecification IamInstanceProfile { get; init; }
}

/// <summary>What <c>ReplaceIamInstanceProfileAssociation</c> answers.</summary>
internal sealed record ReplaceIamInstanceProfileAssociationResult
{
    public IamInstanceProfileAssociation? IamInstanceProfileAssociation { get; init; }
}
