namespace AmsCluster.Aws.Ec2;

/// <summary>EC2 <c>DescribeInstances</c>: lists instances, grouped by the call that started them.</summary>
internal sealed record DescribeInstances : Ec2Request<DescribeInstancesResult>
{
    [Wire("InstanceId")] public IReadOnlyList<string>? InstanceIds { get; init; }
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeInstances</c> answers.</summary>
internal sealed record DescribeInstancesResult
{
    [Wire("reservationSet")] public IReadOnlyList<Reservation> Reservations { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>The instances that one RunInstances started. The API's shape <c>Reservation</c>.</summary>
internal sealed record Reservation
{
    public string? ReservationId { get; init; }
    public string? OwnerId { get; init; }
    public string? RequesterId { get; init; }
    [Wire("instancesSet")] public IReadOnlyList<Instance> Instances { get; init; } = [];
}

/// <summary>An instance. The API's shape <c>Instance</c>.</summary>
internal sealed record Instance
{
    public string? InstanceId { get; init; }
    public string? ImageId { get; init; }
    public string? InstanceType { get; init; }
    [Wire("instanceState")] public InstanceState? State { get; init; }
    public StateReason? StateReason { get; init; }
    [Wire("reason")] public string? StateTransitionReason { get; init; }
    public string? KeyName { get; init; }
    public DateTimeOffset? LaunchTime { get; init; }
    public Placement? Placement { get; init; }
    public string? PrivateDnsName { get; init; }
    public string? PrivateIpAddress { get; init; }
    [Wire("dnsName")] public string? PublicDnsName { get; init; }
    [Wire("ipAddress")] public string? PublicIpAddress { get; init; }
    public string? SubnetId { get; init; }
    public string? VpcId { get; init; }
    public string? Architecture { get; init; }
    public string? ClientToken { get; init; }
    public bool? EbsOptimized { get; init; }
    public bool? EnaSupport { get; init; }
    public IamInstanceProfile? IamInstanceProfile { get; init; }
    public InstanceMetadataOptionsResponse? MetadataOptions { get; init; }
    public Monitoring? Monitoring { get; init; }
    public string? RootDeviceName { get; init; }
    public string? RootDeviceType { get; init; }
    [Wire("blockDeviceMapping")] public IReadOnlyList<InstanceBlockDeviceMapping> BlockDeviceMappings { get; init; } = [];
    [Wire("groupSet")] public IReadOnlyList<GroupIdentifier> SecurityGroups { get; init; } = [];
    public bool? SourceDestCheck { get; init; }
    [Wire("tagSet")] public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>Where an instance is in its life: pending, running, shutting-down, terminated, stopping, stopped. The API's shape <c>InstanceState</c>.</summary>
internal sealed record InstanceState
{
    public string? Name { get; init; }
    public int? Code { get; init; }
}

/// <summary>Why an instance changed its state. The API's shape <c>StateReason</c>.</summary>
internal sealed record StateReason
{
    public string? Code { get; init; }
    public string? Message { get; init; }
}

/// <summary>The zone that an instance is in. The API's shape <c>Placement</c>.</summary>
internal sealed record Placement
{
    public string? AvailabilityZone { get; init; }
    public string? AvailabilityZoneId { get; init; }
    public string? Tenancy { get; init; }
}

/// <summary>A security group by id and name. The API's shape <c>GroupIdentifier</c>.</summary>
internal sealed record GroupIdentifier
{
    public string? GroupId { get; init; }
    public string? GroupName { get; init; }
}

/// <summary>The instance profile that an instance has. The API's shape <c>IamInstanceProfile</c>.</summary>
internal sealed record IamInstanceProfile
{
    public string? Arn { get; init; }
    public string? Id { get; init; }
}

/// <summary>Whether an instance is measured each minute. The API's shape <c>Monitoring</c>.</summary>
internal sealed record Monitoring
{
    public string? State { get; init; }
}

/// <summary>A volume of an instance. The API's shape <c>InstanceBlockDeviceMapping</c>.</summary>
internal sealed record InstanceBlockDeviceMapping
{
    public string? DeviceName { get; init; }
    public EbsInstanceBlockDevice? Ebs { get; init; }
}

/// <summary>The volume behind a device name of an instance. The API's shape <c>EbsInstanceBlockDevice</c>.</summary>
internal sealed record EbsInstanceBlockDevice
{
    public string? VolumeId { get; init; }
    public string? Status { get; init; }
    public bool? DeleteOnTermination { get; init; }
    public DateTimeOffset? AttachTime { get; init; }
}

/// <summary>How an instance answers questions for its metadata. The API's shape <c>InstanceMetadataOptionsResponse</c>.</summary>
internal sealed record InstanceMetadataOptionsResponse
{
    public string? State { get; init; }
    public string? HttpTokens { get; init; }
    public string? HttpEndpoint { get; init; }
    public int? HttpPutResponseHopLimit { get; init; }
    public string? InstanceMetadataTags { get; init; }
}

/// <summary>EC2 <c>TerminateInstances</c>: ends instances for good.</summary>
internal sealed record TerminateInstances : Ec2Request<TerminateInstancesResult>
{
    [Wire("InstanceId")] public required IReadOnlyList<string> InstanceIds { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>What <c>TerminateInstances</c> answers.</summary>
internal sealed record TerminateInstancesResult
{
    [Wire("instancesSet")] public IReadOnlyList<InstanceStateChange> TerminatingInstances { get; init; } = [];
}

/// <summary>EC2 <c>StopInstances</c>: stops instances.</summary>
internal sealed record StopInstances : Ec2Request<StopInstancesResult>
{
    [Wire("InstanceId")] public required IReadOnlyList<string> InstanceIds { get; init; }
    public bool? Force { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>What <c>StopInstances</c> answers.</summary>
internal sealed record StopInstancesResult
{
    [Wire("instancesSet")] public IReadOnlyList<InstanceStateChange> StoppingInstances { get; init; } = [];
}

/// <summary>EC2 <c>StartInstances</c>: starts stopped instances.</summary>
internal sealed record StartInstances : Ec2Request<StartInstancesResult>
{
    [Wire("InstanceId")] public required IReadOnlyList<string> InstanceIds { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>What <c>StartInstances</c> answers.</summary>
internal sealed record StartInstancesResult
{
    [Wire("instancesSet")] public IReadOnlyList<InstanceStateChange> StartingInstances { get; init; } = [];
}

/// <summary>An instance's state before and after a call. The API's shape <c>InstanceStateChange</c>.</summary>
internal sealed record InstanceStateChange
{
    public string? InstanceId { get; init; }
    public InstanceState? CurrentState { get; init; }
    public InstanceState? PreviousState { get; init; }
}

/// <summary>EC2 <c>GetConsoleOutput</c>: reads an instance's boot log; Output is base64.</summary>
internal sealed record GetConsoleOutput : Ec2Request<GetConsoleOutputResult>
{
    public required string InstanceId { get; init; }
    public bool? Latest { get; init; }
}

/// <summary>What <c>GetConsoleOutput</c> answers.</summary>
internal sealed record GetConsoleOutputResult
{
    public string? InstanceId { get; init; }
    public DateTimeOffset? Timestamp { get; init; }
    public string? Output { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(GetConsoleOutputResult);
}
