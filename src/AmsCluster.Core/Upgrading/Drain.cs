namespace AmsCluster.Upgrading;

/// <summary>
/// Leaves origins alone as long as streams are published to them, for some minutes at most. While a node is protected from scale-in an
/// instance refresh waits for it (RefreshPreferences, ScaleInProtectedInstances).
/// </summary>
internal sealed class Drain(UpgradeRun run)
{
    // SetInstanceProtection takes so many at a time.
    const int MostAtOnce = 50;

    DateTimeOffset _next;
    string? _last;

    int Minutes => run.Work.Options.DrainMinutes;

    DateTimeOffset Now => run.Clock.GetUtcNow();

    /// <summary>Protects nodes.</summary>
    public Task Protect(UpgradeWork.GroupWork group, IEnumerable<GroupFacts.Member> members) => Set(group.Name, members.Where(m => m.LifecycleState is "InService"), true);

    /// <summary>While a refresh waits: takes the protection off those that have no streams any more, and off all when the minutes are over.</summary>
    /// <returns>What is waited for; null for nothing.</returns>
    public async Task<string?> Look(UpgradeWork.GroupWork group, AutoScaling.InstanceRefresh refresh)
    {
        if (refresh.Preferences?.ScaleInProtectedInstances is not "Wait" || Now < _next) return _last;
        _next = Now + run.Patience.LongestPause;
        var held = (await GroupFacts.Read(run.Aws, group.Name, run.Stop)).NotOn(run.Image).Where(m => m.IsProtected).ToList();
        var (left, free) = (Left(refresh.StartTime), new List<GroupFacts.Member>());
        if (left <= TimeSpan.Zero || refresh.Status is "RollbackInProgress" or "Cancelling") free = held;
        else
        {
            var counts = await Task.WhenAll(held.Select(m => run.Streams(m.InstanceId)));
            free = [.. held.Zip(counts).Where(c => c.Second == 0).Select(c => c.First)];
            _last = Told(held.Zip(counts).Where(c => c.Second != 0), left);
        }

        await Set(group.Name, free, false);
        if (free.Count == held.Count) _last = null;
        return _last;
    }

    /// <summary>Before all nodes end: waits until no origin has streams, or the minutes are over.</summary>
    public async Task UntilFree(IEnumerable<GroupFacts> facts)
    {
        var origin = run.Work.Groups.FirstOrDefault(g => g.Role is NodeRole.Origin)?.Name;
        var (members, since) = (facts.Where(f => f.Group.AutoScalingGroupName == origin).SelectMany(f => f.Members).ToList(), Now);
        var waiting = run.WaitFor("live streams to end");
        while (Left(since) is var left && left > TimeSpan.Zero)
        {
            var counts = await Task.WhenAll(members.Select(m => run.Streams(m.InstanceId)));
            if (Array.TrueForAll(counts, c => c == 0)) return;
            await waiting.AWhile(Told(members.Zip(counts).Where(c => c.Second != 0), left));
        }
    }

    /// <summary>After all: nothing stays protected that the upgrade has protected.</summary>
    public async Task Release()
    {
        foreach (var group in run.Work.Groups.Where(g => g.Role is NodeRole.Origin))
        {
            var facts = await GroupFacts.Read(run.Aws, group.Name, run.Stop);
            if (facts.Group.NewInstancesProtectedFromScaleIn is not true) await Set(group.Name, facts.Members.Where(m => m.IsProtected), false);
        }
    }

    /// <summary>Protects nodes, or no longer.</summary>
    public async Task Set(string group, IEnumerable<GroupFacts.Member> members, bool isProtected)
    {
        foreach (var some in members.Select(m => m.InstanceId).Chunk(MostAtOnce))
            await run.Run.Send(new AutoScaling.SetInstanceProtection { AutoScalingGroupName = group, InstanceIds = some, ProtectedFromScaleIn = isProtected });
    }

    TimeSpan Left(DateTimeOffset? since) => TimeSpan.FromMinutes(Minutes) - (Now - (since ?? Now));

    static string Told(IEnumerable<(GroupFacts.Member Node, int? Streams)> nodes, TimeSpan left) =>
        $"Left alone for at most {Math.Ceiling(left.TotalMinutes):F0} more minutes: {string.Join(", ", nodes.Select(n => $"{n.Node.InstanceId} ({(n.Streams is { } count ? $"{count} live streams" : "live streams unknown")})"))}";
}
