using AmsCluster.Panel;
using AmsCluster.Preflight;
using AmsCluster.Resources;
using AmsCluster.Spec;

namespace AmsCluster.Operations;

/// <summary>
/// Adds to a status what a plan with the spec of the record reports about the cluster: its warnings and errors, and that
/// resources differ from the spec.
/// </summary>
internal static class PlanInStatus
{
    const int MostNames = 5;

    // What keeps a cluster from doing its work, although all nodes are healthy.
    static readonly string[] Degrading =
    [
        "AmsSuspended", SecretParameter.OverwrittenCode, CertificateExpiryCheck.ExpiredCode, .. GroupAdditions.Codes, .. ReachCheck.Codes,
    ];

    public static async Task<Cluster> Report(Cluster cluster, ClusterSpec spec, Topology topology, State state, Reader reader)
    {
        var (steps, planned) = Planner.Plan(topology, state);
        var findings = planned.Concat(await PreflightChecks.RunForRunning(new(spec, topology, state, [], reader))).ToList();
        var warnings = findings.Concat(ClearLogin.Findings(spec))
            .Where(f => f.Level is not FindingLevel.Information).Except(state.Ambiguous);
        List<string> problems = [.. warnings.Select(f => $"{f.Message} {f.Advice}")];
        if (cluster.Health is not Health.Incomplete && steps.Count > 0) problems.Add(Differs(cluster.Name, steps));
        if (problems.Count == 0) return cluster;
        var isDegraded = findings.Exists(f => Degrading.Contains(f.Code)) || IsOpen(topology, state) || IsInOtherGroups(steps);
        return cluster with
        {
            Health = isDegraded && cluster.Health < Health.Degraded ? Health.Degraded : cluster.Health,
            Problems = [.. cluster.Problems, .. problems],
        };
    }

    static string Differs(string cluster, IReadOnlyList<Step> steps)
    {
        var names = string.Join(", ", steps.Take(MostNames).Select(s => $"{s.Change.Kind} {s.Change.Name}"));
        var more = steps.Count > MostNames ? $" and {steps.Count - MostNames} more" : "";
        return $"{cluster} differs from its spec: {names}{more}. Look at the differences with: amscluster plan {cluster}.";
    }

    // Another security group on a node, the database or a load balancer may open any port.
    static bool IsInOtherGroups(IReadOnlyList<Step> steps) =>
        steps.Any(s => s.Differences.Any(d => NodeGroups.IsAbout(d.Field) && d.Actual is not null));

    // A rule that lets anybody in. An adopted cluster had it before, and its problems name it.
    static bool IsOpen(Topology topology, State state) => topology.All<SecurityGroupRules>()
        .Where(r => r.Wanted && state.Has(r) && r.IsOurs(state) && !state.IsAdopted(r))
        .SelectMany(r => r.Additions(state)).Any(a => Ingress.IsOpen(a.Actual!));
}
