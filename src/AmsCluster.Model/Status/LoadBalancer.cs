namespace AmsCluster;

/// <summary>The Application Load Balancer of a cluster.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="DnsName">The name that AWS gave it.</param>
/// <param name="State">Its state, for example <c>active</c>.</param>
public sealed record LoadBalancer(string Arn, string DnsName, string State)
{
    /// <inheritdoc/>
    public override string ToString() => DnsName;
}
