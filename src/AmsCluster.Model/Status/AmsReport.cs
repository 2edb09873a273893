using AmsCluster.Views;

namespace AmsCluster;

/// <summary>What Ant Media Server itself said of the cluster, or why it did not.</summary>
/// <param name="Url">The address that it was asked at.</param>
public sealed record AmsReport(string Url)
{
    /// <summary>Whether it answered.</summary>
    public bool IsReached { get; init; }

    /// <summary>Whether it was asked as a user of the panel. Without one it tells no more than that it lives and whether the panel is claimed.</summary>
    public bool IsLoggedIn { get; init; }

    /// <summary>Whether the cluster's database was asked in place of AMS.</summary>
    public bool IsFromDatabase { get; init; }

    /// <summary>Whether somebody has made the panel's first user. While nobody has, whoever comes first becomes its administrator.</summary>
    public bool? IsClaimed { get; init; }

    /// <summary>The version of the node that answered, for example <c>3.0.3</c>.</summary>
    public string? Version { get; init; }

    /// <summary>Entries of the nodes' list that no instance of the cluster has: of nodes that are gone, or of another cluster on the same database.</summary>
    public IReadOnlyList<ListedNode> Strays
    {
        get;
        init => field = NamedList<ListedNode>.Of(value);
    }
    = NamedList<ListedNode>.None;

    /// <summary>In a line: why it could not be asked, or what a login would tell. Null when all is told.</summary>
    public string? Note { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Note ?? Url;
}
