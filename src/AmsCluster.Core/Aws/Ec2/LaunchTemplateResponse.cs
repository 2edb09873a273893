namespace AmsCluster.Aws.Ec2;

/// <summary>What a launch template says, as AWS gives it back. The API's shape <c>ResponseLaunchTemplateData</c>.</summary>
internal sealed record ResponseLaunchTemplateData
{
    public string? ImageId { get; init; }
    public string? InstanceType { get; init; }
    public string? KeyName { get; init; }
    [Wire("securityGroupIdSet")] public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];
    public string? UserData { get; init; }
    public LaunchTemplateIamInstanceProfileSpecification? IamInstanceProfile { get; init; }
    [Wire("blockDeviceMappingSet")] public IReadOnlyList<LaunchTemplateBlockDeviceMapping> BlockDeviceMappings { get; init; } = [];
    public LaunchTemplateInstanceMetadataOptions? MetadataOptions { get; init; }
    public LaunchTemplatesMonitoring? Monitoring { get; init; }
    [Wire("tagSpecificationSet")] public IReadOnlyList<LaunchTemplateTagSpecification> TagSpecifications { get; init; } = [];
    public bool? EbsOptimized { get; init; }
    [Wire("networkInterfaceSet")] public IReadOnlyList<LaunchTemplateInstanceNetworkInterfaceSpecification> NetworkInterfaces { get; init; } = [];
    public bool? DisableApiTermination { get; init; }
    public string? InstanceInitiatedShutdownBehavior { get; init; }
    public CreditSpecification? CreditSpecification { get; init; }
    public LaunchTemplateInstanceMarketOptions? InstanceMarketOptions { get; init; }
}

/// <summary>An instance profile, by its name or its ARN. The API's shape <c>LaunchTemplateIamInstanceProfileSpecification</c>.</summary>
internal sealed record LaunchTemplateIamInstanceProfileSpecification
{
    public string? Name { get; init; }
    public string? Arn { get; init; }
}

/// <summary>A volume under a device name. The API's shape <c>LaunchTemplateBlockDeviceMapping</c>.</summary>
internal sealed record LaunchTemplateBlockDeviceMapping
{
    public string? DeviceName { get; init; }
    public LaunchTemplateEbsBlockDevice? Ebs { get; init; }
    public string? NoDevice { get; init; }
    public string? VirtualName { get; init; }
}

/// <summary>The volume behind a device name. VolumeSize is in GiB, Throughput in MiB/s. The API's shape <c>LaunchTemplateEbsBlockDevice</c>.</summary>
internal sealed record LaunchTemplateEbsBlockDevice
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

/// <summary>How an instance shall answer questions for its metadata. The API's shape <c>LaunchTemplateInstanceMetadataOptions</c>.</summary>
internal sealed record LaunchTemplateInstanceMetadataOptions
{
    public string? State { get; init; }
    public string? HttpTokens { get; init; }
    public string? HttpEndpoint { get; init; }
    public int? HttpPutResponseHopLimit { get; init; }
    public string? InstanceMetadataTags { get; init; }
}

/// <summary>Whether an instance is measured each minute. The API's shape <c>LaunchTemplatesMonitoring</c>.</summary>
internal sealed record LaunchTemplatesMonitoring
{
    public bool? Enabled { get; init; }
}

/// <summary>Tags for what is started from the template. The API's shape <c>LaunchTemplateTagSpecification</c>.</summary>
internal sealed record LaunchTemplateTagSpecification
{
    public string? ResourceType { get; init; }
    [Wire("tagSet")] public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>The network interface that an instance gets. The API's shape <c>LaunchTemplateInstanceNetworkInterfaceSpecification</c>.</summary>
internal sealed record LaunchTemplateInstanceNetworkInterfaceSpecification
{
    public int? DeviceIndex { get; init; }
    public string? SubnetId { get; init; }
    [Wire("groupSet")] public IReadOnlyList<string> Groups { get; init; } = [];
    public bool? AssociatePublicIpAddress { get; init; }
    public bool? DeleteOnTermination { get; init; }
}

/// <summary>How a burstable instance spends: standard or unlimited. The API's shape <c>CreditSpecification</c>.</summary>
internal sealed record CreditSpecification
{
    public string? CpuCredits { get; init; }
}

/// <summary>How the instance is bought. The API's shape <c>LaunchTemplateInstanceMarketOptions</c>.</summary>
internal sealed record LaunchTemplateInstanceMarketOptions
{
    public string? MarketType { get; init; }
    public LaunchTemplateSpotMarketOptions? SpotOptions { get; init; }
}

/// <summary>How it is bought on the spot market. The API's shape <c>LaunchTemplateSpotMarketOptions</c>.</summary>
internal sealed record LaunchTemplateSpotMarketOptions
{
    public string? MaxPrice { get; init; }
    public string? SpotInstanceType { get; init; }
    public string? InstanceInterruptionBehavior { get; init; }
}
