using System.Collections.Immutable;
using AmsCluster.Resources;

namespace AmsCluster.Planning;

/// <summary>
/// The parts that a cluster may have or not. What a spec does not ask for is looked for only when an earlier one did:
/// that is cheaper than to look for everything, and nothing is lost from sight as long as the record covers all that may be there.
/// </summary>
internal sealed record Parts(bool Role, bool Rtmp, bool Notice, bool Hooks, bool PlainRest, bool OwnNetwork, int Subnets, ImmutableHashSet<string> Keys, ImmutableHashSet<(string Domain, string Zone)> Records)
{
    /// <summary>What could be there when nothing is known but the name.</summary>
    public static Parts Unknown { get; } = new(true, true, true, true, true, true, 6, [], []);

    public static Parts None { get; } = new(false, false, false, false, false, false, 0, [], []);

    /// <summary>What a spec asks for.</summary>
    public static Parts Of(ClusterSpec spec) => new(
        spec.Access.InstanceProfile is null,
        spec.Rtmp,
        spec.Notice.IsWanted,
        new[] { spec.Origin, spec.Edge }.Any(g => g.DrainMinutes > 0 || g.WarmPool > 0),
        !spec.LoadBalancer.RedirectsHttp,
        spec.Network.Cidr is not null,
        spec.Network.Cidr is null ? 0 : ZoneSlots.Of(spec.Network).Zones.Count,
        spec.Access is { CreateKey: true, KeyName: { } key } ? [key] : [],
        spec.LoadBalancer is { HostedZone: { } zone, Domain: { } domain } ? [(domain, zone)] : [])
    {
        Boundary = spec.Access.PermissionsBoundary is not null,
    };

    /// <summary>Whether a permissions boundary was or shall be set on the role. Not among the parts that the record must cover: it is a setting.</summary>
    public bool Boundary { get; init; }

    public Parts Union(Parts other) =>
        new(Role || other.Role, Rtmp || other.Rtmp, Notice || other.Notice, Hooks || other.Hooks, PlainRest || other.PlainRest, OwnNetwork || other.OwnNetwork, Math.Max(Subnets, other.Subnets), Keys.Union(other.Keys), Records.Union(other.Records)) { Boundary = Boundary || other.Boundary };

    /// <summary>Whether all of the other's parts are among these.</summary>
    public bool Cover(Parts other) =>
        (Role || !other.Role) && (Rtmp || !other.Rtmp) && (Notice || !other.Notice) && (Hooks || !other.Hooks) && (PlainRest || !other.PlainRest) && (OwnNetwork || !other.OwnNetwork) && Subnets >= other.Subnets && other.Keys.IsSubsetOf(Keys) && other.Records.IsSubsetOf(Records);
}
