using System.Net;
using AmsCluster.Ams;

namespace AmsCluster.Flight;

/// <summary>What a test flight is told.</summary>
public sealed record FlightOptions
{
    /// <summary>The application whose pages and WebSocket are looked at; null to find one.</summary>
    public string? App { get; init; }

    /// <summary>Names and ports that lead elsewhere, for a cluster whose DNS is not switched yet.</summary>
    public IReadOnlyList<ConnectTo> ConnectTo { get; init; } = [];

    /// <summary>How long one question to the cluster may take; the whole of a check at most twice as long.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A user of the web panel, for what is told to users only; null to leave that out.</summary>
    public NetworkCredential? Login { get; init; }

    /// <summary>Whether the database is checked too, over a connection from this machine. Default: no.</summary>
    public bool Direct { get; init; }

    /// <summary>The way to the cluster, of which tests give another.</summary>
    internal AmsNetwork Network { get; init; } = new();
}
