using AmsCluster.Spec;

namespace AmsCluster.Cmdlets;

/// <content>What the parameters make of a spec: what is not said stays.</content>
public abstract partial class SpecCmdlet
{
    /// <summary>A new spec that the parameters make.</summary>
    private protected ClusterSpec FromParameters(string region) => Changed(new() { Name = ClusterName!, Region = region });

    /// <summary>The spec with what the parameters say.</summary>
    private protected ClusterSpec Changed(ClusterSpec spec) => SpecZones.Complete(spec with
    {
        Network = new()
        {
            Vpc = Text(nameof(VpcId), VpcId, spec.Network.Vpc) ?? NetworkSpec.DefaultVpc,
            Cidr = Text(nameof(VpcCidr), VpcCidr, spec.Network.Cidr),
            NodeZones = Words(nameof(NodeZone), NodeZone, spec.Network.NodeZones),
            Subnets = Words(nameof(SubnetId), SubnetId, spec.Network.Subnets),
            LoadBalancerZones = Words(nameof(LoadBalancerZone), LoadBalancerZone, spec.Network.LoadBalancerZones),
        },
        Access = new()
        {
            KeyName = Text(nameof(KeyName), KeyName, spec.Access.KeyName),
            CreateKey = IsSaid(nameof(CreateKey)) ? CreateKey : spec.Access.CreateKey,
            SshFrom = Text(nameof(SshFrom), SshFrom, spec.Access.SshFrom),
            ExactRules = IsSaid(nameof(ExactRules)) ? ExactRules : spec.Access.ExactRules,
        },
        Mongo = new()
        {
            InstanceType = Text(nameof(MongoInstanceType), MongoInstanceType, spec.Mongo.InstanceType) ?? spec.Mongo.InstanceType,
            VolumeGiB = Number(nameof(VolumeGiB), VolumeGiB) ?? spec.Mongo.VolumeGiB,
            Auth = IsSaid(nameof(NoAuth)) ? !NoAuth : spec.Mongo.Auth,
            ImageId = Text(nameof(MongoImageId), MongoImageId, spec.Mongo.ImageId),
            Uri = Text(nameof(MongoUri), MongoUri, spec.Mongo.Uri),
        },
        Origin = Group(spec.Origin, (nameof(OriginInstanceType), OriginInstanceType), (nameof(OriginMinSize), OriginMinSize), (nameof(OriginMaxSize), OriginMaxSize), (nameof(OriginTargetCpu), OriginTargetCpu)),
        Edge = Group(spec.Edge, (nameof(EdgeInstanceType), EdgeInstanceType), (nameof(EdgeMinSize), EdgeMinSize), (nameof(EdgeMaxSize), EdgeMaxSize), (nameof(EdgeTargetCpu), EdgeTargetCpu)),
        Image = new() { Id = Text(nameof(ImageId), ImageId, spec.Image.Id) },
        LoadBalancer = new()
        {
            Certificate = Text(nameof(CertificateArn), CertificateArn, spec.LoadBalancer.Certificate),
            Domain = Text(nameof(Domain), Domain, spec.LoadBalancer.Domain),
            HostedZone = Text(nameof(HostedZoneId), HostedZoneId, spec.LoadBalancer.HostedZone),
        },
        Rtmp = IsSaid(nameof(Rtmp)) ? Rtmp : spec.Rtmp,
        Tags = IsSaid(nameof(Tag)) ? Tags(Tag) : spec.Tags,
    });

    GroupSpec Group(GroupSpec group, (string Name, string? Value) type, (string Name, int? Value) min, (string Name, int? Value) max, (string Name, int? Value) cpu)
    {
        var both = Text(nameof(InstanceType), InstanceType, group.InstanceType) ?? group.InstanceType;
        return new()
        {
            InstanceType = Text(type.Name, type.Value, both) ?? both,
            MinSize = Number(min.Name, min.Value) ?? Number(nameof(MinSize), MinSize) ?? group.MinSize,
            MaxSize = Number(max.Name, max.Value) ?? Number(nameof(MaxSize), MaxSize) ?? group.MaxSize,
            TargetCpu = Number(cpu.Name, cpu.Value) ?? Number(nameof(TargetCpu), TargetCpu) ?? group.TargetCpu,
        };
    }

    // One of our own objects brings its cluster along and how that is reached; a group's sizes are not the cluster's.
    bool IsSaid(string name) => MyInvocation.BoundParameters.ContainsKey(name) && (Connection is null || IsTyped(name));

    int? Number(string name, int? value) => IsSaid(name) ? value : null;

    // A blank cell of a CSV file says nothing; a blank that somebody has typed takes away what is there.
    string? Text(string name, string? value, string? now) =>
        !IsSaid(name) ? now : !string.IsNullOrWhiteSpace(value) ? value : IsTyped(name) ? null : now;

    // One cell may hold several words.
    IReadOnlyList<string> Words(string name, string[]? value, IReadOnlyList<string> now)
    {
        if (!IsSaid(name)) return now;
        string[] words = [.. (value ?? []).SelectMany(v => v.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))];
        return words.Length > 0 || IsTyped(name) ? words : now;
    }
}
