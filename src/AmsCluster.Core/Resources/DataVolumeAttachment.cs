using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>
/// The data volume on the MongoDB node. It is a step of its own, so that launch templates need not wait until the node
/// runs; the node's start script waits for the device.
/// </summary>
internal sealed class DataVolumeAttachment(DataVolume volume, MongoInstance node) : Resource<Ec2.VolumeAttachment>(volume.Name)
{
    public override string Kind => "volume attachment";

    public override Resource PartOf => node;

    public override IEnumerable<Resource> Needs => [volume];

    public override bool IsExpected(State state) => Wanted && volume.IsExpected(state);

    public override string? Awaits(ChangeAction action) => action is ChangeAction.Create ? "the instance to run" : null;

    // Both answers may lag behind: either is believed.
    protected override async Task<Ec2.VolumeAttachment?> Find(Reader reader)
    {
        if (await reader.Found(volume) is not { Volume: var found } || await reader.Found(node) is not { Instance: var instance }) return null;
        return found.Attachments.FirstOrDefault(a => a.InstanceId == instance.InstanceId && a.State?.Value is "attaching" or "attached")
            ?? (DataVolume.IdOn(instance) == found.VolumeId ? new() { InstanceId = instance.InstanceId, Device = DataVolume.Device } : null);
    }

    protected override string IdOf(Ec2.VolumeAttachment actual) => $"{actual.InstanceId} {actual.Device}";

    public override Step? Plan(State state) => Wanted && !IsExpected(state) ? null : base.Plan(state);

    protected override IEnumerable<Edit> Compare(Ec2.VolumeAttachment actual, State state) => [];

    protected override async Task<Ec2.VolumeAttachment> Make(Run run)
    {
        var request = new Ec2.AttachVolumeRequest
        {
            VolumeId = run.State.Id(volume),
            InstanceId = run.State.Id(node),
            Device = DataVolume.Device,
        };

        while (true)
        {
            try
            {
                // EC2 refuses it until the volume is available and the node runs.
                var answer = await run.SendOnceReady(
                    Ec2Api.AttachVolume(request), "to be accepted", () => InstanceLife.EnsureNotEnded(request.InstanceId, run));
                return answer.Attachment;
            }
            catch (AwsException e) when (e.Code is "VolumeInUse")
            {
                // It is still on the node that was replaced, or an earlier call whose answer was lost has attached it.
                string? at = null;
                await run.Watch("data volume", Places).Until($"volume {request.VolumeId} to be free", request.VolumeId, now => (at = now) is "" || now == request.InstanceId);
                if (at == request.InstanceId) return new() { InstanceId = request.InstanceId, Device = request.Device };
            }
        }
    }

    // Where volumes are attached; empty for nowhere.
    static async Task<IReadOnlyDictionary<string, string>> Places(Run run, IReadOnlyList<string> ids)
    {
        var found = await run.Send(Ec2Api.DescribeVolumes(new() { Filters = [Ec2Filter.Of("volume-id", ids)] }));
        return found.Volumes.ToDictionary(v => v.VolumeId!, v => v.Attachments.FirstOrDefault()?.InstanceId ?? "", StringComparer.Ordinal);
    }

    // EC2 detaches the volume when the node is terminated.
    protected override Task Remove(Ec2.VolumeAttachment actual, Run run) => Task.CompletedTask;
}
