namespace AmsCluster.Aws.Elb;

/// <summary>Elastic Load Balancing <c>DescribeLoadBalancers</c>: lists load balancers; an unknown name or ARN is an error.</summary>
internal sealed record DescribeLoadBalancers : ElbRequest<DescribeLoadBalancersResult>
{
    public IReadOnlyList<string>? LoadBalancerArns { get; init; }
    public IReadOnlyList<string>? Names { get; init; }
    public string? Marker { get; init; }
    public int? PageSize { get; init; }
}

/// <summary>What <c>DescribeLoadBalancers</c> answers.</summary>
internal sealed record DescribeLoadBalancersResult
{
    public IReadOnlyList<LoadBalancer> LoadBalancers { get; init; } = [];
    public string? NextMarker { get; init; }
}

/// <summary>A load balancer. The API's shape <c>LoadBalancer</c>.</summary>
internal sealed record LoadBalancer
{
    public string? LoadBalancerArn { get; init; }
    public string? LoadBalancerName { get; init; }
    public string? DNSName { get; init; }
    public string? CanonicalHostedZoneId { get; init; }
    public DateTimeOffset? CreatedTime { get; init; }
    public string? Scheme { get; init; }
    public string? VpcId { get; init; }
    public LoadBalancerState? State { get; init; }
    public string? Type { get; init; }
    public IReadOnlyList<AvailabilityZone> AvailabilityZones { get; init; } = [];
    public IReadOnlyList<string> SecurityGroups { get; init; } = [];
    public string? IpAddressType { get; init; }
}

/// <summary>Whether a load balancer is provisioning, active, active_impaired or failed. The API's shape <c>LoadBalancerState</c>.</summary>
internal sealed record LoadBalancerState
{
    public string? Code { get; init; }
    public string? Reason { get; init; }
}

/// <summary>A zone and the subnet of it that a load balancer is in. The API's shape <c>AvailabilityZone</c>.</summary>
internal sealed record AvailabilityZone
{
    public string? ZoneName { get; init; }
    public string? SubnetId { get; init; }
}

/// <summary>Elastic Load Balancing <c>CreateLoadBalancer</c>: makes a load balancer.</summary>
internal sealed record CreateLoadBalancer : ElbRequest<CreateLoadBalancerResult>
{
    public required string Name { get; init; }
    public IReadOnlyList<string>? Subnets { get; init; }
    public IReadOnlyList<string>? SecurityGroups { get; init; }
    public string? Scheme { get; init; }
    public string? Type { get; init; }
    public string? IpAddressType { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>What <c>CreateLoadBalancer</c> answers.</summary>
internal sealed record CreateLoadBalancerResult
{
    public IReadOnlyList<LoadBalancer> LoadBalancers { get; init; } = [];
}

/// <summary>Elastic Load Balancing <c>DeleteLoadBalancer</c>: deletes a load balancer with its listeners; a missing one is no error.</summary>
internal sealed record DeleteLoadBalancer : ElbRequest<Nothing>
{
    public required string LoadBalancerArn { get; init; }
}

/// <summary>Elastic Load Balancing <c>SetSecurityGroups</c>: sets a load balancer's security groups.</summary>
internal sealed record SetSecurityGroups : ElbRequest<SetSecurityGroupsResult>
{
    public required string LoadBalancerArn { get; init; }
    public required IReadOnlyList<string> SecurityGroups { get; init; }
}

/// <summary>What <c>SetSecurityGroups</c> answers.</summary>
internal sealed record SetSecurityGroupsResult
{
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];
}

/// <summary>Elastic Load Balancing <c>SetSubnets</c>: sets a load balancer's subnets.</summary>
internal sealed record SetSubnets : ElbRequest<SetSubnetsResult>
{
    public required string LoadBalancerArn { get; init; }
    public IReadOnlyList<string>? Subnets { get; init; }
    public string? IpAddressType { get; init; }
}

/// <summary>What <c>SetSubnets</c> answers.</summary>
internal sealed record SetSubnetsResult
{
    public IReadOnlyList<AvailabilityZone> AvailabilityZones { get; init; } = [];
    public string? IpAddressType { get; init; }
}

/// <summary>Elastic Load Balancing <c>DescribeLoadBalancerAttributes</c>: lists a load balancer's settings.</summary>
internal sealed record DescribeLoadBalancerAttributes : ElbRequest<DescribeLoadBalancerAttributesResult>
{
    public required string LoadBalancerArn { get; init; }
}

/// <summary>What <c>DescribeLoadBalancerAttributes</c> answers.</summary>
internal sealed record DescribeLoadBalancerAttributesResult
{
    public IReadOnlyList<LoadBalancerAttribute> Attributes { get; init; } = [];
}

/// <summary>Elastic Load Balancing <c>ModifyLoadBalancerAttributes</c>: changes settings of a load balancer; what is left out stays.</summary>
internal sealed record ModifyLoadBalancerAttributes : ElbRequest<ModifyLoadBalancerAttributesResult>
{
    public required string LoadBalancerArn { get; init; }
    public required IReadOnlyList<LoadBalancerAttribute> Attributes { get; init; }
}

/// <summary>What <c>ModifyLoadBalancerAttributes</c> answers.</summary>
internal sealed record ModifyLoadBalancerAttributesResult
{
    public IReadOnlyList<LoadBalancerAttribute> Attributes { get; init; } = [];
}

/// <summary>A setting, for example idle_timeout.timeout_seconds. The API's shape <c>LoadBalancerAttribute</c>.</summary>
internal sealed record LoadBalancerAttribute
{
    public string? Key { get; init; }
    public string? Value { get; init; }
}
