namespace AmsCluster.Aws.Ec2;

/// <summary>EC2 <c>RunInstances</c>: starts instances. UserData is base64 already.</summary>
internal sealed record RunInstances : Ec2Request<RunInstancesResult>
{
    public string? ImageId { get; init; }
    public string? InstanceType { get; init; }
    public required int MinCount { get; init; }
    public required int MaxCount { get; init; }
    public string? KeyName { get; init; }
    [Wire("SecurityGroupId")] public IReadOnlyList<string>? SecurityGroupIds { get; init; }
    public string? SubnetId { get; init; }
    public string? UserData { get; init; }
    public IamInstanceProfileSpecification? IamInstanceProfile { get; init; }
    [Wire("BlockDeviceMapping")] public IReadOnlyList<BlockDeviceMapping>? BlockDeviceMappings { get; init; }
    public InstanceMetadataOptionsRequest? MetadataOptions { get; init; }
    public RunInstancesMonitoringEnabled? Monitoring { get; init; }
    [Wire("TagSpecification")] public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }
    public LaunchTemplateSpecification? LaunchTemplate { get; init; }
    public string? ClientToken { get; init; }
    public bool? EbsOptimized { get; init; }
    public string? PrivateIpAddress { get; init; }
    public bool? DisableApiTermination { get; init; }
    public string? InstanceInitiatedShutdownBehavior { get; init; }
    [Wire("NetworkInterface")] public IReadOnlyList<InstanceNetworkInterfaceSpecification>? NetworkInterfaces { get; init; }
    public CreditSpecificationRequest? CreditSpecification { get; init; }
    public Placement? Placement { get; init; }
    public bool? DryRun { get; init; }
    internal override bool Repeatable => ClientToken is not null;
}

/// <summary>What <c>RunInstances</c> answers.</summary>
internal sealed record RunInstancesResult
{
    public string? ReservationId { get; init; }
    [Wire("instancesSet")] public IReadOnlyList<Instance> Instances { get; init; } = [];
}

/// <summary>An instance profile, by its name or its ARN. The API's shape <c>IamInstanceProfileSpecification</c>.</summary>
internal sealed record IamInstanceProfileSpecification
{
    public string? Name { get; init; }
    public string? Arn { get; init; }
}

/// <summary>How an instance shall answer questions for its metadata: HttpTokens "required" is IMDSv2. The API's shape <c>InstanceMetadataOptionsRequest</c>.</summary>
internal sealed record InstanceMetadataOptionsRequest
{
    public string? HttpTokens { get; init; }
    public string? HttpEndpoint { get; init; }
    public int? HttpPutResponseHopLimit { get; init; }
    public string? InstanceMetadataTags { get; init; }
}

/// <summary>Whether an instance is measured each minute. The API's shape <c>RunInstancesMonitoringEnabled</c>.</summary>
internal sealed record RunInstancesMonitoringEnabled
{
    public required bool Enabled { get; init; }
}

/// <summary>A launch template and the version of it. The API's shape <c>LaunchTemplateSpecification</c>.</summary>
internal sealed record LaunchTemplateSpecification
{
    public string? LaunchTemplateId { get; init; }
    public string? LaunchTemplateName { get; init; }
    public string? Version { get; init; }
}

/// <summary>The network interface that an instance gets. The API's shape <c>InstanceNetworkInterfaceSpecification</c>.</summary>
internal sealed record InstanceNetworkInterfaceSpecification
{
    public int? DeviceIndex { get; init; }
    public string? SubnetId { get; init; }
    [Wire("SecurityGroupId")] public IReadOnlyList<string>? Groups { get; init; }
    public bool? AssociatePublicIpAddress { get; init; }
    public bool? DeleteOnTermination { get; init; }
    public string? PrivateIpAddress { get; init; }
}

/// <summary>How a burstable instance spends: standard or unlimited. The API's shape <c>CreditSpecificationRequest</c>.</summary>
internal sealed record CreditSpecificationRequest
{
    public required string CpuCredits { get; init; }
}

/// <summary>EC2 <c>ModifyInstanceAttribute</c>: changes one attribute of an instance.</summary>
internal sealed record ModifyInstanceAttribute : Ec2Request<Nothing>
{
    public required string InstanceId { get; init; }
    public AttributeValue? InstanceType { get; init; }
    [Wire("GroupId")] public IReadOnlyList<string>? Groups { get; init; }
    [Wire("BlockDeviceMapping")] public IReadOnlyList<InstanceBlockDeviceMappingSpecification>? BlockDeviceMappings { get; init; }
    public AttributeBooleanValue? DisableApiStop { get; init; }
    public AttributeBooleanValue? DisableApiTermination { get; init; }
    public BlobAttributeValue? UserData { get; init; }
    public AttributeBooleanValue? EbsOptimized { get; init; }
}

/// <summary>EC2 <c>DescribeInstanceAttribute</c>: reads one attribute of an instance that DescribeInstances does not return.</summary>
internal sealed record DescribeInstanceAttribute : Ec2Request<InstanceAttribute>
{
    public required string InstanceId { get; init; }
    public required string Attribute { get; init; }
}

/// <summary>The attribute that was asked for. The API's shape <c>InstanceAttribute</c>.</summary>
internal sealed record InstanceAttribute
{
    public string? InstanceId { get; init; }
    public AttributeBooleanValue? DisableApiStop { get; init; }
    public AttributeBooleanValue? DisableApiTermination { get; init; }
}

/// <summary>What becomes of a volume of an instance. The API's shape <c>InstanceBlockDeviceMappingSpecification</c>.</summary>
internal sealed record InstanceBlockDeviceMappingSpecification
{
    public required string DeviceName { get; init; }
    public EbsInstanceBlockDeviceSpecification? Ebs { get; init; }
}

/// <summary>Whether a volume goes with its instance. The API's shape <c>EbsInstanceBlockDeviceSpecification</c>.</summary>
internal sealed record EbsInstanceBlockDeviceSpecification
{
    public bool? DeleteOnTermination { get; init; }
}

/// <summary>A text that is sent or left out as a whole. The API's shape <c>AttributeValue</c>.</summary>
internal sealed record AttributeValue
{
    public string? Value { get; init; }
}

/// <summary>Bytes, base64, that are sent or left out as a whole. The API's shape <c>BlobAttributeValue</c>.</summary>
internal sealed record BlobAttributeValue
{
    public string? Value { get; init; }
}
