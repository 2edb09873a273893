using System.Text.Json.Nodes;
using AmsCluster.Aws;
using AmsCluster.Spec.Rules;

namespace AmsCluster.Panel;

/// <summary>
/// The IP filter in an application's settings. Two are always let in: the node itself, for the panel's own pages, and scripts on the node, ask from there
/// (<c>ProxyServlet.java</c>); and the cluster's VPC, for nodes pass on what concerns a stream to the node that has it (<c>RestProxyFilter.java</c>).
/// </summary>
/// <param name="Vpc">The blocks of the cluster's VPC.</param>
internal sealed record RestFilter(IReadOnlyList<string> Vpc)
{
    const string ListName = "remoteAllowedCIDR";
    const string SwitchName = "ipFilterEnabled";
    const string Itself = "127.0.0.1/32";

    // What Tomcat's RemoteIpValve takes for a proxy of one's own; 100.64.0.0/10, which VPCs have as a further block, since 2022.
    static readonly Ipv4Block[] Private = [.. new[] { "10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16" }.Select(b => Ipv4Block.Parse(b)!)];

    /// <summary>Reads the VPC's blocks.</summary>
    public static async Task<RestFilter> Of(AwsConnection aws, string vpcId, CancellationToken stop)
    {
        var vpc = (await aws.Send(Ec2Api.DescribeVpcs(new() { VpcIds = [vpcId] }), stop)).Vpcs[0];
        return new([.. vpc.CidrBlockAssociationSet.Where(a => a.CidrBlockState?.State?.Value is "associated" or "associating").Select(a => a.CidrBlock!).Prepend(vpc.CidrBlock!).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>What the settings say.</summary>
    public RestAccess Read(JsonObject settings, string cluster, string region, string app)
    {
        var text = settings[ListName]?.GetValue<string>() ?? "";
        IReadOnlyList<string> from = [.. Blocks(text).Except([Itself, .. Vpc])];
        var isOn = settings[SwitchName]?.GetValue<bool>() ?? true;
        return new()
        {
            ClusterName = cluster, Region = region, App = app, From = from, RemoteAllowedCidr = text, IpFilterEnabled = isOn,
            JwtControlEnabled = settings["jwtControlEnabled"]?.GetValue<bool>() ?? false, IsOpen = !isOn || from.Any(b => Ipv4Block.Parse(b) is { Length: 0 }),
        };
    }

    /// <summary>The blocks that are neither the node itself nor the VPC's.</summary>
    public IEnumerable<string> Outside(IEnumerable<string> blocks) => blocks.Except([Itself, .. Vpc], StringComparer.Ordinal);

    /// <summary>Whether the settings let in just those.</summary>
    public bool Is(JsonObject settings, RestSources sources) =>
        settings[SwitchName]?.GetValue<bool>() is true && Blocks(settings[ListName]?.GetValue<string>() ?? "").ToHashSet(StringComparer.Ordinal).SetEquals(Wanted(sources));

    /// <summary>Makes the settings let in just those. A filter that is turned off would keep nobody out, so it is turned on.</summary>
    public void Set(JsonObject settings, RestSources sources)
    {
        settings[ListName] = string.Join(',', Wanted(sources));
        settings[SwitchName] = true;
    }

    /// <summary>Refuses a VPC whose addresses are not private ones.</summary>
    /// <exception cref="AmsException">It is such a one.</exception>
    public void RequirePrivate(string cluster)
    {
        if (Vpc.FirstOrDefault(b => Ipv4Block.Parse(b) is not { } block || !Array.Exists(Private, p => p.Holds(block))) is not { } known) return;

        // RemoteIpValve.java (conf/jee-container.xml): X-Forwarded-For counts only from what it holds for private.
        throw new AmsException("AmsVpcNotPrivate", $"The VPC of {cluster} has addresses that are not private ones ({known}): Ant Media Server does not trust a load balancer there to say who asks, and would take everybody for the load balancer.",
            "Use tokens for the REST API (jwtControlEnabled, in the panel) instead of addresses, or deploy the cluster in a VPC of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.");
    }

    IEnumerable<string> Wanted(RestSources sources) => new[] { Itself }.Concat(Vpc).Concat(sources.Blocks).Distinct(StringComparer.Ordinal);

    // AMS takes single addresses, and any address of a block for the block (NetMask.java); what it cannot read lets nobody in.
    static IEnumerable<string> Blocks(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(b => (Ipv4Block.Parse(b) ?? Ipv4Block.Parse($"{b}/32"))?.ToString() ?? b).Distinct(StringComparer.Ordinal);
}
