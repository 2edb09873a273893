using System.Net;
using AmsCluster.Ams;

namespace AmsCluster.Operations;

/// <summary>How Ant Media Server's web panel is asked.</summary>
public sealed record PanelAccess
{
    /// <summary>Which names and ports lead elsewhere.</summary>
    public IReadOnlyList<ConnectTo> ConnectTo { get; init; } = [];

    /// <summary>A user of the panel; null to ask what is told to everybody.</summary>
    public NetworkCredential? Login { get; init; }
}
