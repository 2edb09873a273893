using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using Amazon;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using AmsCluster.Spec;

namespace AmsCluster.Aws.Binding;

/// <summary>
/// Refuses a Region that does not exist before it is called: calls to a name that is not in DNS would be repeated for
/// minutes.
/// </summary>
/// <param name="resolve">Asks DNS for the addresses of a name.</param>
internal sealed class RegionCheck(Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    // The SDK's list also has each name that it was asked for.
    private static IEnumerable<string> Known =>
        RegionEndpoint.EnumerableAllRegions.Where(r => r.DisplayName is not "Unknown").Select(r => r.SystemName);

    /// <summary>Asks DNS about a Region that the SDK does not know: it may have opened since.</summary>
    /// <exception cref="AmsException">The Region's endpoint is not in DNS, while others are.</exception>
    public async Task Require(string region)
    {
        if (Known.Contains(region, StringComparer.Ordinal))
            return;
        var host = HostOf(region);
        if (IsProxied(host) || await IsThere(host) is not false || await IsThere(HostOf("us-east-1")) is not true)
            return;
        var nearest = NearestKey.Of(region, [.. Known]);
        throw new AmsException("AmsRegionInvalid", $"There is no AWS Region '{region}': {host} is not in DNS.",
            nearest is null
                ? "Name one such as eu-west-1. All Regions: aws ec2 describe-regions --all-regions."
                : $"Did you mean {nearest}?");
    }

    private static string HostOf(string region) =>
        EndpointName.Of(AwsService.Ec2, region, Fn.Partition(region), default).Host;

    // Behind a proxy the proxy knows the names, and this machine perhaps none.
    private static bool IsProxied(string host) =>
        new Uri("https://" + host) is var address
        && HttpClient.DefaultProxy is { } proxy
        && !proxy.IsBypassed(address)
        && proxy.GetProxy(address) is not null;

    /// <returns>Null where DNS does not answer.</returns>
    private async Task<bool?> IsThere(string host)
    {
        using var bound = new CancellationTokenSource(Limit);
        try
        {
            return (await resolve(host, bound.Token)).Length > 0;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData ? false : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
