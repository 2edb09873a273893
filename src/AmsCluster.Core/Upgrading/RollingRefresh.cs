using System.Globalization;
using AmsCluster.Aws;

namespace AmsCluster.Upgrading;

/// <summary>
/// Brings the nodes of one group to an image by an instance refresh of Auto Scaling. Wherever an earlier run was cut short, the same goes on from
/// what is there: a refresh that runs is gone on watching, what is made is not made again.
/// </summary>
internal sealed class RollingRefresh(UpgradeRun run, UpgradeWork.GroupWork group)
{
    // As often as scaling may have started a node of the old image between two refreshes.
    const int MostRefreshes = 3;

    readonly RefreshWatch _watch = new(run, group);
    readonly bool _isBack = run.Work.Upgrade.IsRollback;

    public async Task Carry()
    {
        await run.Told(group.Replacement, Replace);
        if ((await GroupFacts.Read(run.Aws, group.Name, run.Stop)).Group.LaunchTemplate?.Version != "$Latest") await run.Follow(group, "$Latest");
    }

    async Task Replace()
    {
        for (var refreshes = 0; ;)
        {
            var (facts, latest) = (await GroupFacts.Read(run.Aws, group.Name, run.Stop), await _watch.Latest());
            if (RefreshWatch.IsActive(latest))
            {
                await GoOn(latest!);
                continue;
            }

            if (refreshes == 0 && !_isBack && latest is not null && latest.StartTime >= run.Work.Note.Since && await LeadsHere(latest)) RefreshWatch.RequireSuccess(latest);
            if (facts.NotOn(run.Image).Count == 0) break;
            if (refreshes++ == MostRefreshes)
                throw new RefreshFailedException($"After {MostRefreshes} instance refreshes of {group.Name} there are still nodes of another image: {string.Join(", ", facts.NotOn(run.Image).Select(m => m.InstanceId))}.");
            await Start(facts);
        }

        // What is not replaced, because it runs the image already, may yet lack the version for new nodes.
        _ = await Version();
    }

    // One that leads to the image is this upgrade's, whoever began it. Going back ends one that leads away from it.
    async Task GoOn(AutoScaling.InstanceRefresh active)
    {
        var isEnding = active.Status is "Cancelling" or "RollbackInProgress";
        if (isEnding || await LeadsHere(active)) await _watch.ToItsEnd(active, mustSucceed: !(isEnding && _isBack));
        else if (_isBack) await Undo(active);
        else
        {
            throw new AmsException("AmsRefreshRunning", $"An instance refresh of {group.Name} runs that this upgrade has not begun ({active.InstanceRefreshId}, {active.Status}, since {active.StartTime:u}).",
                $"Wait for its end, or end it: aws autoscaling cancel-instance-refresh --auto-scaling-group-name {group.Name}. Then run the same command again.");
        }
    }

    async Task Undo(AutoScaling.InstanceRefresh active)
    {
        try
        {
            await run.Run.Send(new AutoScaling.RollbackInstanceRefresh { AutoScalingGroupName = group.Name });
        }
        catch (AwsException e) when (e.Code is "IrreversibleInstanceRefresh")
        {
            await run.Run.SendDelete(new AutoScaling.CancelInstanceRefresh { AutoScalingGroupName = group.Name });
        }
        catch (AwsException e) when (e.Code is "ActiveInstanceRefreshNotFound")
        {
            // It has ended meanwhile.
            return;
        }

        await _watch.ToItsEnd(active, mustSucceed: false);
    }

    async Task Start(GroupFacts facts)
    {
        var version = await Prepare(facts);
        try
        {
            await run.Run.Send(new AutoScaling.StartInstanceRefresh
            {
                AutoScalingGroupName = group.Name,
                Strategy = "Rolling",
                DesiredConfiguration = new() { LaunchTemplate = new() { LaunchTemplateId = run.Work.State.Id(group.Group.Template), Version = Text(version) } },
                Preferences = Preferences(version, await Drains(facts)),
            });
        }
        catch (AwsException e) when (e.IsAmbiguous || e.Code is "InstanceRefreshInProgress")
        {
            // Whether it was begun shows at the next look.
            await run.WaitFor($"an instance refresh of {group.Name} to be seen").AWhile(e.Message);
        }
    }

    /// <summary>The version to go to. Before it is made the group is held at the one that its nodes run: AWS can only roll back to a numbered one, and what scaling starts meanwhile is of one kind.</summary>
    async Task<long> Prepare(GroupFacts facts)
    {
        var newest = await run.Newest(group);
        if (facts.Pinned is null)
        {
            var runs = facts.NotOn(run.Image).Max(m => m.Version) ?? newest.VersionNumber!.Value;
            await run.Follow(group, Text(newest.LaunchTemplateData?.ImageId != run.Image ? newest.VersionNumber!.Value : runs));
        }

        // Nodes that were not replaced run this version: with it they match, and are left alone.
        if (_isBack && run.Work.Note.Groups.TryGetValue(group.Role, out var before) && (await run.VersionOf(group, Text(before.Version)))?.LaunchTemplateData?.ImageId == run.Image) return before.Version;
        return await Version();
    }

    /// <summary>The number of the newest version, once it has the image.</summary>
    async Task<long> Version()
    {
        var newest = await run.Newest(group);
        if (newest.LaunchTemplateData?.ImageId == run.Image) return newest.VersionNumber!.Value;
        await run.Version(group);
        var waiting = run.WaitFor($"the new version of launch template {group.Group.Template.Name} to be seen", run.Patience.Settling);
        while ((newest = await run.Newest(group)).LaunchTemplateData?.ImageId != run.Image) await waiting.AWhile($"version {newest.VersionNumber} has image {newest.LaunchTemplateData?.ImageId}");
        return newest.VersionNumber!.Value;
    }

    AutoScaling.RefreshPreferences Preferences(long version, bool drains) => new()
    {
        MinHealthyPercentage = 100,
        MaxHealthyPercentage = run.Work.Options.MaxHealthyPercentage,
        SkipMatching = true,

        // Going back to what the group was held at there is nothing further back.
        AutoRollback = !(_isBack && run.Work.Note.Groups.TryGetValue(group.Role, out var before) && before.Version == version),
        InstanceWarmup = run.Work.Options.WarmupSeconds,
        BakeTime = run.Work.Options.BakeMinutes > 0 ? run.Work.Options.BakeMinutes * 60 : null,
        ScaleInProtectedInstances = drains ? "Wait" : "Refresh",
        StandbyInstances = "Ignore",
    };

    async Task<bool> Drains(GroupFacts facts)
    {
        if (group.Role is not NodeRole.Origin || run.Work.Options.DrainMinutes == 0) return false;
        await new Drain(run).Protect(group, facts.NotOn(run.Image));
        return true;
    }

    async Task<bool> LeadsHere(AutoScaling.InstanceRefresh refresh) =>
        refresh.DesiredConfiguration?.LaunchTemplate is { Version: { } version } template && template.LaunchTemplateId == run.Work.State.Id(group.Group.Template)
        && (await run.VersionOf(group, version))?.LaunchTemplateData?.ImageId == run.Image;

    static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);
}
