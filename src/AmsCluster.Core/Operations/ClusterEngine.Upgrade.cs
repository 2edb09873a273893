using AmsCluster.Aws;
using AmsCluster.Preflight;
using AmsCluster.Resources;
using AmsCluster.Upgrading;

namespace AmsCluster.Operations;

// A new image for the nodes: the loop, with nothing but the image changed, and then the nodes that run.
public sealed partial class ClusterEngine
{
    // What a new version of a launch template may change: the device is the image's, and so is a disk's size that the spec does not give.
    static bool IsOfTheImage(string field, GroupSpec group) => field is "image" or "device" || (field is LaunchTemplate.VolumeField && group.VolumeGiB is null);

    /// <summary>Plans the upgrade of a cluster's nodes to another image, or goes on with one that was cut short. Nothing is written.</summary>
    /// <exception cref="AmsException">There is no such cluster, or it cannot be told which image is meant.</exception>
    public Task<UpgradeWork> PrepareUpgrade(string name, UpgradeOptions options, CancellationToken stop = default) => PrepareUpgrade(name, options, null, stop);

    /// <summary>Plans the upgrade of a cluster's nodes to the image that a spec file names. The file may say nothing else that is new. Nothing is written.</summary>
    /// <param name="name">The cluster's name.</param>
    /// <param name="options">What is asked.</param>
    /// <param name="file">The spec of the file; null for none.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="AmsException">There is no such cluster, it cannot be told which image is meant, or the file changes more than the image.</exception>
    public async Task<UpgradeWork> PrepareUpgrade(string name, UpgradeOptions options, ClusterSpec? file, CancellationToken stop = default)
    {
        options = UpgradeRules.With(options, file);
        UpgradeRules.Require(options);
        _events.On(new EngineEvent.Phase(EngineEvent.Reading, 0));
        var record = await ClusterRecord.Read(aws, name, stop);
        _ = record.Known(aws.Region);
        var recorded = (await Given(record, stop))!;
        UpgradeRules.RequireNothingElse(file, recorded);
        var course = await Course.Of(aws, record, options, stop);
        var spec = recorded with { Image = new() { Id = course.To } };
        var (_, topology, state, reader) = await _observer.Read(Task.FromResult(record), _ => GuideTopology.Of(spec, record.Parts, _keyFolder, record.Adopted), _ => spec, stop);
        return await UpgradeWork(new(recorded, record, course, options), spec, topology, state, reader, stop);
    }

    /// <summary>What was asked, and where it leads.</summary>
    sealed record Asked(ClusterSpec Recorded, ClusterRecord Record, Course Course, UpgradeOptions Options);

    async Task<UpgradeWork> UpgradeWork(Asked asked, ClusterSpec spec, Topology topology, State state, Reader reader, CancellationToken stop)
    {
        var (course, name) = (asked.Course, spec.Name);
        var (steps, findings) = Planner.Plan(topology, state);
        var (versions, mixed) = OnlyTheImage(spec, asked.Record, topology, state, steps);
        findings = [.. findings.Where(f => f.Level is FindingLevel.Error || f.Code is "AmsSuspended"), .. mixed];
        var facts = new Dictionary<NodeRole, GroupFacts>();
        foreach (var group in topology.All<AutoScalingGroup>().Where(state.Has)) facts[group.Role] = await GroupFacts.Of(aws, state.Of(group)!, stop);
        var strategy = course.Note?.Strategy ?? asked.Options.Strategy;
        var groups = topology.All<AutoScalingGroup>().Where(g => facts.ContainsKey(g.Role)).OrderBy(g => (g.Role is NodeRole.Origin) != course.IsBack)
            .Select(g => Of(g, versions.Find(v => v.Resource == g.Template), facts[g.Role], course.To, strategy, asked.Options)).ToList();

        var from = course.Note is { } under ? under.From == course.To ? under.To : under.From : Current(facts.Values, topology, state, course.To);
        var images = await Course.Described(aws, [from, course.To], stop);
        var (before, after) = (images.FirstOrDefault(i => i.ImageId == from), images.FirstOrDefault(i => i.ImageId == course.To));
        _events.On(new EngineEvent.Phase(EngineEvent.Checking, 0));
        var isDone = course.Note is null && !groups.SelectMany(g => g.Changes).Any() && (asked.Recorded.Image.Id ?? course.To) == course.To;
        var checks = new PreflightContext(spec, topology, state, versions, reader);
        if (after is not null && !isDone)
            findings = [.. findings, .. await InstanceTypeCheck.Run(checks), .. await VolumeCheck.Run(checks), .. UpgradeChecks.Run(before, after, strategy, topology.All<AutoScalingGroup>().Max(g => g.Leaving))];

        var upgrade = new Upgrade
        {
            ClusterName = name,
            Region = aws.Region,
            From = Image(from, before),
            To = Image(course.To, after),
            Strategy = strategy,
            IsRollback = course.IsBack,
            IsResumed = course.Note is not null,
            Groups = [.. groups.Select(g => new UpgradeGroup(g.Role, g.Name, facts[g.Role].Members.Count, facts[g.Role].NotOn(course.To).Count))],
            Changes = [.. groups.SelectMany(g => g.Changes)],
            Findings = [.. findings.OrderByDescending(f => f.Level)],
        };
        var note = course.Note ?? new(from, course.To, strategy, DateTimeOffset.UtcNow, facts.ToDictionary(f => f.Key, f => Now(f.Value, topology, state))) { Drains = asked.Options.DrainMinutes > 0 };

        // A spec that names no image keeps what the cluster has; one that names one names the new one from now on.
        return new(upgrade, isDone, asked.Options, asked.Recorded.Image.Id is null ? asked.Recorded : spec, asked.Record, (topology, state), note, groups);
    }

    // What else is not as the spec says stays so: an upgrade changes the image. But what new nodes are started from must say nothing else that is new.
    static (List<Step> Versions, IReadOnlyList<Finding> Findings) OnlyTheImage(ClusterSpec spec, ClusterRecord record, Topology topology, State state, IReadOnlyList<Step> steps)
    {
        var (name, findings) = (spec.Name, new List<Finding>());
        if (record.Specs.Count > 1)
            findings.Add(PreflightContext.Error("AmsApplyUnfinished", name, $"An apply of {name} has not come to its end.", $"Finish it first: amscluster apply {name}."));
        foreach (var missing in topology.All<Resource>().Where(r => r is LaunchTemplate or AutoScalingGroup && !state.Has(r)))
            findings.Add(PreflightContext.Error("AmsClusterIncomplete", missing.Name, $"The {missing.Key} is not there.", $"Make the cluster whole first: amscluster apply {name}."));
        var versions = steps.Where(s => s is { Action: ChangeAction.Update, Resource: LaunchTemplate }).ToList();
        foreach (var group in topology.All<AutoScalingGroup>().Where(g => state.Has(g) && state.Of(g)!.LaunchTemplate?.LaunchTemplateId != state.Id(g.Template)))
            findings.Add(PreflightContext.Error("AmsUpgradeOtherTemplate", group.Name, $"The {group.Key} starts its nodes from something else than {group.Template.Key}.", $"Look at it with amscluster plan {name}, apply it with amscluster apply {name}, then upgrade."));
        foreach (var version in versions)
        {
            var group = spec.Group(((LaunchTemplate)version.Resource).Role);
            var more = version.Differences.Where(d => !IsOfTheImage(d.Field, group)).ToList();
            if (more.Count == 0) continue;
            findings.Add(PreflightContext.Error("AmsUpgradeNotAlone", version.Resource.Name,
                $"New nodes would get more than another image: {string.Join("; ", more)}. An upgrade changes the image and nothing else.",
                $"Look at it with amscluster plan {name}, apply it with amscluster apply {name}, then upgrade."));
        }

        var others = steps.Where(s => s.Resource is not LaunchTemplate && !(s.Resource is AutoScalingGroup && s.Differences.All(d => d.Field is "template version"))).ToList();
        if (others.Count > 0)
        {
            findings.Add(PreflightContext.Warning("AmsUpgradeLeaves", name, $"{others.Count} {(others.Count == 1 ? "thing is" : "things are")} not as the spec says, for example: {others[0].Change.Sentence}. The upgrade leaves that as it is.",
                $"Look at all of it with: amscluster plan {name}."));
        }

        return (versions, findings);
    }

    const string EndsStreams = "ends the streams on each replaced node";

    static UpgradeWork.GroupWork Of(AutoScalingGroup group, Step? version, GroupFacts facts, string image, UpgradeStrategy strategy, UpgradeOptions options)
    {
        var (old, all) = (facts.NotOn(image).Count, facts.Members.Count);
        if (old == 0) return new(group, version, null);
        var how = strategy is UpgradeStrategy.AllAtOnce
            ? "all at once"
            : $"by an instance refresh with 100 to {options.MaxHealthyPercentage} % of the nodes healthy";
        var what = $"replace {old} of {all} nodes of {group.Kind} {group.Name} by nodes of {image}, {how}";
        return new(group, version, new(
            ChangeAction.Replace, "nodes of", group.Name, null, $"image → {image}", $"{what}; {EndsStreams}")
        {
            Effect = EndsStreams,
        });
    }

    // What most nodes run that is not what they shall run; where all run that already, what new nodes would be started from.
    static string Current(IEnumerable<GroupFacts> facts, Topology topology, State state, string to) =>
        facts.SelectMany(f => f.NotOn(to)).Select(m => m.ImageId).OfType<string>().GroupBy(i => i, StringComparer.Ordinal).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key
        ?? topology.All<LaunchTemplate>().Select(t => state.Of(t)?.Data.ImageId).OfType<string>().FirstOrDefault(i => i != to) ?? to;

    static UpgradeNote.GroupNote Now(GroupFacts facts, Topology topology, State state)
    {
        var template = state.Of(topology.All<AutoScalingGroup>().First(g => g.Name == facts.Group.AutoScalingGroupName).Template);
        return new(facts.Pinned ?? facts.Members.Max(m => m.Version) ?? template?.Template.LatestVersionNumber ?? 1, facts.Group.MinSize ?? 0, facts.Group.MaxSize ?? 0, facts.Group.DesiredCapacity ?? 0);
    }

    static NodeImage Image(string id, Ec2.Image? image) => new(id, image?.Name, AmsVersion.Of(image)?.ToString(3));

    /// <summary>Carries an upgrade out and waits for its end. When it fails, all goes back to the image before.</summary>
    /// <returns>What the cluster is then.</returns>
    /// <exception cref="BlockedException">A look before the first write has found what stands in the way.</exception>
    /// <exception cref="AmsException">It failed; the message says why, and what the nodes run now. Or it was stopped: what AWS has begun goes on there.</exception>
    public async Task<Cluster> Upgrade(UpgradeWork work, CancellationToken stop = default)
    {
        if (work.Upgrade.Plan.IsBlocked) throw new BlockedException(work.Upgrade.Plan);
        var name = work.Upgrade.ClusterName;
        if (!work.IsDone)
        {
            await using var lease = await Lease.Take(aws, name, "upgrade", _patience, _events, stop);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Lost);
            try
            {
                await Upgrade(work, lease, either.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                throw UpgradeEnd.Stopped(name);
            }
            catch (StoppedException) when (stop.IsCancellationRequested)
            {
                throw UpgradeEnd.Stopped(name);
            }
            catch (AwsException e)
            {
                throw UpgradeEnd.Refused(name, e);
            }
            catch (Exception e) when (lease.Lost.IsCancellationRequested && e is OperationCanceledException or StoppedException)
            {
                throw new OutdatedException(name, "it took this one for dead");
            }
        }

        return await Status(name, stop);
    }

    async Task Upgrade(UpgradeWork work, Lease lease, CancellationToken stop)
    {
        var name = work.Upgrade.ClusterName;
        if (lease.Before is not null || !work.Record.IsAsOf(await ClusterRecord.Read(aws, name, stop)))
        {
            // Another run was at work meanwhile: what was shown must still be what is done.
            var now = await PrepareUpgrade(name, work.Options, stop);
            if (now.Upgrade.Plan.IsBlocked || now.Upgrade.To.ImageId != work.Upgrade.To.ImageId || !now.Upgrade.Changes.Select(c => (c.Kind, c.Name)).All(work.Upgrade.Changes.Select(c => (c.Kind, c.Name)).Contains))
                throw new OutdatedException(name, lease.Before?.Told ?? "it is through by now");
            work = now;
        }

        try
        {
            await Carry(work, stop);
        }
        catch (RefreshFailedException failed) when (work.Note.Back is null)
        {
            await new UpgradeRun(aws, work, _events, _patience, stop).Note(work.Note with { Back = failed.Message });
            await GoBack(work, failed, stop);
        }
    }

    async Task GoBack(UpgradeWork work, RefreshFailedException failed, CancellationToken stop)
    {
        var back = await PrepareUpgrade(work.Upgrade.ClusterName, work.Options with { Rollback = true, ImageId = null, DrainMinutes = 0, BakeMinutes = 0 }, stop);
        try
        {
            if (back.Upgrade.Plan.IsBlocked) throw new BlockedException(back.Upgrade.Plan);
            await Carry(back, stop);
        }
        catch (AmsException e) when (e is not StoppedException)
        {
            throw UpgradeEnd.HalfBack(work.Upgrade, failed, e);
        }

        throw UpgradeEnd.RolledBack(work.Upgrade, back.Upgrade, failed);
    }

    async Task Carry(UpgradeWork work, CancellationToken stop)
    {
        _events.On(new EngineEvent.Phase(EngineEvent.Changing, work.Upgrade.Changes.Count));
        var run = new UpgradeRun(aws, work, _events, _patience, stop);
        await run.Note(work.Note);
        if (work.Upgrade.Strategy is UpgradeStrategy.AllAtOnce) await new AllAtOnce(run).Carry();
        else foreach (var group in work.Groups) await new RollingRefresh(run, group).Carry();
        if (work.Note.Drains) await new Drain(run).Release();
        _ = await work.Record.Complete(work.Spec, work.Topology, run.Run, work.Record) ?? throw new OutdatedException(work.Upgrade.ClusterName, "it has written the record meanwhile");
        await UpgradeNote.Delete(work.Upgrade.ClusterName, run.Run);
    }
}
