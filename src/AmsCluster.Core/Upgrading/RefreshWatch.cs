using AmsCluster.Aws;
using AmsCluster.Operations;

namespace AmsCluster.Upgrading;

/// <summary>Follows an instance refresh to its end, and tells how far it is.</summary>
internal sealed class RefreshWatch(UpgradeRun run, UpgradeWork.GroupWork group)
{
    /// <summary>The newest refresh of the group; null for none.</summary>
    public async Task<AutoScaling.InstanceRefresh?> Latest() =>
        (await run.Aws.Send(new AutoScaling.DescribeInstanceRefreshes { AutoScalingGroupName = group.Name, MaxRecords = 1 }, run.Stop)).InstanceRefreshes.FirstOrDefault();

    /// <summary>Whether a refresh has not ended.</summary>
    public static bool IsActive(AutoScaling.InstanceRefresh? refresh) =>
        refresh?.Status is "Pending" or "InProgress" or "Baking" or "Cancelling" or "RollbackInProgress";

    /// <exception cref="RefreshFailedException">It has ended in another way than by success.</exception>
    public static void RequireSuccess(AutoScaling.InstanceRefresh ended)
    {
        if (ended.Status is "Successful") return;
        var reason = ended.RollbackDetails?.RollbackReason ?? ended.StatusReason ?? "AWS gives no reason";
        throw new RefreshFailedException($"The instance refresh of {ended.AutoScalingGroupName} ended as {ended.Status}: {reason.TrimEnd('.')}.");
    }

    /// <summary>Watches until it has ended.</summary>
    /// <exception cref="RefreshFailedException">It has ended in another way than by success, and had to succeed.</exception>
    public async Task ToItsEnd(AutoScaling.InstanceRefresh refresh, bool mustSucceed)
    {
        var (waiting, drain, doubts) = (run.WaitFor($"the instance refresh of {group.Name}"), new Drain(run), new Doubts(run.Patience));
        string? broken = null;
        while (IsActive(refresh))
        {
            try
            {
                var held = await drain.Look(group, refresh);
                if (mustSucceed && broken is null && refresh.Status is "InProgress" && (broken = await Broken()) is not null)
                {
                    // A start script that has failed will not mend itself: AWS would try for an hour.
                    await run.Run.SendDelete(new AutoScaling.RollbackInstanceRefresh { AutoScalingGroupName = group.Name });
                }

                await waiting.AWhile(Told(refresh, broken ?? held));
                refresh = await Again(refresh);
                doubts = new(run.Patience);
            }
            catch (AwsException e) when (e.IsAmbiguous && doubts.MayGoOn())
            {
                // It goes on in AWS; one look that fails in hours is no reason to give up.
                await waiting.AWhile(e.Message);
            }
        }

        if (!mustSucceed) return;
        if (broken is not null) throw new RefreshFailedException(broken);
        RequireSuccess(refresh);
    }

    async Task<AutoScaling.InstanceRefresh> Again(AutoScaling.InstanceRefresh refresh) =>
        (await run.Aws.Send(new AutoScaling.DescribeInstanceRefreshes { AutoScalingGroupName = group.Name, InstanceRefreshIds = [refresh.InstanceRefreshId!] }, run.Stop)).InstanceRefreshes.FirstOrDefault()
        ?? throw new AmsException("AmsRefreshGone", $"The instance refresh {refresh.InstanceRefreshId} of {group.Name} is not known to AWS any more.", "Run the same command again: it looks at what is there.");

    // In the words of AWS, with the figures that it gives.
    static string Told(AutoScaling.InstanceRefresh refresh, string? more)
    {
        var left = refresh.InstancesToUpdate is { } count ? $", {count} {(count == 1 ? "node" : "nodes")} left" : "";
        return string.Join(". ", new[] { $"{refresh.Status}, {refresh.PercentageComplete ?? 0} % done{left}", refresh.StatusReason?.TrimEnd('.'), more?.TrimEnd('.') }.Where(t => !string.IsNullOrEmpty(t)));
    }

    // Only new nodes count: an old one that is sick was so before.
    async Task<string?> Broken()
    {
        var targets = group.Group.HttpTargets;
        if (!run.Work.State.Has(targets)) return null;
        var health = (await run.Aws.Send(new Elb.DescribeTargetHealth { TargetGroupArn = run.Work.State.Id(targets) }, run.Stop)).TargetHealthDescriptions;
        var sick = health.Where(t => t.TargetHealth?.State is "unhealthy").Select(t => t.Target!.Id).ToHashSet(StringComparer.Ordinal);
        if (sick.Count == 0) return null;
        var facts = await GroupFacts.Read(run.Aws, group.Name, run.Stop);
        foreach (var node in facts.Members.Where(m => m.ImageId == run.Image && sick.Contains(m.InstanceId)).Take(3))
            if (await BootReport.Failure(run.Aws, node.InstanceId, run.Stop) is { } failure) return $"New node {node.InstanceId} of {group.Name} does not start: {failure}.";
        return null;
    }
}
