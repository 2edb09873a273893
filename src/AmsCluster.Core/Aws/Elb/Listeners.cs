namespace AmsCluster.Aws.Elb;

/// <summary>Elastic Load Balancing <c>DescribeListeners</c>: lists listeners of a load balancer.</summary>
internal sealed record DescribeListeners : ElbRequest<DescribeListenersResult>
{
    public string? LoadBalancerArn { get; init; }
    public IReadOnlyList<string>? ListenerArns { get; init; }
    public string? Marker { get; init; }
    public int? PageSize { get; init; }
}

/// <summary>What <c>DescribeListeners</c> answers.</summary>
internal sealed record DescribeListenersResult
{
    public IReadOnlyList<Listener> Listeners { get; init; } = [];
    public string? NextMarker { get; init; }
}

/// <summary>A listener. The API's shape <c>Listener</c>.</summary>
internal sealed record Listener
{
    public string? ListenerArn { get; init; }
    public string? LoadBalancerArn { get; init; }
    public int? Port { get; init; }
    public string? Protocol { get; init; }
    public IReadOnlyList<Certificate> Certificates { get; init; } = [];
    public string? SslPolicy { get; init; }
    public IReadOnlyList<Action> DefaultActions { get; init; } = [];
    public IReadOnlyList<string> AlpnPolicy { get; init; } = [];
}

/// <summary>A certificate of a listener. The API's shape <c>Certificate</c>.</summary>
internal sealed record Certificate
{
    public string? CertificateArn { get; init; }
    public bool? IsDefault { get; init; }
}

/// <summary>Elastic Load Balancing <c>CreateListener</c>: makes a listener; the same again gives the one that is there.</summary>
internal sealed record CreateListener : ElbRequest<CreateListenerResult>
{
    public required string LoadBalancerArn { get; init; }
    public int? Port { get; init; }
    public string? Protocol { get; init; }
    public IReadOnlyList<Certificate>? Certificates { get; init; }
    public string? SslPolicy { get; init; }
    public required IReadOnlyList<Action> DefaultActions { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>What <c>CreateListener</c> answers.</summary>
internal sealed record CreateListenerResult
{
    public IReadOnlyList<Listener> Listeners { get; init; } = [];
}

/// <summary>Elastic Load Balancing <c>ModifyListener</c>: changes a listener; what is left out stays.</summary>
internal sealed record ModifyListener : ElbRequest<ModifyListenerResult>
{
    public required string ListenerArn { get; init; }
    public int? Port { get; init; }
    public string? Protocol { get; init; }
    public IReadOnlyList<Certificate>? Certificates { get; init; }
    public string? SslPolicy { get; init; }
    public IReadOnlyList<Action>? DefaultActions { get; init; }
}

/// <summary>What <c>ModifyListener</c> answers.</summary>
internal sealed record ModifyListenerResult
{
    public IReadOnlyList<Listener> Listeners { get; init; } = [];
}

/// <summary>Elastic Load Balancing <c>DeleteListener</c>: deletes a listener with its rules.</summary>
internal sealed record DeleteListener : ElbRequest<Nothing>
{
    public required string ListenerArn { get; init; }
}
