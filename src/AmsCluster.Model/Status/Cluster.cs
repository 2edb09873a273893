using AmsCluster.Views;

namespace AmsCluster;

/// <summary>What a cluster is now, read from AWS.</summary>
public sealed record Cluster
{
    /// <summary>The cluster's name.</summary>
    public required string Name { get; init; }

    /// <summary>The Region that it is in.</summary>
    public required string Region { get; init; }

    /// <summary>How it is, over all its parts: the worst of them.</summary>
    public Health Health { get; init; }

    /// <summary>Where users and administrators reach it.</summary>
    public IReadOnlyList<Endpoint> Endpoints
    {
        get;
        init => field = NamedList<Endpoint>.Of(value);
    }
    = NamedList<Endpoint>.None;

    /// <summary>The MongoDB node; null when the database is one of the user's own or is not made yet.</summary>
    public MongoNode? Mongo { get; init; }

    /// <summary>The origin group; null when it is not made yet.</summary>
    public ScalingGroup? Origin { get; init; }

    /// <summary>The edge group; null when it is not made yet.</summary>
    public ScalingGroup? Edge { get; init; }

    /// <summary>The Application Load Balancer; null when it is not made yet.</summary>
    public LoadBalancer? LoadBalancer { get; init; }

    /// <summary>What is not as it should be, each in a sentence with the reason that AWS gives.</summary>
    public IReadOnlyList<string> Problems
    {
        get;
        init => field = NamedList<string>.Of(value);
    }
    = NamedList<string>.None;

    /// <summary>How to log in to the web panel for the first time; null where no such user is made.</summary>
    public FirstLogin? FirstLogin { get; init; }

    /// <summary>What Ant Media Server itself said; null where it was not asked.</summary>
    public AmsReport? Ams { get; init; }

    /// <summary>How it was reached.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Connection? Connection { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
