namespace AmsCluster.Aws.Ec2;

/// <summary>EC2 <c>DescribeImages</c>: lists machine images.</summary>
internal sealed record DescribeImages : Ec2Request<DescribeImagesResult>
{
    [Wire("ImageId")] public IReadOnlyList<string>? ImageIds { get; init; }
    [Wire("Owner")] public IReadOnlyList<string>? Owners { get; init; }
    [Wire("ExecutableBy")] public IReadOnlyList<string>? ExecutableUsers { get; init; }
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public bool? IncludeDeprecated { get; init; }
    public bool? IncludeDisabled { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeImages</c> answers.</summary>
internal sealed record DescribeImagesResult
{
    [Wire("imagesSet")] public IReadOnlyList<Image> Images { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>A machine image. The API's shape <c>Image</c>.</summary>
internal sealed record Image
{
    public string? ImageId { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }
    [Wire("imageOwnerId")] public string? OwnerId { get; init; }
    public string? ImageOwnerAlias { get; init; }
    public string? Architecture { get; init; }
    [Wire("imageState")] public string? State { get; init; }
    [Wire("isPublic")] public bool? Public { get; init; }
    public string? CreationDate { get; init; }
    public string? DeprecationTime { get; init; }
    public string? RootDeviceName { get; init; }
    public string? RootDeviceType { get; init; }
    public string? VirtualizationType { get; init; }
    public string? PlatformDetails { get; init; }
    public bool? EnaSupport { get; init; }
    public string? BootMode { get; init; }
    public string? ImdsSupport { get; init; }
    public IReadOnlyList<ProductCode> ProductCodes { get; init; } = [];
    [Wire("blockDeviceMapping")] public IReadOnlyList<BlockDeviceMapping> BlockDeviceMappings { get; init; } = [];
    [Wire("tagSet")] public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>The Marketplace product that an image belongs to. The API's shape <c>ProductCode</c>.</summary>
internal sealed record ProductCode
{
    [Wire("productCode")] public string? ProductCodeId { get; init; }
    [Wire("type")] public string? ProductCodeType { get; init; }
}

/// <summary>A volume that an image or an instance brings under a device name. The API's shape <c>BlockDeviceMapping</c>.</summary>
internal sealed record BlockDeviceMapping
{
    public string? DeviceName { get; init; }
    public EbsBlockDevice? Ebs { get; init; }
    public string? NoDevice { get; init; }
    public string? VirtualName { get; init; }
}

/// <summary>The volume behind a device name. VolumeSize is in GiB, Throughput in MiB/s. The API's shape <c>EbsBlockDevice</c>.</summary>
internal sealed record EbsBlockDevice
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

/// <summary>EC2 <c>DescribeInstanceTypes</c>: lists instance types and what they are made of.</summary>
internal sealed record DescribeInstanceTypes : Ec2Request<DescribeInstanceTypesResult>
{
    [Wire("InstanceType")] public IReadOnlyList<string>? InstanceTypes { get; init; }
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeInstanceTypes</c> answers.</summary>
internal sealed record DescribeInstanceTypesResult
{
    [Wire("instanceTypeSet")] public IReadOnlyList<InstanceTypeInfo> InstanceTypes { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>An instance type. The API's shape <c>InstanceTypeInfo</c>.</summary>
internal sealed record InstanceTypeInfo
{
    public string? InstanceType { get; init; }
    public bool? CurrentGeneration { get; init; }
    public bool? FreeTierEligible { get; init; }
    public IReadOnlyList<string> SupportedUsageClasses { get; init; } = [];
    public IReadOnlyList<string> SupportedVirtualizationTypes { get; init; } = [];
    public bool? BareMetal { get; init; }
    public string? Hypervisor { get; init; }
    public ProcessorInfo? ProcessorInfo { get; init; }
    public VCpuInfo? VCpuInfo { get; init; }
    public MemoryInfo? MemoryInfo { get; init; }
    public bool? InstanceStorageSupported { get; init; }
    public EbsInfo? EbsInfo { get; init; }
    public NetworkInfo? NetworkInfo { get; init; }
    public GpuInfo? GpuInfo { get; init; }
    public bool? BurstablePerformanceSupported { get; init; }
    public IReadOnlyList<string> SupportedBootModes { get; init; } = [];
}

/// <summary>The processor: its architectures, and its sustained clock in GHz. The API's shape <c>ProcessorInfo</c>.</summary>
internal sealed record ProcessorInfo
{
    public IReadOnlyList<string> SupportedArchitectures { get; init; } = [];
    public double? SustainedClockSpeedInGhz { get; init; }
    public string? Manufacturer { get; init; }
}

/// <summary>How many virtual processors. The API's shape <c>VCpuInfo</c>.</summary>
internal sealed record VCpuInfo
{
    public int? DefaultVCpus { get; init; }
    public int? DefaultCores { get; init; }
    public int? DefaultThreadsPerCore { get; init; }
}

/// <summary>How much memory. The API's shape <c>MemoryInfo</c>.</summary>
internal sealed record MemoryInfo
{
    public long? SizeInMiB { get; init; }
}

/// <summary>What the type can do with volumes. The API's shape <c>EbsInfo</c>.</summary>
internal sealed record EbsInfo
{
    public string? EbsOptimizedSupport { get; init; }
    public string? EncryptionSupport { get; init; }
    public string? NvmeSupport { get; init; }
    public EbsOptimizedInfo? EbsOptimizedInfo { get; init; }
}

/// <summary>Volume throughput, kept up (Baseline) and for a while (Maximum). The API's shape <c>EbsOptimizedInfo</c>.</summary>
internal sealed record EbsOptimizedInfo
{
    public int? BaselineBandwidthInMbps { get; init; }
    public double? BaselineThroughputInMBps { get; init; }
    public int? BaselineIops { get; init; }
    public int? MaximumBandwidthInMbps { get; init; }
    public double? MaximumThroughputInMBps { get; init; }
    public int? MaximumIops { get; init; }
}

/// <summary>What the type can do on the network. The API's shape <c>NetworkInfo</c>.</summary>
internal sealed record NetworkInfo
{
    public string? NetworkPerformance { get; init; }
    public int? MaximumNetworkInterfaces { get; init; }
    public int? Ipv4AddressesPerInterface { get; init; }
    public bool? Ipv6Supported { get; init; }
    public string? EnaSupport { get; init; }
    public IReadOnlyList<NetworkCardInfo> NetworkCards { get; init; } = [];
}

/// <summary>A network card; bandwidth in gigabit/s. The API's shape <c>NetworkCardInfo</c>.</summary>
internal sealed record NetworkCardInfo
{
    public int? NetworkCardIndex { get; init; }
    public string? NetworkPerformance { get; init; }
    public double? BaselineBandwidthInGbps { get; init; }
    public double? PeakBandwidthInGbps { get; init; }
}

/// <summary>The graphics processors. The API's shape <c>GpuInfo</c>.</summary>
internal sealed record GpuInfo
{
    public IReadOnlyList<GpuDeviceInfo> Gpus { get; init; } = [];
    public int? TotalGpuMemoryInMiB { get; init; }
}

/// <summary>A kind of graphics processor. The API's shape <c>GpuDeviceInfo</c>.</summary>
internal sealed record GpuDeviceInfo
{
    public string? Name { get; init; }
    public string? Manufacturer { get; init; }
    public int? Count { get; init; }
}

/// <summary>EC2 <c>DescribeInstanceTypeOfferings</c>: lists which instance types a Region or zone offers.</summary>
internal sealed record DescribeInstanceTypeOfferings : Ec2Request<DescribeInstanceTypeOfferingsResult>
{
    public string? LocationType { get; init; }
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeInstanceTypeOfferings</c> answers.</summary>
internal sealed record DescribeInstanceTypeOfferingsResult
{
    [Wire("instanceTypeOfferingSet")] public IReadOnlyList<InstanceTypeOffering> InstanceTypeOfferings { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>An instance type in a place. The API's shape <c>InstanceTypeOffering</c>.</summary>
internal sealed record InstanceTypeOffering
{
    public string? InstanceType { get; init; }
    public string? LocationType { get; init; }
    public string? Location { get; init; }
}
