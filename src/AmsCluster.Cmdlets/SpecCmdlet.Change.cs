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
            CreateKey = Switch(nameof(CreateKey), CreateKey, spec.Access.CreateKey),
            SshFrom = Text(nameof(SshFrom), SshFrom, spec.Access.SshFrom),
            DashboardFrom = Words(nameof(DashboardFrom), DashboardFrom, spec.Access.DashboardFrom),
            RestFrom = Words(nameof(RestFrom), RestFrom, spec.Access.RestFrom),
            ExactRules = Switch(nameof(ExactRules), ExactRules, spec.Access.ExactRules),
            PermissionsBoundary = Text(nameof(PermissionsBoundary), PermissionsBoundary, spec.Access.PermissionsBoundary),
            InstanceProfile = Text(nameof(InstanceProfile), InstanceProfile, spec.Access.InstanceProfile),
        },
        Mongo = new()
        {
            InstanceType = Text(nameof(MongoInstanceType), MongoInstanceType, spec.Mongo.InstanceType) ?? spec.Mongo.InstanceType,
            VolumeGiB = Number(nameof(VolumeGiB), VolumeGiB) ?? spec.Mongo.VolumeGiB,
            Auth = !Switch(nameof(NoAuth), NoAuth, !spec.Mongo.Auth),
            ImageId = Text(nameof(MongoImageId), MongoImageId, spec.Mongo.ImageId),
            Uri = Text(nameof(MongoUri), MongoUri, spec.Mongo.Uri),
        },
        Origin = Group(spec.Origin, NodeRole.Origin),
        Edge = Group(spec.Edge, NodeRole.Edge),
        Image = new() { Id = Text(nameof(ImageId), ImageId, spec.Image.Id) },
        LoadBalancer = new()
        {
            Certificate = Text(nameof(CertificateArn), CertificateArn, spec.LoadBalancer.Certificate),
            Domain = Text(nameof(Domain), Domain, spec.LoadBalancer.Domain),
            HostedZone = Text(nameof(HostedZoneId), HostedZoneId, spec.LoadBalancer.HostedZone),
            Http = Text(nameof(HttpListener), HttpListener, spec.LoadBalancer.Http),
            TlsPolicy = Text(nameof(TlsPolicy), TlsPolicy, spec.LoadBalancer.TlsPolicy),
            DeletionProtection = Switch(nameof(DeletionProtection), DeletionProtection, spec.LoadBalancer.DeletionProtection),
            AccessLogs = Text(nameof(AccessLogs), AccessLogs, spec.LoadBalancer.AccessLogs),
            IdleTimeout = Number(nameof(IdleTimeout), IdleTimeout) ?? spec.LoadBalancer.IdleTimeout,
        },
        Panel = new()
        {
            AdminEmail = Text(nameof(AdminEmail), AdminEmail, spec.Panel.AdminEmail) ?? PanelSpec.DefaultAdmin,
            PasswordParameter = Text(nameof(AdminPasswordParameter), AdminPasswordParameter, spec.Panel.PasswordParameter),
        },
        Rtmp = Switch(nameof(Rtmp), Rtmp, spec.Rtmp),
        Monitoring = IsSaid(nameof(Monitoring)) ? Monitoring ?? spec.Monitoring : spec.Monitoring,
        Notice = new()
        {
            Email = Text(nameof(NoticeEmail), NoticeEmail, spec.Notice.Email),
            Topic = Text(nameof(NoticeTopicArn), NoticeTopicArn, spec.Notice.Topic),
        },
        Tags = IsSaid(nameof(Tag)) ? Tags(Tag) : spec.Tags,
    });

    GroupSpec Group(GroupSpec group, NodeRole role)
    {
        T Of<T>(T origin, T edge) => role is NodeRole.Origin ? origin : edge;
        int Size(string name, int? own, int? both, int now) => Number($"{role}{name}", own) ?? Number(name, both) ?? now;
        var type = Text(nameof(InstanceType), InstanceType, group.InstanceType) ?? group.InstanceType;
        return group with
        {
            InstanceType = Text($"{role}{nameof(InstanceType)}", Of(OriginInstanceType, EdgeInstanceType), type) ?? type,
            MinSize = Size(nameof(MinSize), Of(OriginMinSize, EdgeMinSize), MinSize, group.MinSize),
            MaxSize = Size(nameof(MaxSize), Of(OriginMaxSize, EdgeMaxSize), MaxSize, group.MaxSize),
            TargetCpu = Size(nameof(TargetCpu), Of(OriginTargetCpu, EdgeTargetCpu), TargetCpu, group.TargetCpu),
            WarmPool = Size(nameof(WarmPool), Of(OriginWarmPool, EdgeWarmPool), WarmPool, group.WarmPool),
            DrainMinutes = Size(nameof(DrainMinutes), Of(OriginDrainMinutes, EdgeDrainMinutes), DrainMinutes, group.DrainMinutes),
            VolumeGiB = Number($"{role}VolumeGiB", Of(OriginVolumeGiB, EdgeVolumeGiB)) ?? Number(nameof(NodeVolumeGiB), NodeVolumeGiB) ?? group.VolumeGiB,
        };
    }
}
