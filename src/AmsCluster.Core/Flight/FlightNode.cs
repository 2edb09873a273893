using AmsCluster.Ams;

namespace AmsCluster.Flight;

/// <summary>An instance of the cluster, as the world sees it.</summary>
/// <param name="InstanceId">Its EC2 instance id.</param>
/// <param name="Role">What it does; null for the MongoDB node.</param>
/// <param name="Instance">What EC2 tells of it.</param>
internal sealed record FlightNode(string InstanceId, NodeRole? Role, Ec2.Instance Instance)
{
    /// <summary>The address that the world may reach it at.</summary>
    public string? PublicAddress => string.IsNullOrEmpty(Instance.PublicIpAddress) ? null : Instance.PublicIpAddress;

    /// <summary>Its address inside the VPC.</summary>
    public string? PrivateAddress => Instance.PrivateIpAddress;

    /// <summary>Whether this is the host name that it answers with.</summary>
    public bool IsCalled(string host) => HostName.IsOf(host, InstanceId, PrivateAddress, Instance.PrivateDnsName);

    /// <summary>How it is spoken of.</summary>
    public override string ToString() => $"{Role?.ToString().ToLowerInvariant() ?? "MongoDB node"} {InstanceId}";
}
