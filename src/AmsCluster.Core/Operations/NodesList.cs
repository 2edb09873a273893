using System.Globalization;
using AmsCluster.Ams;

namespace AmsCluster.Operations;

/// <summary>Joins what AWS says of a cluster's nodes with what AMS says: the list that the nodes sign, and what each says of itself.</summary>
internal static class NodesList
{
    /// <summary>The cluster with all that. A node that serves and is not part of the cluster leaves it degraded.</summary>
    /// <param name="cluster">The cluster as AWS says.</param>
    /// <param name="list">The list; null where no node of the cluster was met that has one.</param>
    /// <param name="words">What nodes said of themselves, by their instance ids.</param>
    /// <param name="refused">The nodes that refused the login that others took.</param>
    public static Cluster Join(Cluster cluster, IReadOnlyList<AmsNode>? list, IReadOnlyDictionary<string, NodeWord> words, IReadOnlyDictionary<string, string> refused)
    {
        Node Of(Node node) => Joined(node, list, words.GetValueOrDefault(node.InstanceId), refused.ContainsKey(node.InstanceId));
        cluster = cluster with { Origin = Joined(cluster.Origin, Of), Edge = Joined(cluster.Edge, Of) };
        var groups = new[] { cluster.Origin, cluster.Edge }.OfType<ScalingGroup>().ToList();
        var nodes = groups.SelectMany(g => g.Nodes).ToList();

        // Those of a warm pool have signed the list when they booted, and will again.
        var known = nodes.Concat(groups.SelectMany(g => g.WarmPool)).Select(n => n.PrivateIpAddress).ToHashSet(StringComparer.Ordinal);
        var problems = nodes.Select(n => Problem(n, cluster.Name)).OfType<string>().ToList();
        return cluster with
        {
            Health = problems.Count > 0 && cluster.Health < Health.Degraded ? Health.Degraded : cluster.Health,
            Problems = [.. cluster.Problems, .. problems],
            Ams = cluster.Ams! with
            {
                IsLoggedIn = true,
                Version = words.Values.Select(w => w.Resources?.SoftwareVersion?.VersionName).FirstOrDefault(v => v is not null),
                Strays = [.. (list ?? []).Where(l => !known.Contains(l.Ip)).Select(l => new ListedNode(l.Id ?? "", l.Ip ?? "", l.LastSeen))],
                Note = nodes.Where(n => n.TargetHealth is "healthy" && !words.ContainsKey(n.InstanceId) && !refused.ContainsKey(n.InstanceId)).Select(n => n.InstanceId).ToList() is { Count: > 0 } unmet
                    ? $"Not met through the load balancer just now: {string.Join(", ", unmet)}; what they say of themselves is not told." : null,
            },
        };
    }

    /// <summary>A share in per cent of what AMS writes, whose code for it is not public: a number, a number with a per cent sign, or what is used of what there is.</summary>
    public static int? Percent(string? text)
    {
        var parts = (text ?? "").TrimEnd('%', ' ').Split('/');
        var numbers = parts.Select(p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToList();
        var share = numbers switch
        {
            [var part, > 0 and var whole] => 100 * part / whole,
            [var one] => one,
            _ => double.NaN,
        };
        return share is >= 0 and <= 100 ? (int)Math.Round(share) : null;
    }

    static ScalingGroup? Joined(ScalingGroup? group, Func<Node, Node> of) => group is null ? null : group with { Nodes = [.. group.Nodes.Select(of)] };

    static Node Joined(Node node, IReadOnlyList<AmsNode>? list, NodeWord? word, bool isRefused)
    {
        var listed = list?.FirstOrDefault(l => l.Ip == node.PrivateIpAddress);
        var memory = word?.Resources?.SystemMemoryInfo;
        return node with
        {
            Membership = listed is not null && word?.IsInCluster is not false ? listed.IsAlive ? Membership.Alive : Membership.Dead
                : word?.IsInCluster is false || (isRefused && list is not null && listed is null) ? Membership.Standalone

                // One that does not serve yet may not have come so far.
                : list is not null && node.TargetHealth is "healthy" ? Membership.Missing : null,
            LastHeartbeat = listed?.LastSeen,
            Version = word?.Resources?.SoftwareVersion?.VersionName,
            Cpu = word?.Resources?.CpuUsage is { } cpu ? (int)cpu.SystemCPULoad : Percent(listed?.Cpu),
            Memory = memory is { TotalMemory: > 0 } ? (int)Math.Round(100.0 * memory.InUseMemory / memory.TotalMemory) : Percent(listed?.Memory),
            Streams = word?.Resources?.LocalLiveStreams,
            Viewers = word?.Resources is { } viewers ? viewers.LocalWebRTCViewers + viewers.LocalHlsViewers + viewers.LocalDashViewers : null,
        };
    }

    static string? Problem(Node node, string cluster) => node.Membership switch
    {
        Membership.Standalone => $"{Named(node)} stands alone, outside the cluster: what is published to it is seen nowhere else, and it has users of its own. "
            + $"Its start script did not switch it; from 3.0 on AMS takes a database's address with mongodb:// only. Look whether the script is as it should be: amscluster plan {cluster}. Then end it, and another one takes its place: {End(node)}",
        Membership.Dead => $"{Named(node)} is dead in AMS's list of nodes, which it has not signed since {node.LastHeartbeat:u}: AMS on it hangs, or does not reach the database. Look at its log; to have another one in its place: {End(node)}",
        Membership.Missing => $"{Named(node)} serves and is not in AMS's list of nodes: others do not find what is published to it. Look at its log, whether it reaches the database; to have another one in its place: {End(node)}",
        _ => null,
    };

    static string Named(Node node) => $"Node {node.InstanceId} ({node.Role.ToString().ToLowerInvariant()}, {node.PrivateIpAddress})";

    static string End(Node node) => $"aws ec2 terminate-instances --instance-ids {node.InstanceId}";
}
