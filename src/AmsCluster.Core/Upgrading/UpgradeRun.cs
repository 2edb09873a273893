using AmsCluster.Aws;

namespace AmsCluster.Upgrading;

/// <summary>What the parts of an upgrade work with.</summary>
internal sealed class UpgradeRun(AwsConnection aws, UpgradeWork work, IEngineEvents events, Patience patience, CancellationToken stop)
{
    public AwsConnection Aws => aws;

    public UpgradeWork Work => work;

    public Patience Patience => patience;

    public CancellationToken Stop => stop;

    public IEngineEvents Events => events;

    /// <summary>The image that the nodes shall run.</summary>
    public string Image => work.Upgrade.To.ImageId;

    /// <summary>The calls that write.</summary>
    public Run Run { get; } = new(aws, work.State, events, patience, stop);

    /// <summary>Counts the streams that are published to a node; null where that cannot be told.</summary>
    public Func<string, Task<int?>> Streams { get; init; } = id => new LiveStreams(aws, events, patience).On(id, stop);

    /// <summary>What time it is.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A wait for something that ends by itself, or is ended by AWS.</summary>
    public Waiting WaitFor(string what, TimeSpan? limit = null) => new(what, limit ?? TimeSpan.MaxValue, patience, events, stop);

    /// <summary>Writes down where the upgrade stands.</summary>
    public Task Note(UpgradeNote note) => note.Put(work.Upgrade.ClusterName, Run);

    /// <summary>Makes the new version of a group's launch template, where it needs one.</summary>
    public Task Version(UpgradeWork.GroupWork group) => group.NewVersion is not { } step ? Task.CompletedTask
        : new Runner(Run, work.Topology, events, async (resource, token) =>
        {
            await new Operations.Observer(aws, patience).LookAgain(resource, work.Topology, work.State, token);
            return resource.Plan(work.State);
        }).Execute([step]);

    /// <summary>Lets a group launch a version of its template: a number, or the newest.</summary>
    public Task Follow(UpgradeWork.GroupWork group, string version) => Run.Send(new AutoScaling.UpdateAutoScalingGroup
    {
        AutoScalingGroupName = group.Name,
        LaunchTemplate = new() { LaunchTemplateId = work.State.Id(group.Group.Template), Version = version },
    });

    /// <summary>The newest version of a group's template.</summary>
    public async Task<Ec2.LaunchTemplateVersion> Newest(UpgradeWork.GroupWork group) => (await VersionOf(group, "$Latest"))!;

    /// <summary>A version of a group's template; null when it is gone.</summary>
    public async Task<Ec2.LaunchTemplateVersion?> VersionOf(UpgradeWork.GroupWork group, string version)
    {
        var answer = await aws.SendOrNull(Ec2Api.DescribeLaunchTemplateVersions(new() { LaunchTemplateId = work.State.Id(group.Group.Template), Versions = [version] }), AwsCodes.NotFound, stop);
        return answer?.LaunchTemplateVersions.FirstOrDefault();
    }

    /// <summary>Tells of a change while it is made.</summary>
    public async Task Told(PlannedChange? change, Func<Task> make)
    {
        if (change is null)
        {
            await make();
            return;
        }

        var since = Environment.TickCount64;
        events.On(new EngineEvent.Started(change));
        try
        {
            await make();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            events.On(new EngineEvent.Failed(change, e));
            throw;
        }

        events.On(new EngineEvent.Finished(change, TimeSpan.FromMilliseconds(Environment.TickCount64 - since)));
    }
}
