namespace AmsCluster.Aws.Ssm;

/// <summary>Systems Manager <c>SendCommand</c>: runs a document on instances. TimeoutSeconds is for the start; the document's own parameter limits the run.</summary>
internal sealed record SendCommand : SsmRequest<SendCommandResult>
{
    public required string DocumentName { get; init; }
    public string? DocumentVersion { get; init; }
    public IReadOnlyList<string>? InstanceIds { get; init; }
    public IReadOnlyList<Target>? Targets { get; init; }
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Parameters { get; init; }
    public string? Comment { get; init; }
    public int? TimeoutSeconds { get; init; }
    public string? MaxConcurrency { get; init; }
    public string? MaxErrors { get; init; }
    public string? OutputS3BucketName { get; init; }
    public string? OutputS3KeyPrefix { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>What <c>SendCommand</c> answers.</summary>
internal sealed record SendCommandResult
{
    public Command? Command { get; init; }
}

/// <summary>Which instances a command is for, for example by tag:Name. The API's shape <c>Target</c>.</summary>
internal sealed record Target
{
    public string? Key { get; init; }
    public IReadOnlyList<string>? Values { get; init; }
}

/// <summary>A command that was sent. The API's shape <c>Command</c>.</summary>
internal sealed record Command
{
    public string? CommandId { get; init; }
    public string? DocumentName { get; init; }
    public string? Comment { get; init; }
    public DateTimeOffset? RequestedDateTime { get; init; }
    public DateTimeOffset? ExpiresAfter { get; init; }
    public string? Status { get; init; }
    public string? StatusDetails { get; init; }
    public IReadOnlyList<string> InstanceIds { get; init; } = [];
    public int? TargetCount { get; init; }
    public int? CompletedCount { get; init; }
    public int? ErrorCount { get; init; }
}

/// <summary>Systems Manager <c>GetCommandInvocation</c>: reads what came of a command on an instance. Output is cut at 24000 characters.</summary>
internal sealed record GetCommandInvocation : SsmRequest<GetCommandInvocationResult>
{
    public required string CommandId { get; init; }
    public required string InstanceId { get; init; }
    public string? PluginName { get; init; }
}

/// <summary>What <c>GetCommandInvocation</c> answers.</summary>
internal sealed record GetCommandInvocationResult
{
    public string? CommandId { get; init; }
    public string? InstanceId { get; init; }
    public string? DocumentName { get; init; }
    public string? Comment { get; init; }
    public string? PluginName { get; init; }
    public string? Status { get; init; }
    public string? StatusDetails { get; init; }
    public int? ResponseCode { get; init; }
    public string? StandardOutputContent { get; init; }
    public string? StandardErrorContent { get; init; }
    public string? ExecutionStartDateTime { get; init; }
    public string? ExecutionEndDateTime { get; init; }
    public string? ExecutionElapsedTime { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(GetCommandInvocationResult);
}

/// <summary>Systems Manager <c>CancelCommand</c>: asks the agents to give a command up.</summary>
internal sealed record CancelCommand : SsmRequest<Nothing>
{
    public required string CommandId { get; init; }
    public IReadOnlyList<string>? InstanceIds { get; init; }
}

/// <summary>Systems Manager <c>DescribeInstanceInformation</c>: lists the instances whose agent has reported.</summary>
internal sealed record DescribeInstanceInformation : SsmRequest<DescribeInstanceInformationResult>
{
    public IReadOnlyList<InstanceInformationStringFilter>? Filters { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeInstanceInformation</c> answers.</summary>
internal sealed record DescribeInstanceInformationResult
{
    public IReadOnlyList<InstanceInformation> InstanceInformationList { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>A filter, for example InstanceIds. The API's shape <c>InstanceInformationStringFilter</c>.</summary>
internal sealed record InstanceInformationStringFilter
{
    public required string Key { get; init; }
    public required IReadOnlyList<string> Values { get; init; }
}

/// <summary>An instance whose agent has reported. The API's shape <c>InstanceInformation</c>.</summary>
internal sealed record InstanceInformation
{
    public string? InstanceId { get; init; }
    public string? PingStatus { get; init; }
    public DateTimeOffset? LastPingDateTime { get; init; }
    public string? AgentVersion { get; init; }
    public bool? IsLatestVersion { get; init; }
    public string? PlatformType { get; init; }
    public string? PlatformName { get; init; }
    public string? PlatformVersion { get; init; }
    public string? ResourceType { get; init; }
    public string? IPAddress { get; init; }
    public string? ComputerName { get; init; }
}
