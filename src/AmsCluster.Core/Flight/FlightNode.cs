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

    /// <summary>Whether this is the host name that it answers with: AMS tells the machine's own, which EC2 makes of its private DNS name.</summary>
    public bool IsCalled(string host) => Names.Any(name => Same(name, host));

    /// <summary>How it is spoken of.</summary>
    public override string ToString() => $"{Role?.ToString().ToLowerInvariant() ?? "MongoDB node"} {InstanceId}";

    IEnumerable<string?> Names => [Instance.PrivateDnsName, PrivateAddress, PrivateAddress is null ? null : $"ip-{PrivateAddress.Replace('.', '-')}", InstanceId];

    // With or without the domain behind it; an address has no domain.
    static bool Same(string? name, string host) => !string.IsNullOrEmpty(name)
        && (name.Equals(host, StringComparison.OrdinalIgnoreCase) || (!char.IsDigit(name[0]) && name.Split('.')[0].Equals(host.Split('.')[0], StringComparison.OrdinalIgnoreCase)));
}
