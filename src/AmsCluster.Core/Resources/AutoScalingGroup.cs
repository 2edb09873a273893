using AmsCluster.Aws;
using AmsCluster.Scaling;

namespace AmsCluster.Resources;

/// <summary>The nodes of one role. How many they are between least and most is left to Auto Scaling.</summary>
internal sealed class AutoScalingGroup(string name, Ownership owner, GroupSpec spec, LaunchTemplate template, IReadOnlyList<Resource<Ec2.Subnet>> subnets, IReadOnlyList<TargetGroup> targets)
    : Resource<AutoScaling.AutoScalingGroup>(name)
{
    // Ask the load balancer too: a node whose AMS hangs has a healthy instance under it.
    const string HealthCheckType = "ELB";

    // Time for a node to boot, wait for the database and join, in seconds.
    const int HealthCheckGracePeriod = 600;

    /// <summary>What its nodes do.</summary>
    public NodeRole Role => template.Role;

    /// <summary>What its nodes are started from.</summary>
    public LaunchTemplate Template => template;

    /// <summary>How long at most its nodes wait, before they end, for what is on them to end.</summary>
    public int DrainMinutes => spec.DrainMinutes;

    /// <summary>How much longer than others its nodes may take to end: as long as their load balancers let connections come to an end.</summary>
    public TimeSpan Leaving => TimeSpan.FromMinutes(Math.Min(TargetPorts.LongestDelayMinutes, spec.DrainMinutes));

    /// <summary>Whether a node that does not pass the target group's health check is ended.</summary>
    public bool EndsUnhealthy(State state) => state.Of(this)?.HealthCheckType == HealthCheckType;

    /// <summary>Where its nodes answer HTTP.</summary>
    public TargetGroup HttpTargets => targets[0];

    /// <summary>The listeners of the entrance, which the group bears a note of.</summary>
    public IReadOnlyCollection<Listener> Entrance { get; set; } = [];

    /// <summary>The hook that holds its new nodes until they are in the cluster; null for none.</summary>
    public LifecycleHook? Launching { get; set; }

    /// <summary>Where its nodes run.</summary>
    public IReadOnlyList<Resource<Ec2.Subnet>> Subnets => subnets;

    public override string Kind => "auto scaling group";

    public override bool Holds => true;

    // Also what the template names: the database goes when no node is left that uses it.
    public override IEnumerable<Resource> Needs => [template, .. template.Needs, .. subnets, .. targets];

    // One call that ends it, and one that sees it gone.
    public override Effort ToDelete(State state) => new(2, 2);

    public override string? Awaits(ChangeAction action) => action is ChangeAction.Delete ? "its nodes to be terminated" : null;

    protected override async Task<AutoScaling.AutoScalingGroup?> Find(Reader reader)
    {
        var groups = await All(reader);
        return groups.FirstOrDefault(g => g.AutoScalingGroupName == Name);
    }

    // The hook of its launches is created with it, also when the response of that call was lost.
    public override async Task Observe(Reader reader, State state)
    {
        await base.Observe(reader, state);
        if (state.Has(this) && Launching is not null) await Launching.Observe(reader, state);
    }

    protected override Task<IReadOnlyList<FieldChange>> ReadAdded(Reader reader, AutoScaling.AutoScalingGroup actual) =>
        GroupAdditions.Read(reader, this, actual);

    /// <summary>All groups of the cluster, as far as they are there.</summary>
    public static Task<IReadOnlyList<AutoScaling.AutoScalingGroup>> All(Reader reader) => reader.Once("auto scaling groups", () => reader.SendAll(
        new AutoScaling.DescribeAutoScalingGroups { AutoScalingGroupNames = reader.Names<AutoScalingGroup>() }, r => r.AutoScalingGroups));

    protected override string IdOf(AutoScaling.AutoScalingGroup actual) => actual.AutoScalingGroupName!;

    protected override IReadOnlyList<Tag> TagsOf(AutoScaling.AutoScalingGroup actual) => [.. actual.Tags.Select(t => new Tag(t.Key!, t.Value!))];

    public override IEnumerable<Finding> Obstacles(State state) =>
    [
        .. Suspended(state),
        .. MeantSizes.Findings(state.Of(this)!, Sizes, state.Clock.GetUtcNow()),
        .. GroupAdditions.Findings(Name, state.Cluster, Additions(state)),
    ];

    // An adopted group had hooks, policies and scheduled actions of its own before.
    public override IEnumerable<FieldChange> Additions(State state) =>
        state.IsAdopted(this) ? [] : base.Additions(state);

    // The group is deleted with its nodes (ForceDelete), which both kinds of protection refuse.
    public override IEnumerable<Finding> DeletionBlockers(State state) => state.Of(this)!.DeletionProtection is null or "none" ? [] :
    [
        new(FindingLevel.Error, "AmsGroupProtected", Name,
            $"Deletion protection of auto scaling group {Name} is on ({state.Of(this)!.DeletionProtection}), and AmsCluster did not set it.",
            $"To delete the group, turn it off: aws autoscaling update-auto-scaling-group --auto-scaling-group-name {Name} --deletion-protection none"),
    ];

    // Somebody has suspended them for a reason, or AWS has because no node would start.
    IEnumerable<Finding> Suspended(State state) => state.Of(this)!.SuspendedProcesses is not { Count: > 0 } suspended ? [] :
    [
        new(FindingLevel.Warning, "AmsSuspended", Name, $"Processes of auto scaling group {Name} are suspended ({string.Join(", ", suspended.Select(p => p.ProcessName))}): it does not scale or replace nodes as it should.",
            $"When nobody needs that any more: aws autoscaling resume-processes --auto-scaling-group-name {Name}"),
    ];

    public override IEnumerable<Finding> LeftAlone(State state)
    {
        var (@is, shall) = (SubnetsOf(state.Of(this)!).ToHashSet(StringComparer.Ordinal), subnets.Select(state.Id).ToHashSet(StringComparer.Ordinal));
        return @is.SetEquals(shall) ? [] :
        [
            new(FindingLevel.Warning, "AmsAdoptedSubnets", Name, $"Auto scaling group {Name} was adopted and keeps its subnets ({string.Join(", ", @is)}); the spec asks for {string.Join(", ", shall)}.",
                $"To move it ends nodes that run. When nobody streams: aws autoscaling update-auto-scaling-group --auto-scaling-group-name {Name} --vpc-zone-identifier {string.Join(',', shall)}"),
        ];
    }

    protected override IEnumerable<Edit> Compare(AutoScaling.AutoScalingGroup actual, State state)
    {
        var sizes = MeantSizes.Of(actual, Sizes, state.Clock.GetUtcNow());
        var fields = new Differences()
            .Add("min", actual.MinSize, sizes.Min)
            .Add("max", actual.MaxSize, sizes.Max)
            .AddSet("subnets", SubnetsOf(actual), Zones(state).Split(','))
            .Add("launch template", actual.LaunchTemplate?.LaunchTemplateId, state.Id(template))
            .Add("template version", actual.LaunchTemplate?.Version, "$Latest")
            .Add("health check", actual.HealthCheckType, AsAdopted(state)?.HealthCheckType ?? HealthCheckType)
            .Add("grace period", actual.HealthCheckGracePeriod, AsAdopted(state)?.HealthCheckGracePeriod ?? HealthCheckGracePeriod);
        if (!state.IsAdopted(this)) GroupDefaults.Compare(actual, fields);
        foreach (var edit in fields.SetBy(Update))
        {
            var ended = EndedNodes.ByUpdate(actual, sizes.Max, KeptZones(actual, state), DrainMinutes);
            yield return edit with { Effect = ended };
        }

        foreach (var edit in CompareTargets(actual, state)) yield return edit;
        foreach (var edit in ComparePropagation(actual, state)) yield return edit;
        foreach (var edit in TagDifference.Edits(TagsOf(actual), owner.Tags(Name), state, Retag, state.IsAdopted(this))) yield return edit;
    }

    // AWS tells a node's zone only. One that is in a zone of a subnet that stays is taken to be in that subnet.
    HashSet<string>? KeptZones(AutoScaling.AutoScalingGroup actual, State state)
    {
        var (before, after) = (SubnetsOf(actual).ToList(), Zones(state).Split(','));
        if (before.TrueForAll(after.Contains)) return null;
        var kept = subnets.Where(s => before.Contains(state.Id(s)));
        return [.. kept.Select(s => state.Of(s)?.AvailabilityZone).OfType<string>()];
    }

    protected override string? DeletionEffect(AutoScaling.AutoScalingGroup actual, State state) =>
        EndedNodes.ByDeletion(actual);

    protected override string Summary(State state) => $"{spec.MinSize} to {spec.MaxSize} nodes in {subnets.Count} {(subnets.Count == 1 ? "zone" : "zones")}";

    protected override async Task<AutoScaling.AutoScalingGroup> Make(Run run)
    {
        await run.Send(new AutoScaling.CreateAutoScalingGroup
        {
            AutoScalingGroupName = Name,
            MinSize = spec.MinSize,
            MaxSize = spec.MaxSize,
            DesiredCapacity = spec.MinSize,
            VPCZoneIdentifier = Zones(run.State),
            LaunchTemplate = TemplateOf(run.State),
            TargetGroupARNs = [.. targets.Where(t => t.Wanted).Select(run.State.Id)],
            HealthCheckType = HealthCheckType,
            HealthCheckGracePeriod = HealthCheckGracePeriod,
            LifecycleHookSpecificationList = Launching is null ? null : [Launching.Specification],
            Tags = GroupTags([.. owner.Tags(Name), .. ElbHints.Note(Entrance, run.State) is { } note ? [new Tag(ElbHints.Tag, note)] : Array.Empty<Tag>()]),
        });
        Launching?.NoteCreated(run);
        return new() { AutoScalingGroupName = Name };
    }

    protected override async Task Remove(AutoScaling.AutoScalingGroup actual, Run run)
    {
        // With suspended processes a group would never let go of its instances.
        if (actual.SuspendedProcesses.Count > 0) await run.Send(new AutoScaling.ResumeProcesses { AutoScalingGroupName = Name });
        await run.SendDelete(new AutoScaling.DeleteAutoScalingGroup { AutoScalingGroupName = Name, ForceDelete = true });
        await run.Watch(Kind, Left).Until($"the nodes of {Name} to be terminated", Name, left => left is null, Leaving);
    }

    static async Task<IReadOnlyDictionary<string, string>> Left(Run run, IReadOnlyList<string> names)
    {
        var left = await run.Send(new AutoScaling.DescribeAutoScalingGroups { AutoScalingGroupNames = names });
        return left.AutoScalingGroups.ToDictionary(g => g.AutoScalingGroupName!, g => $"{g.Instances.Count} left, {g.Status}", StringComparer.Ordinal);
    }

    // The desired capacity is not sent: it is Auto Scaling's, which moves it only where the new limits ask for it.
    Task Update(Run run)
    {
        var (actual, adopted) = (run.State.Of(this)!, AsAdopted(run.State));
        var sizes = MeantSizes.Of(actual, Sizes, run.State.Clock.GetUtcNow());
        var request = new AutoScaling.UpdateAutoScalingGroup
        {
            AutoScalingGroupName = Name,
            MinSize = sizes.Min,
            MaxSize = sizes.Max,
            VPCZoneIdentifier = Zones(run.State),
            LaunchTemplate = TemplateOf(run.State),
            HealthCheckType = adopted?.HealthCheckType ?? HealthCheckType,
            HealthCheckGracePeriod = adopted?.HealthCheckGracePeriod ?? HealthCheckGracePeriod,
        };
        return run.Send(adopted is null ? GroupDefaults.PutBack(request, actual) : request);
    }

    GroupSizes Sizes => new(spec.MinSize, spec.MaxSize);

    // A group that was adopted keeps its subnets and its way to look after its nodes: another would end nodes that run.
    // It also stays behind load balancers that are not the cluster's.
    AutoScaling.AutoScalingGroup? AsAdopted(State state) => state.IsAdopted(this) ? state.Of(this) : null;

    static IEnumerable<string> SubnetsOf(AutoScaling.AutoScalingGroup actual) => actual.VPCZoneIdentifier?.Split(',') ?? [];

    IEnumerable<Edit> CompareTargets(AutoScaling.AutoScalingGroup actual, State state)
    {
        var shall = targets.Where(t => t.Wanted).ToList();
        var missing = shall.Where(t => !actual.TargetGroupARNs.Contains(state.Id(t))).ToList();
        var surplus = state.IsAdopted(this) ? [] : actual.TargetGroupARNs.Where(arn => shall.TrueForAll(t => state.Id(t) != arn)).ToList();
        if (missing.Count > 0)
        {
            yield return new([.. missing.Select(t => new FieldChange("target group", null, t.Name))], run =>
                run.Send(new AutoScaling.AttachLoadBalancerTargetGroups { AutoScalingGroupName = Name, TargetGroupARNs = missing.ConvertAll(run.State.Id) }));
        }

        if (surplus.Count > 0)
        {
            var names = string.Join(" and ", surplus.Select(TargetGroup.NameIn));
            var detach = new AutoScaling.DetachLoadBalancerTargetGroups
            {
                AutoScalingGroupName = Name,
                TargetGroupARNs = surplus,
            };
            var fields = surplus.Select(arn => new FieldChange("target group", TargetGroup.ShortNameIn(arn) ?? arn, null));
            yield return new([.. fields], run => run.SendDelete(detach))
            {
                Effect = EndedNodes.Running(actual).Count > 0 ? $"cuts the connections to its nodes through {names}" : null,
            };
        }
    }

    // A tag that is handed on as well would overwrite what the launch template says of a node.
    IEnumerable<Edit> ComparePropagation(AutoScaling.AutoScalingGroup actual, State state)
    {
        var ours = owner.Tags(Name).Where(t => actual.Tags.Any(a => a.Key == t.Key && a.PropagateAtLaunch is true)).ToList();
        return ours.Count == 0 || state.IsAdopted(this) ? []
            : [new([.. ours.Select(t => new FieldChange($"tag {t.Key} on new nodes", "yes", "no"))], run => run.Send(new AutoScaling.CreateOrUpdateTags { Tags = GroupTags(ours) }))];
    }

    async Task Retag(TagDifference tags, Run run)
    {
        if (tags.Put.Count > 0) await run.Send(new AutoScaling.CreateOrUpdateTags { Tags = GroupTags(tags.Put) });
        if (tags.Take.Count > 0) await run.Send(new AutoScaling.DeleteTags { Tags = GroupTags(tags.Take) });
    }

    // The nodes get their tags from the launch template, which has more to say of them.
    IReadOnlyList<AutoScaling.Tag> GroupTags(IEnumerable<Tag> tags) => [.. tags.Select(t => new AutoScaling.Tag
    {
        Key = t.Key,
        Value = t.Value,
        ResourceId = Name,
        ResourceType = "auto-scaling-group",
        PropagateAtLaunch = false,
    })];

    string Zones(State state) => AsAdopted(state)?.VPCZoneIdentifier ?? string.Join(',', subnets.Select(state.Id));

    AutoScaling.LaunchTemplateSpecification TemplateOf(State state) => new() { LaunchTemplateId = state.Id(template), Version = "$Latest" };
}
