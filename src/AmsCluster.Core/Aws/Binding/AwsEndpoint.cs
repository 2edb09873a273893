using Amazon;

namespace AmsCluster.Aws.Binding;

/// <summary>Where a service is, and the Region that its requests are signed for.</summary>
/// <param name="Address">The service's address.</param>
/// <param name="SigningRegion">The Region in the signature.</param>
internal sealed record AwsEndpoint(Uri Address, string SigningRegion)
{
    /// <summary>Whether it is AWS's own, and not one that stands in for it.</summary>
    public bool IsAws { get; private init; }

    /// <summary>The endpoint of a service seen from a Region; <paramref name="address"/> stands in for AWS's own.</summary>
    public static AwsEndpoint Of(AwsService service, string region, string? address)
    {
        if (Uri.CheckHostName(region) != UriHostNameType.Dns)
            throw new AmsException("AmsRegionInvalid", $"'{region}' is no AWS Region.", "Name one such as eu-west-1.");
        var place = RegionEndpoint.GetBySystemName(region);
        var (host, signing) = service.Global ? Global(service, place) : ($"{service.Prefix}.{region}.{place.PartitionDnsSuffix}", region);
        return Uri.TryCreate(address ?? "https://" + host, UriKind.Absolute, out var there) && there.Scheme is ("http" or "https")
            ? new AwsEndpoint(there, signing) { IsAws = address is null }
            : throw new AmsException("AmsEndpointInvalid", $"'{address}' is no address of a web service.", "Give one such as https://host:port.");
    }

    private static (string Host, string SigningRegion) Global(AwsService service, RegionEndpoint place)
    {
        var iam = service == AwsService.Iam;
        var (name, suffix) = (service.Prefix, place.PartitionDnsSuffix);
        return place.PartitionName switch
        {
            "aws" => ($"{name}.{suffix}", "us-east-1"),
            "aws-cn" => iam ? ($"{name}.cn-north-1.{suffix}", "cn-north-1") : ($"{name}.{suffix}", "cn-northwest-1"),
            "aws-us-gov" => ($"{name}.us-gov.{suffix}", "us-gov-west-1"),
            "aws-eusc" => (iam ? $"{name}.eusc-de-east-1.{suffix}" : $"{name}.{suffix}", "eusc-de-east-1"),
            _ => ($"{name}.{place.SystemName}.{suffix}", place.SystemName),
        };
    }
}
