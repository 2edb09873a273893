using AmsCluster.Operations;
using AmsCluster.Resources;

namespace AmsCluster.Upgrading;

/// <summary>
/// Ends all nodes, and only then starts new ones: no node of one version ever meets one of the other. So Ant Media's own guide upgrades a
/// cluster (updating-ams-with-cloudformation.md). The sizes before are in the note, so that they come back whoever finishes it.
/// </summary>
internal sealed class AllAtOnce(UpgradeRun run)
{
    IReadOnlyList<UpgradeWork.GroupWork> Groups => run.Work.Groups;

    public async Task Carry()
    {
        foreach (var group in Groups) await run.Told(null, () => EndRefresh(group));
        var facts = await Task.WhenAll(Groups.Select(Read));
        if (facts.Any(f => f.NotOn(run.Image).Count > 0)) await End(facts);
        foreach (var group in Groups) await run.Version(group);
        await Task.WhenAll(Groups.Select(group => run.Told(group.Replacement, () => Start(group))));
    }

    Task<GroupFacts> Read(UpgradeWork.GroupWork group) => GroupFacts.Read(run.Aws, group.Name, run.Stop);

    async Task EndRefresh(UpgradeWork.GroupWork group)
    {
        var watch = new RefreshWatch(run, group);
        if (await watch.Latest() is not { } latest || !RefreshWatch.IsActive(latest)) return;
        await run.Run.SendDelete(new AutoScaling.CancelInstanceRefresh { AutoScalingGroupName = group.Name });
        await watch.ToItsEnd(latest, mustSucceed: false);
    }

    async Task End(IReadOnlyList<GroupFacts> facts)
    {
        await new Drain(run).UntilFree(facts);
        await Task.WhenAll(Groups.Zip(facts).Select(async pair =>
        {
            var (group, before) = pair;
            await new Drain(run).Set(group.Name, before.Members.Where(m => m.IsProtected), false);
            await run.Run.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = group.Name, MinSize = 0, MaxSize = 0, DesiredCapacity = 0 });

            // What is ready in its pool has the old image, and would be started first.
            if (before.Group.WarmPoolConfiguration is not null) await run.Run.SendDelete(new AutoScaling.DeleteWarmPool { AutoScalingGroupName = group.Name, ForceDelete = true });
        }));
        var waiting = run.WaitFor("all nodes to end", run.Patience.Going + Groups.Max(g => g.Group.Leaving));
        while (true)
        {
            var now = await Task.WhenAll(Groups.Select(Read));
            var left = now.SelectMany(f => f.Members).ToList();
            if (left.Count == 0 && Array.TrueForAll(now, f => f.Group.WarmPoolConfiguration is null)) return;
            await LetGo(left);
            await waiting.AWhile($"{left.Count} {(left.Count == 1 ? "node is" : "nodes are")} still there: {string.Join(", ", left.Take(5).Select(m => $"{m.InstanceId} {m.LifecycleState}"))}");
        }
    }

    // They were waited for, as long as the upgrade was told to: lifecycle hooks need not hold them once more.
    Task LetGo(IEnumerable<GroupFacts.Member> left)
    {
        var hooks = run.Work.Topology.All<LifecycleHook>().Where(run.Work.State.Has).ToList();
        return Task.WhenAll(left.Where(m => m.LifecycleState == LifecycleHook.WaitsToEnd)
            .SelectMany(m => hooks.Where(h => h.Group.Name == m.Group && h.Ends).Select(h => h.LetGo(m.InstanceId, run.Run))));
    }

    async Task Start(UpgradeWork.GroupWork group)
    {
        var size = run.Work.Note.Groups[group.Role];
        await run.Run.Send(new AutoScaling.UpdateAutoScalingGroup
        {
            AutoScalingGroupName = group.Name,
            MinSize = size.Min,
            MaxSize = size.Max,
            DesiredCapacity = size.Desired,
            LaunchTemplate = new() { LaunchTemplateId = run.Work.State.Id(group.Group.Template), Version = "$Latest" },
        });

        // As it was before; of an upgrade that was taken up again after that it is not known, and the next apply brings what the spec asks for.
        if (run.Work.State.Of(group.Group)?.WarmPoolConfiguration is { } pool) await run.Run.Send(WarmPool.Putting(group.Name, pool));
        var waiting = run.WaitFor($"{size.Desired} new nodes of {group.Name} to be healthy", run.Patience.Ready);
        while (true)
        {
            var status = (await GroupStatus.Read(run.Aws, run.Work.State, run.Work.Topology, run.Stop)).FirstOrDefault(s => s.Group?.Name == group.Name);
            if (status?.Group is { } now && now.Healthy >= size.Desired) return;
            var problem = string.Join(' ', status?.Health.Problems ?? []);
            try
            {
                await waiting.AWhile(problem);
            }
            catch (AmsException e) when (e.Code is "AmsTimeout")
            {
                throw new RefreshFailedException($"New nodes of {group.Name} do not come up. {problem}");
            }
        }
    }
}
