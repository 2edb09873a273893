namespace AmsCluster.Aws.Ec2;

/// <summary>EC2 <c>DescribeLaunchTemplates</c>: lists launch templates, without their data.</summary>
internal sealed record DescribeLaunchTemplates : Ec2Request<DescribeLaunchTemplatesResult>
{
    [Wire("LaunchTemplateId")] public IReadOnlyList<string>? LaunchTemplateIds { get; init; }
    [Wire("LaunchTemplateName")] public IReadOnlyList<string>? LaunchTemplateNames { get; init; }
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeLaunchTemplates</c> answers.</summary>
internal sealed record DescribeLaunchTemplatesResult
{
    public IReadOnlyList<LaunchTemplate> LaunchTemplates { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>A launch template. The API's shape <c>LaunchTemplate</c>.</summary>
internal sealed record LaunchTemplate
{
    public string? LaunchTemplateId { get; init; }
    public string? LaunchTemplateName { get; init; }
    public long? DefaultVersionNumber { get; init; }
    public long? LatestVersionNumber { get; init; }
    public DateTimeOffset? CreateTime { get; init; }
    public string? CreatedBy { get; init; }
    [Wire("tagSet")] public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>EC2 <c>DescribeLaunchTemplateVersions</c>: lists versions of launch templates with their data.</summary>
internal sealed record DescribeLaunchTemplateVersions : Ec2Request<DescribeLaunchTemplateVersionsResult>
{
    public string? LaunchTemplateId { get; init; }
    public string? LaunchTemplateName { get; init; }
    [Wire("LaunchTemplateVersion")] public IReadOnlyList<string>? Versions { get; init; }
    public string? MinVersion { get; init; }
    public string? MaxVersion { get; init; }
    [Wire("Filter")] public IReadOnlyList<Filter>? Filters { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>DescribeLaunchTemplateVersions</c> answers.</summary>
internal sealed record DescribeLaunchTemplateVersionsResult
{
    [Wire("launchTemplateVersionSet")] public IReadOnlyList<LaunchTemplateVersion> LaunchTemplateVersions { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>One version of a launch template. The API's shape <c>LaunchTemplateVersion</c>.</summary>
internal sealed record LaunchTemplateVersion
{
    public string? LaunchTemplateId { get; init; }
    public string? LaunchTemplateName { get; init; }
    public long? VersionNumber { get; init; }
    public string? VersionDescription { get; init; }
    public bool? DefaultVersion { get; init; }
    public DateTimeOffset? CreateTime { get; init; }
    public string? CreatedBy { get; init; }
    public ResponseLaunchTemplateData? LaunchTemplateData { get; init; }
}

/// <summary>EC2 <c>CreateLaunchTemplate</c>: makes a launch template with its first version.</summary>
internal sealed record CreateLaunchTemplate : Ec2Request<CreateLaunchTemplateResult>
{
    public required string LaunchTemplateName { get; init; }
    public required RequestLaunchTemplateData LaunchTemplateData { get; init; }
    public string? VersionDescription { get; init; }
    public string? ClientToken { get; init; }
    [Wire("TagSpecification")] public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }
    public bool? DryRun { get; init; }
    internal override bool Repeatable => ClientToken is not null;
}

/// <summary>What <c>CreateLaunchTemplate</c> answers.</summary>
internal sealed record CreateLaunchTemplateResult
{
    public LaunchTemplate? LaunchTemplate { get; init; }
    public ValidationWarning? Warning { get; init; }
}

/// <summary>EC2 <c>CreateLaunchTemplateVersion</c>: adds a version to a launch template.</summary>
internal sealed record CreateLaunchTemplateVersion : Ec2Request<CreateLaunchTemplateVersionResult>
{
    public string? LaunchTemplateId { get; init; }
    public string? LaunchTemplateName { get; init; }
    public string? SourceVersion { get; init; }
    public string? VersionDescription { get; init; }
    public required RequestLaunchTemplateData LaunchTemplateData { get; init; }
    public string? ClientToken { get; init; }
    public bool? DryRun { get; init; }
    internal override bool Repeatable => ClientToken is not null;
}

/// <summary>What <c>CreateLaunchTemplateVersion</c> answers.</summary>
internal sealed record CreateLaunchTemplateVersionResult
{
    public LaunchTemplateVersion? LaunchTemplateVersion { get; init; }
    public ValidationWarning? Warning { get; init; }
}

/// <summary>What AWS finds odd in a launch template's data. The API's shape <c>ValidationWarning</c>.</summary>
internal sealed record ValidationWarning
{
    [Wire("errorSet")] public IReadOnlyList<ValidationError> Errors { get; init; } = [];
}

/// <summary>One thing that AWS finds odd. The API's shape <c>ValidationError</c>.</summary>
internal sealed record ValidationError
{
    public string? Code { get; init; }
    public string? Message { get; init; }
}

/// <summary>EC2 <c>DeleteLaunchTemplate</c>: deletes a launch template with all its versions.</summary>
internal sealed record DeleteLaunchTemplate : Ec2Request<DeleteLaunchTemplateResult>
{
    public string? LaunchTemplateId { get; init; }
    public string? LaunchTemplateName { get; init; }
    public bool? DryRun { get; init; }
}

/// <summary>What <c>DeleteLaunchTemplate</c> answers.</summary>
internal sealed record DeleteLaunchTemplateResult
{
    public LaunchTemplate? LaunchTemplate { get; init; }
}
