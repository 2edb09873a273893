using AmsCluster.Aws;
using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>
/// Checks that MongoDB's data volume is not attached to an instance of others: AWS would neither delete it nor attach it to
/// the MongoDB node.
/// </summary>
internal static class VolumeHolder
{
    public static async Task<IEnumerable<Finding>> Find(PreflightContext context)
    {
        if (context.Every<DataVolume>().FirstOrDefault(context.State.Has) is not { } volume) return [];
        var attached = context.State.Of(volume)!.Volume.Attachments.FirstOrDefault()?.InstanceId;
        var node = context.Every<MongoInstance>().Select(m => context.State.Of(m)?.Instance.InstanceId).FirstOrDefault();
        if (attached is null || attached == node || await IsLeaving(context, attached)) return [];
        return
        [
            PreflightContext.Error("AmsHeld", volume.Name,
                $"The data volume {volume.Name} ({context.State.Id(volume)}) is attached to instance {attached}, which is not the MongoDB node of the cluster.",
                $"Detach it: aws ec2 detach-volume --volume-id {context.State.Id(volume)}"),
        ];
    }

    // A node that is replaced keeps its volume until it is terminated.
    static async Task<bool> IsLeaving(PreflightContext context, string instance)
    {
        var found = await context.Reader.SendAll(Ec2Api.DescribeInstances(new() { Filters = [Ec2Filter.Of("instance-id", instance)] }), r => r.Reservations);
        return found.SelectMany(r => r.Instances).All(i => i.State?.Name?.Value is "shutting-down" or "terminated"
            || i.Tags.Has(new(Ownership.ClusterTag, context.State.Cluster)) && i.Tags.Has(new(Ownership.RoleTag, MongoInstance.RoleName)));
    }
}
