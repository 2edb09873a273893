using AmsCluster.Ams;

namespace AmsCluster.Operations;

/// <summary>Asks Ant Media Server itself, through the cluster's load balancer, how the cluster is. It keeps its sessions: to look again costs no login.</summary>
public sealed class PanelLook : IDisposable
{
    const string More = "A login tells versions, load, heartbeats and who stands alone: --user EMAIL.";

    // Enough for an answer; those who wait sit before a screen.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly AmsNetwork _network;
    readonly PanelFleet? _fleet;

    /// <param name="access">How it is asked.</param>
    public PanelLook(PanelAccess access) : this(access, new AmsNetwork { Patience = Patience })
    {
    }

    internal PanelLook(PanelAccess access, AmsNetwork network)
    {
        _network = network with { ConnectTo = [.. access.ConnectTo, .. network.ConnectTo] };
        _fleet = access.Login is null ? null : new(access.Login);
    }

    /// <summary>Whether it logs in.</summary>
    public bool HasLogin => _fleet is not null;

    /// <inheritdoc/>
    public void Dispose() => _fleet?.Dispose();

    /// <summary>The cluster with what AMS says of it.</summary>
    /// <param name="cluster">The cluster, with what EC2 says of its nodes.</param>
    /// <param name="isAws">Whether the load balancer is one of AWS, or of something that stands in for it.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="AmsException">The nodes refuse the login.</exception>
    internal async Task<Cluster> At(Cluster cluster, bool isAws, CancellationToken stop)
    {
        if (cluster.LoadBalancer is not { State: "active" } balancer || Address(cluster, "panel") is not { } panel || Address(cluster, "play") is not { } play) return cluster;
        var report = new AmsReport(panel.ToString());
        if (!isAws && _network.ConnectTo.Count == 0)
            return cluster with { Ams = report with { Note = "It was not asked: something stands in for AWS, whose load balancers lead nowhere. Where the nodes are can be said with --connect-to." } };

        // To the load balancer itself, wherever the domain leads by now; the certificate must be the domain's all the same.
        var network = _network with { ConnectTo = [.. _network.ConnectTo, new(panel.Host, null, balancer.DnsName, null)] };
        try
        {
            using var visitor = new AmsClient(panel, network);
            report = report with { IsClaimed = !await visitor.IsUnclaimed(stop), IsReached = true };
            if (report.IsClaimed is false) return Unclaimed(cluster with { Ams = report });
            if (_fleet is null) return cluster with { Ams = report with { Note = More } };
            await _fleet.Meet(panel, Serving(cluster.Origin), network, stop);
            await _fleet.Meet(play, Serving(cluster.Edge), network, stop);
            _fleet.RequireNotRefused(panel);
            return await Joined(cluster with { Ams = report }, _fleet, stop);
        }
        catch (AmsRestException e)
        {
            // Where nobody answers the advice would be to look at the status.
            return cluster with { Ams = report with { Note = e.Code is "AmsUnreachable" or "AmsNoNode" ? e.Message : $"{e.Message} {e.Advice}" } };
        }
    }

    static async Task<Cluster> Joined(Cluster cluster, PanelFleet fleet, CancellationToken stop)
    {
        var words = await fleet.Ask(stop);
        if (words.Count == 0)
            return cluster with { Ams = cluster.Ams! with { Note = "No node could be logged in to." } };
        var witness = words.FirstOrDefault(w => w.Value.IsInCluster).Key;
        var list = witness is null ? null : await fleet.List(witness, stop);
        return NodesList.Join(cluster, list, words, fleet.Refused);
    }

    static Cluster Unclaimed(Cluster cluster) => cluster with
    {
        Problems =
        [
            $"NOBODY HAS CLAIMED THE WEB PANEL at {cluster.Ams!.Url}: whoever opens it first becomes its administrator. Claim it now: {FirstLoginHint.Mend(cluster.Name)}.",
            .. cluster.Problems,
        ],
    };

    static List<Node> Serving(ScalingGroup? group) => group?.Nodes.Where(n => n.TargetHealth is "healthy").ToList() ?? [];

    static Uri? Address(Cluster cluster, string purpose) => cluster.Endpoints.FirstOrDefault(e => e.Purpose == purpose) is { } found ? new(found.Url) : null;
}
