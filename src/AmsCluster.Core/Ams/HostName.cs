namespace AmsCluster.Ams;

/// <summary>Whose host name AMS tells: <c>liveness</c> answers with the machine's own, which EC2 makes of its private address or, where the subnet says so, of its id.</summary>
internal static class HostName
{
    /// <summary>Whether a machine is called that.</summary>
    /// <param name="host">What AMS tells.</param>
    /// <param name="instanceId">The machine's id.</param>
    /// <param name="address">Its private address.</param>
    /// <param name="dnsName">Its private DNS name, where it is known.</param>
    public static bool IsOf(string host, string instanceId, string? address, string? dnsName = null) =>
        new[] { dnsName, address, address is null ? null : $"ip-{address.Replace('.', '-')}", instanceId }.Any(name => Same(name, host));

    // With or without the domain behind it; an address has no domain.
    static bool Same(string? name, string host) => !string.IsNullOrEmpty(name)
        && (name.Equals(host, StringComparison.OrdinalIgnoreCase) || (!char.IsDigit(name[0]) && name.Split('.')[0].Equals(host.Split('.')[0], StringComparison.OrdinalIgnoreCase)));
}
