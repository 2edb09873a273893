namespace AmsCluster.Resources;

/// <summary>The volume of the MongoDB node: made and deleted with it, and grown in place.</summary>
internal sealed class MongoVolume(MongoInstance node, int sizeGiB) : Resource<Ec2.Volume>(node.Name)
{
    public override string Kind => "volume";

    public override Resource PartOf => node;

    protected override async Task<Ec2.Volume?> Find(Reader reader)
    {
        if (await reader.Found(node) is not { } instance) return null;
        var ids = instance.BlockDeviceMappings.Where(m => m.DeviceName == instance.RootDeviceName).Select(m => m.Ebs?.VolumeId).OfType<string>().ToList();
        return ids.Count == 0 ? null : (await reader.SendOrNull(new Ec2.DescribeVolumes { VolumeIds = ids }))?.Volumes.FirstOrDefault();
    }

    protected override string IdOf(Ec2.Volume actual) => actual.VolumeId!;

    public override Step? Plan(State state) => state.Has(node) ? base.Plan(state) : null;

    public override IEnumerable<Finding> Obstacles(State state) => state.Of(this)!.Size > sizeGiB ? Fixed("mongo.volumeGiB", $"{state.Of(this)!.Size}", $"{sizeGiB}") : [];

    protected override IEnumerable<Edit> Compare(Ec2.Volume actual, State state) => actual.Size >= sizeGiB ? []
        : [Edit.InPlace("size GiB", $"{actual.Size}", $"{sizeGiB}", run => run.Send(new Ec2.ModifyVolume { VolumeId = actual.VolumeId!, Size = sizeGiB }))];

    protected override Task<Ec2.Volume> Make(Run run) => throw new InvalidOperationException("A volume is made with its instance.");

    protected override Task Remove(Ec2.Volume actual, Run run) => Task.CompletedTask;
}
