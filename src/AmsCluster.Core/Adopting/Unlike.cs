using AmsCluster.Resources;

namespace AmsCluster.Adopting;

/// <summary>What of a cluster made by hand is otherwise than it would have been made, and cannot be brought over without starting something anew.</summary>
internal static class Unlike
{
    public static IEnumerable<Finding> Of(HandMade made, ClusterSpec spec) =>
        Database(made, spec).Concat(made.Roles.SelectMany(n => Nodes(n, spec))).Concat(UnlikeTemplate.Of(made)).Concat(Shared(made)).Concat(Entrance(made));

    static IEnumerable<Finding> Database(HandMade made, ClusterSpec spec)
    {
        if (made.Uri is not null)
        {
            yield return Warning("AmsAdoptOwnDatabase", "mongo", made.MongoOwner is { } owner
                    ? $"The nodes' database is that of cluster {owner}: it is taken as a database of your own here, and left to that cluster."
                    : made.Mongo is { } left
                    ? $"The nodes log in to the database on {left.InstanceId} with a password that was made by hand: it is taken as a database of your own, and the instance is left alone."
                    : "The nodes' database is on no instance of this VPC: it is taken as a database of your own.",
                "Its address goes to Parameter Store as a SecureString, and out of the start script of nodes that start from the first deployment on.");
            yield break;
        }

        if (made.AdoptedMongo is not { } instance) yield break;
        yield return Warning("AmsAdoptOpenDatabase", "mongo", $"MongoDB on {instance.InstanceId} asks nobody for a password, as far as the nodes' start script shows; only security groups keep others out.",
            "An adopted instance is never replaced, so it stays. To have a password: make it in MongoDB, and put the address with it in mongo.uri: the instance is yours again then, and left alone.");
        if (made.MongoVolume is { Encrypted: not true } volume)
            yield return Warning("AmsAdoptUnencrypted", "mongo", $"The database's volume {volume.VolumeId} is not encrypted, which AWS does only for a new volume.", "Copy a snapshot with encryption and swap the volumes, when nobody streams.");
        if (instance.IamInstanceProfile is null)
        {
            yield return Warning("AmsAdoptNoProfile", "mongo", $"{instance.InstanceId} has no instance profile, so Session Manager does not reach it.",
                $"After the first deployment: aws ec2 associate-iam-instance-profile --instance-id {instance.InstanceId} --iam-instance-profile Name={GuideTopology.IamName(spec)}");
        }

        if (instance.MetadataOptions?.HttpTokens?.Value is not "required")
            yield return Warning("AmsAdoptImdsV1", "mongo", $"{instance.InstanceId} answers metadata requests without a token (IMDSv1).", $"aws ec2 modify-instance-metadata-options --instance-id {instance.InstanceId} --http-tokens required");
    }

    static IEnumerable<Finding> Nodes(Nodes nodes, ClusterSpec spec)
    {
        if (nodes.Group is not { AutoScalingGroupName: { } name } group)
        {
            if (nodes.Role is NodeRole.Edge) yield return Warning("AmsAdoptMissing", "edge group", "There is no edge group. The first deployment makes one, with nodes.", "Look at the plan, and at edge.min in the spec, before you deploy.");
            yield break;
        }

        if (nodes.Script is { HasScheme: false, IsPlain: true } bare)
        {
            yield return Warning("AmsAdoptBareAddress", name, $"Its nodes are told the database's address without mongodb:// ({bare.Host}). From Ant Media Server 3.0 on such a node stays standalone when it starts.",
                "The first deployment gives nodes that start from then on the whole address. Do it before the group scales out.");
        }

        if (group.HealthCheckType is not "ELB")
            yield return Warning("AmsAdoptHealthCheck", name, $"Auto Scaling asks only EC2 whether its nodes are well, not Ant Media Server. That stays: to change it while a node does not answer would end the node.",
                $"When all its targets are healthy: aws autoscaling update-auto-scaling-group --auto-scaling-group-name {name} --health-check-type ELB --health-check-grace-period 600");
        if (nodes.Policy is null) yield return Warning("AmsAdoptNoScaling", name, "It does not scale by CPU load. The first deployment gives it such a policy, which may also end nodes that have little to do.", "Look at min and max in the spec before you deploy.");
        else if (spec.Group(nodes.Role).TargetCpu is var cpu && cpu != (int)(nodes.Policy.TargetTrackingConfiguration?.TargetValue ?? cpu))
            yield return Warning("AmsAdoptTargetCpu", name, $"It aims at {nodes.Policy.TargetTrackingConfiguration!.TargetValue} % CPU load, and a node refuses streams from 75 % on; the first deployment makes it {cpu} %.", "Look at targetCpu in the spec before you deploy.");
    }

    static IEnumerable<Finding> Entrance(HandMade made)
    {
        if (made.Listeners.SelectMany(l => l.Certificates).Select(c => c.CertificateArn).Distinct(StringComparer.Ordinal).Count() > 1)
            yield return Warning("AmsAdoptTwoCertificates", "loadBalancer.certificate", "The HTTPS listeners have different certificates. A cluster has one: the first deployment puts that of port 443 on all.", "Name one that covers all host names in loadBalancer.certificate.");
    }

    static IEnumerable<Finding> Shared(HandMade made) => made.SecurityGroups.Where(g => made.Shared.Contains(g.GroupId!)).Select(g =>
        Warning("AmsAdoptShared", g.GroupName!, "This security group serves other instances or load balancers too. It is not adopted, and nothing leaves it.", "The first deployment makes a group of the cluster's own beside it."));

    internal static Finding Warning(string code, string subject, string message, string advice) => new(FindingLevel.Warning, code, subject, message, advice);
}
