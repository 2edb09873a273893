using AmsCluster.Aws;
using AmsCluster.Aws.AutoScaling;
using AmsCluster.Aws.Elb;
using AmsCluster.Aws.Iam;
using AmsCluster.Aws.Sns;

namespace AmsCluster.Tests.Engine;

/// <summary>IAM <c>ListRoles</c>.</summary>
internal sealed record ListRoles : IamRequest<ListRolesResult>;

/// <summary>What <c>ListRoles</c> answers.</summary>
internal sealed record ListRolesResult
{
    public IReadOnlyList<Role> Roles { get; init; } = [];
}

/// <summary>IAM <c>AttachRolePolicy</c>.</summary>
internal sealed record AttachRolePolicy : IamRequest<Nothing>
{
    public required string RoleName { get; init; }
    public required string PolicyArn { get; init; }
}

/// <summary>SNS <c>SetTopicAttributes</c>.</summary>
internal sealed record SetTopicAttributes : SnsRequest<Nothing>
{
    public required string TopicArn { get; init; }
    public required string AttributeName { get; init; }
    public string? AttributeValue { get; init; }
}

/// <summary>IAM <c>ListInstanceProfiles</c>.</summary>
internal sealed record ListInstanceProfiles : IamRequest<ListInstanceProfilesResult>;

/// <summary>What <c>ListInstanceProfiles</c> answers.</summary>
internal sealed record ListInstanceProfilesResult
{
    public IReadOnlyList<InstanceProfile> InstanceProfiles { get; init; } = [];
}

/// <summary>Auto Scaling <c>SuspendProcesses</c>.</summary>
internal sealed record SuspendProcesses : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public required IReadOnlyList<string> ScalingProcesses { get; init; }
}

/// <summary>Auto Scaling <c>SetDesiredCapacity</c>.</summary>
internal sealed record SetDesiredCapacity : AutoScalingRequest<Nothing>
{
    public required string AutoScalingGroupName { get; init; }
    public required int DesiredCapacity { get; init; }
}

/// <summary>SNS <c>ListTopics</c>.</summary>
internal sealed record ListTopics : SnsRequest<ListTopicsResult>;

/// <summary>What <c>ListTopics</c> answers.</summary>
internal sealed record ListTopicsResult
{
    public IReadOnlyList<ListedTopic> Topics { get; init; } = [];
}

/// <summary>A topic. The API's shape <c>Topic</c>.</summary>
internal sealed record ListedTopic
{
    public string? TopicArn { get; init; }
}
