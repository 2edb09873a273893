using System.Text.Json.Serialization;
using AmsCluster.Views;

namespace AmsCluster;

/// <summary>Who reaches the REST API of an application, for all nodes of a cluster (AMS <c>AppSettings.java</c>, <c>IPFilter.java</c>).</summary>
public sealed record RestAccess
{
    /// <summary>The cluster's name.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The Region that it is in.</summary>
    public required string Region { get; init; }

    /// <summary>The application, for example <c>live</c>; capital letters count.</summary>
    public required string App { get; init; }

    /// <summary>The blocks of addresses that are let in, beside the node itself and the VPC's own; empty for nobody outside.</summary>
    public IReadOnlyList<string> From
    {
        get;
        init => field = NamedList<string>.Of(value);
    }
    = NamedList<string>.None;

    /// <summary>
    /// The blocks that the load balancer lets reach the REST API of every application (<c>access.restFrom</c>); empty for
    /// none. Only an address that both lists name reaches it from outside.
    /// </summary>
    public IReadOnlyList<string> LoadBalancerFrom
    {
        get;
        init => field = NamedList<string>.Of(value);
    }
    = NamedList<string>.None;

    /// <summary>The whole list as AMS has it: <c>remoteAllowedCIDR</c>, comma separated.</summary>
    public required string RemoteAllowedCidr { get; init; }

    /// <summary>Whether AMS looks at the list at all (<c>ipFilterEnabled</c>). Where it does not, everybody is let in.</summary>
    public bool IpFilterEnabled { get; init; }

    /// <summary>Whether a token is needed as well (<c>jwtControlEnabled</c>).</summary>
    public bool JwtControlEnabled { get; init; }

    /// <summary>Whether every address of the world is let in. Without a token anybody may then create, stop and delete streams.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What the REST API answered the machine that this was asked from.</summary>
    public RestAnswer FromHere { get; init; }

    /// <summary>Whether the list was changed just now.</summary>
    public bool IsChanged { get; init; }

    /// <summary>The names of other settings that AMS itself has changed when it took the list; as a rule none.</summary>
    public IReadOnlyList<string> ChangedBesides
    {
        get;
        init => field = NamedList<string>.Of(value);
    }
    = NamedList<string>.None;

    /// <summary>How the cluster was reached.</summary>
    [JsonIgnore]
    public Connection? Connection { get; init; }

    /// <inheritdoc/>
    public override string ToString() => App;
}

/// <summary>What an application's REST API answers a machine.</summary>
public enum RestAnswer
{
    /// <summary>Something that tells neither; or it was not asked.</summary>
    Unknown,

    /// <summary>It answers.</summary>
    Allowed,

    /// <summary>Its IP filter does not let the machine in.</summary>
    NotAllowed,

    /// <summary>It wants a token before it looks at the address.</summary>
    TokenNeeded,

    /// <summary>The load balancer refuses it: <c>access.restFrom</c> does not let the machine in.</summary>
    ClosedAtLoadBalancer,
}
