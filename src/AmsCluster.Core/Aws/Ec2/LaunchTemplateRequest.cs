namespace AmsCluster.Aws.Ec2;

/// <summary>What a launch template says. UserData is base64 already. The API's shape <c>RequestLaunchTemplateData</c>.</summary>
internal sealed record RequestLaunchTemplateData
{
    public string? ImageId { get; init; }
    public string? InstanceType { get; init; }
    public string? KeyName { get; init; }
    [Wire("SecurityGroupId")] public IReadOnlyList<string>? SecurityGroupIds { get; init; }
    public string? UserData { get; init; }
    public LaunchTemplateIamInstanceProfileSpecificationRequest? IamInstanceProfile { get; init; }
    [Wire("BlockDeviceMapping")] public IReadOnlyList<LaunchTemplateBlockDeviceMappingRequest>? BlockDeviceMappings { get; init; }
    public LaunchTemplateInstanceMetadataOptionsRequest? MetadataOptions { get; init; }
    public LaunchTemplatesMonitoringRequest? Monitoring { get; init; }
    [Wire("TagSpecification")] public IReadOnlyList<LaunchTemplateTagSpecificationRequest>? TagSpecifications { get; init; }
    public bool? EbsOptimized { get; init; }
    [Wire("NetworkInterface")] public IReadOnlyList<LaunchTemplateInstanceNetworkInterfaceSpecificationRequest>? NetworkInterfaces { get; init; }
    public bool? DisableApiTermination { get; init; }
    public string? InstanceInitiatedShutdownBehavior { get; init; }
    public CreditSpecificationRequest? CreditSpecification { get; init; }
    public LaunchTemplateInstanceMarketOptionsRequest? InstanceMarketOptions { get; init; }
}

/// <summary>An instance profile, by its name or its ARN. The API's shape <c>LaunchTemplateIamInstanceProfileSpecificationRequest</c>.</summary>
internal sealed record LaunchTemplateIamInstanceProfileSpecificationRequest
{
    public string? Name { get; init; }
    public string? Arn { get; init; }
}

/// <summary>A volume under a device name. The API's shape <c>LaunchTemplateBlockDeviceMappingRequest</c>.</summary>
internal sealed record LaunchTemplateBlockDeviceMappingRequest
{
    public string? DeviceName { get; init; }
    public LaunchTemplateEbsBlockDeviceRequest? Ebs { get; init; }
    public string? NoDevice { get; init; }
    public string? VirtualName { get; init; }
}

/// <summary>The volume behind a device name. VolumeSize is in GiB, Throughput in MiB/s. The API's shape <c>LaunchTemplateEbsBlockDeviceRequest</c>.</summary>
internal sealed record LaunchTemplateEbsBlockDeviceRequest
{
    public int? VolumeSize { get; init; }
    public string? VolumeType { get; init; }
    public bool? Encrypted { get; init; }
    public string? KmsKeyId { get; init; }
    public int? Iops { get; init; }
    public int? Throughput { get; init; }
    public bool? DeleteOnTermination { get; init; }
    public string? SnapshotId { get; init; }
}

/// <summary>How an instance shall answer questions for its metadata: HttpTokens "required" is IMDSv2. The API's shape <c>LaunchTemplateInstanceMetadataOptionsRequest</c>.</summary>
internal sealed record LaunchTemplateInstanceMetadataOptionsRequest
{
    public string? HttpTokens { get; init; }
    public string? HttpEndpoint { get; init; }
    public int? HttpPutResponseHopLimit { get; init; }
    public string? InstanceMetadataTags { get; init; }
}

/// <summary>Whether an instance is measured each minute. The API's shape <c>LaunchTemplatesMonitoringRequest</c>.</summary>
internal sealed record LaunchTemplatesMonitoringRequest
{
    public bool? Enabled { get; init; }
}

/// <summary>Tags for what is started from the template. The API's shape <c>LaunchTemplateTagSpecificationRequest</c>.</summary>
internal sealed record LaunchTemplateTagSpecificationRequest
{
    public string? ResourceType { get; init; }
    [Wire("Tag")] public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>The network interface that an instance gets. The API's shape <c>LaunchTemplateInstanceNetworkInterfaceSpecificationRequest</c>.</summary>
internal sealed record LaunchTemplateInstanceNetworkInterfaceSpecificationRequest
{
    public int? DeviceIndex { get; init; }
    public string? SubnetId { get; init; }
    [Wire("SecurityGroupId")] public IReadOnlyList<string>? Groups { get; init; }
    public bool? AssociatePublicIpAddress { get; init; }
    public bool? DeleteOnTermination { get; init; }
}

/// <summary>Buys the instance on the spot market. The API's shape <c>LaunchTemplateInstanceMarketOptionsRequest</c>.</summary>
internal sealed record LaunchTemplateInstanceMarketOptionsRequest
{
    public string? MarketType { get; init; }
    public LaunchTemplateSpotMarketOptionsRequest? SpotOptions { get; init; }
}

/// <summary>How to buy on the spot market. The API's shape <c>LaunchTemplateSpotMarketOptionsRequest</c>.</summary>
internal sealed record LaunchTemplateSpotMarketOptionsRequest
{
    public string? MaxPrice { get; init; }
    public string? SpotInstanceType { get; init; }
    public string? InstanceInterruptionBehavior { get; init; }
}
