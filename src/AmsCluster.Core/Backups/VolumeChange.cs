using AmsCluster.Aws;
using AmsCluster.Resources;

namespace AmsCluster.Backups;

/// <summary>
/// Puts another volume under the database. Each step looks at what is there, so that it goes on wherever it was left. The volume
/// that goes is noted as replaced before it leaves, and never deleted.
/// </summary>
internal sealed class VolumeChange(DatabaseNode node, RestoreSource source, Run run)
{
    const string VolumeType = "gp3";

    /// <summary>Carries it out: afterwards the node runs.</summary>
    /// <returns>The volume that it runs on, and the one that was there before.</returns>
    public async Task<(string Volume, string? Replaced)> Carry()
    {
        var (volume, replaced) = await Fresh();
        if (node.VolumeId != volume)
        {
            if (!node.IsStopped) await InstanceLife.Stop(node.InstanceId, run);
            if (node.VolumeId is { } old) await TakeOff(old);
            await NodeVolumes.Until(volume, "available", run);
            await Send(
                Ec2Api.AttachVolume(new() { VolumeId = volume, InstanceId = node.InstanceId, Device = node.Device }));
        }

        await NodeVolumes.Until(volume, "in-use", run);

        // A data volume outlives its node; a root volume does not.
        if (!node.UsesDataVolume)
            await run.Send(Ec2Api.ModifyInstanceAttribute(new() { InstanceId = node.InstanceId, BlockDeviceMappings = [new() { DeviceName = node.Device, Ebs = new() { DeleteOnTermination = true } }] }));
        if (node.VolumeId != volume || node.Instance.State?.Name?.Value is not ("running" or "pending")) await InstanceLife.Start(node.InstanceId, run);
        return (volume, replaced);
    }

    // The one that an earlier run has begun with, else a new one.
    async Task<(string Volume, string? Replaced)> Fresh()
    {
        var volumes = await NodeVolumes.Read(node.Cluster, run);
        if (volumes.OrderByDescending(v => v.VolumeId == node.VolumeId).FirstOrDefault(v => NodeVolumes.SourceOf(v) == source.Id) is { } begun)
        {
            await Abandon(volumes.Where(v => v != begun));
            return (begun.VolumeId!, NodeVolumes.ReplacedBy(begun));
        }

        // Where a restore was cut short between the two volumes, what was there before it is still what is replaced.
        var replaced = node.VolumeId ?? volumes.Select(NodeVolumes.ReplacedBy).FirstOrDefault(v => v is not null);
        var note = NodeVolumes.Note(source.Id, replaced == source.Id ? null : replaced);
        string volume;
        if (source.Backup is { } backup) volume = await Make(backup, note);
        else
        {
            volume = source.Id;
            var tags = NodeVolumes.TagsOf(node).Append(note).ForEc2();
            await run.Send(Ec2Api.CreateTags(new() { Resources = [volume], Tags = tags }));
        }

        await Abandon(volumes);
        return (volume, replaced == source.Id ? null : replaced);
    }

    // Another restore that was begun and is not wanted any more: its volume is one that was replaced.
    async Task Abandon(IEnumerable<Ec2.Volume> volumes)
    {
        foreach (var volume in volumes.Where(v => NodeVolumes.SourceOf(v) is not null && v.VolumeId != source.Id))
        {
            await run.Send(Ec2Api.CreateTags(new() { Resources = [volume.VolumeId!], Tags = NodeVolumes.TagsOfReplaced(node.Cluster, TimeProvider.System.GetUtcNow()).ForEc2() }));
            await run.Send(Ec2Api.DeleteTags(new() { Resources = [volume.VolumeId!], Tags = [new(NodeVolumes.Restoring, null)] }));
        }
    }

    async Task<string> Make(DatabaseBackup backup, Tag note)
    {
        var now = node.VolumeId is { } id ? (await run.Send(Ec2Api.DescribeVolumes(new() { VolumeIds = [id] }))).Volumes.FirstOrDefault() : null;
        var made = await run.Send(Ec2Api.CreateVolume(new()
        {
            AvailabilityZone = node.Zone,
            SnapshotId = backup.SnapshotId,
            Size = Math.Max(backup.VolumeGiB, now?.Size ?? 0),
            VolumeType = now?.VolumeType ?? VolumeType,
            Encrypted = true,
            TagSpecifications = NodeVolumes.TagsOf(node).Append(note).For("volume"),

            // For a call that is sent again. The next run finds it by its tag, and what is restored a second time is made anew.
            ClientToken = Guid.NewGuid().ToString("N"),
        }));
        return made.Volume.VolumeId;
    }

    async Task TakeOff(string old)
    {
        await run.Send(Ec2Api.CreateTags(new() { Resources = [old], Tags = NodeVolumes.TagsOfReplaced(node.Cluster, TimeProvider.System.GetUtcNow()).ForEc2() }));
        await Send(Ec2Api.DetachVolume(new() { VolumeId = old, InstanceId = node.InstanceId }));
        await NodeVolumes.Until(old, "available", run);
    }

    // Carried out or not, with an answer or without: what is waited for next tells.
    async Task Send<TResponse>(AwsRequest<TResponse> request)
    {
        try
        {
            await run.Send(request);
        }
        catch (AwsException e) when (e.IsAmbiguous || e.Code is "VolumeInUse" or "IncorrectState")
        {
        }
    }
}
