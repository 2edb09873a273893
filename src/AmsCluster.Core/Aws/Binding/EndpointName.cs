using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace AmsCluster.Aws.Binding;

/// <summary>The host names of AWS's endpoints. They follow the endpoint rules in AWS's service models.</summary>
internal static class EndpointName
{
    /// <summary>The host name of a service's endpoint, and the Region that its requests are signed for.</summary>
    public static (string Host, string SigningRegion) Of(
        AwsService service, string region, Partition partition, EndpointKind kind)
    {
        var name = service.Prefix + (kind.Fips && !IsFipsAnyway(service, partition, kind) ? "-fips" : "");
        if (service == AwsService.S3)
            return ($"{service.Prefix}{(kind.Fips ? "-fips" : "")}.{(kind.DualStack ? "dualstack." : "")}{region}.{partition.dnsSuffix}", region);
        var suffix = kind.DualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        if (!service.Global)
            return ($"{name}.{region}.{suffix}", region);
        var isIam = service == AwsService.Iam;
        return ($"{name}.{Place(partition.name, isIam, kind, region)}{suffix}",
            SigningRegion(partition.name, isIam, kind, region));
    }

    // In GovCloud the usual endpoints are FIPS endpoints.
    private static bool IsFipsAnyway(AwsService service, Partition partition, EndpointKind kind) =>
        partition.name is "aws-us-gov" && (!kind.DualStack || service.Global || service == AwsService.CloudWatch);

    private static string Place(string partition, bool isIam, EndpointKind kind, string region) =>
        (partition, kind) switch
    {
        ("aws", { DualStack: true }) => "global.",
        ("aws", _) => "",
        ("aws-us-gov", _) => "us-gov.",
        ("aws-cn" or "aws-eusc", { Fips: true }) => "",
        ("aws-cn", { DualStack: true }) => "global.",
        ("aws-cn", _) => isIam ? "cn-north-1." : "",
        ("aws-eusc", { DualStack: true }) => isIam ? "" : "global.",
        ("aws-eusc", _) => isIam ? "eusc-de-east-1." : "",
        _ => $"{region}.",
    };

    private static string SigningRegion(string partition, bool isIam, EndpointKind kind, string region) =>
        partition switch
    {
        "aws" => "us-east-1",
        "aws-us-gov" => "us-gov-west-1",
        "aws-cn" when isIam && !kind.Fips => "cn-north-1",
        "aws-cn" => "cn-northwest-1",
        "aws-eusc" => "eusc-de-east-1",
        _ => region,
    };
}
