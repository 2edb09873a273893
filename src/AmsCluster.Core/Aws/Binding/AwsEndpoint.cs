using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace AmsCluster.Aws.Binding;

/// <summary>Where a service is, and the Region that its requests are signed for.</summary>
/// <param name="Address">The service's address.</param>
/// <param name="SigningRegion">The Region in the signature.</param>
internal sealed record AwsEndpoint(Uri Address, string SigningRegion)
{
    /// <summary>Whether it is AWS's own, and not one that stands in for it.</summary>
    public bool IsAws { get; private init; }

    /// <summary>
    /// Whether it is AWS's own, or an address in AWS that the user has named, such as a VPC endpoint.
    /// </summary>
    public bool LeadsToAws { get; private init; }

    /// <summary>Which of the service's own endpoints it is.</summary>
    public EndpointKind Kind { get; private init; }

    /// <summary>The endpoint of a service seen from a Region; <paramref name="address"/> stands in for AWS's own.</summary>
    /// <exception cref="AmsException">The Region or the address is none, or the partition has no such
    /// endpoints.</exception>
    public static AwsEndpoint Of(AwsService service, string region, string? address, EndpointKind kind = default)
    {
        if (Uri.CheckHostName(region) != UriHostNameType.Dns)
            throw new AmsException("AmsRegionInvalid", $"'{region}' is no AWS Region.", "Name one such as eu-west-1.");
        var partition = Fn.Partition(region);
        Require(kind, partition, address);
        var own = EndpointName.Of(service, region, partition, kind);
        if (!Uri.TryCreate(address ?? "https://" + own.Host, UriKind.Absolute, out var there)
            || there.Scheme is not ("http" or "https"))
            throw new AmsException("AmsEndpointInvalid", $"'{address}' is no address of a web service.",
                "Give one such as https://host:port.");
        return new AwsEndpoint(there, own.SigningRegion)
        {
            IsAws = address is null,
            LeadsToAws = address is null || IsIn(there.Host, partition.dnsSuffix)
                || IsIn(there.Host, partition.dualStackDnsSuffix),
            Kind = kind,
        };
    }

    // AWS's endpoint rules refuse both together: a custom endpoint URL may be neither FIPS nor dual-stack.
    private static void Require(EndpointKind kind, Partition partition, string? address)
    {
        if (kind.IsUsual)
            return;
        if (address is not null)
        {
            throw new AmsException("AmsEndpointInvalid",
                $"The endpoint URL {address} and {kind.Switches} contradict each other.",
                "Remove the endpoint URL, or switch the other off.");
        }

        if ((kind.Fips && !partition.supportsFIPS) || (kind.DualStack && !partition.supportsDualStack))
        {
            throw new AmsException("AmsEndpointUnsupported", $"The partition {partition.name} has no {kind} endpoints.",
                $"Switch off {kind.Switches}.");
        }
    }

    private static bool IsIn(string host, string suffix) =>
        host.EndsWith("." + suffix, StringComparison.OrdinalIgnoreCase);
}
