namespace AmsCluster.Aws.CloudWatch;

/// <summary>CloudWatch <c>PutMetricAlarm</c>: makes or replaces an alarm on a metric. Tags are taken with a new one only.</summary>
internal sealed record PutMetricAlarm : CloudWatchRequest<Nothing>
{
    public required string AlarmName { get; init; }
    public string? AlarmDescription { get; init; }
    public bool? ActionsEnabled { get; init; }
    public IReadOnlyList<string>? OKActions { get; init; }
    public IReadOnlyList<string>? AlarmActions { get; init; }
    public IReadOnlyList<string>? InsufficientDataActions { get; init; }
    public string? MetricName { get; init; }
    public string? Namespace { get; init; }
    public string? Statistic { get; init; }
    public IReadOnlyList<Dimension>? Dimensions { get; init; }
    public int? Period { get; init; }
    public string? Unit { get; init; }
    public required int EvaluationPeriods { get; init; }
    public int? DatapointsToAlarm { get; init; }
    public double? Threshold { get; init; }
    public required string ComparisonOperator { get; init; }
    public string? TreatMissingData { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>A dimension of a metric. The API's shape <c>Dimension</c>.</summary>
internal sealed record Dimension
{
    public required string Name { get; init; }
    public required string Value { get; init; }
}

/// <summary>CloudWatch <c>DescribeAlarms</c>: lists alarms by their names, up to 100.</summary>
internal sealed record DescribeAlarms : CloudWatchRequest<DescribeAlarmsResult>
{
    public IReadOnlyList<string>? AlarmNames { get; init; }
    public int? MaxRecords { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeAlarms</c> answers.</summary>
internal sealed record DescribeAlarmsResult
{
    public IReadOnlyList<MetricAlarm> MetricAlarms { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>An alarm on a metric. The API's shape <c>MetricAlarm</c>.</summary>
internal sealed record MetricAlarm
{
    public string? AlarmName { get; init; }
    public string? AlarmArn { get; init; }
    public string? AlarmDescription { get; init; }
    public bool? ActionsEnabled { get; init; }
    public IReadOnlyList<string> OKActions { get; init; } = [];
    public IReadOnlyList<string> AlarmActions { get; init; } = [];
    public IReadOnlyList<string> InsufficientDataActions { get; init; } = [];
    public string? StateValue { get; init; }
    public string? StateReason { get; init; }
    public string? MetricName { get; init; }
    public string? Namespace { get; init; }
    public string? Statistic { get; init; }
    public IReadOnlyList<Dimension> Dimensions { get; init; } = [];
    public int? Period { get; init; }
    public string? Unit { get; init; }
    public int? EvaluationPeriods { get; init; }
    public int? DatapointsToAlarm { get; init; }
    public double? Threshold { get; init; }
    public string? ComparisonOperator { get; init; }
    public string? TreatMissingData { get; init; }
}

/// <summary>CloudWatch <c>DeleteAlarms</c>: deletes up to 100 alarms, or none of them where one is not there.</summary>
internal sealed record DeleteAlarms : CloudWatchRequest<Nothing>
{
    public required IReadOnlyList<string> AlarmNames { get; init; }
}
