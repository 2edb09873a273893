namespace AmsCluster.Adopting;

/// <summary>The nodes of one role as they were found: their group, what they start from, and where the load balancer sends to.</summary>
internal sealed record Nodes(NodeRole Role)
{
    public Elb.TargetGroup? Targets { get; init; }

    /// <summary>What says that this is the role of the target group.</summary>
    public string TargetsBecause { get; init; } = "";

    public AutoScaling.AutoScalingGroup? Group { get; init; }

    public Certainty GroupCertainty { get; init; } = Certainty.Missing;

    /// <summary>What says that this is the group.</summary>
    public string GroupBecause { get; init; } = "";

    /// <summary>The version of the launch template that the group starts its nodes from.</summary>
    public Ec2.LaunchTemplateVersion? Template { get; init; }

    /// <summary>The image of the template's newest version, which nodes start from once the cluster is managed.</summary>
    public string? NewestImage { get; init; }

    /// <summary>The policy that scales by CPU load.</summary>
    public AutoScaling.ScalingPolicy? Policy { get; init; }

    public StartScript? Script => StartScript.Of(Data?.UserData);

    public Ec2.ResponseLaunchTemplateData? Data => Template?.LaunchTemplateData;

    /// <summary>The security groups of the template, wherever it has them.</summary>
    public IReadOnlyList<string> SecurityGroups => Data is null ? [] : [.. Data.SecurityGroupIds.Concat(Data.NetworkInterfaces.SelectMany(i => i.Groups)).Distinct(StringComparer.Ordinal)];

    public IReadOnlyList<string> Subnets => Group?.VPCZoneIdentifier?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    public string Word => Role.ToString().ToLowerInvariant();
}
