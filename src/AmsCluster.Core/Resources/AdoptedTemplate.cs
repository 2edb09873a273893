using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>What new nodes keep of a launch template that was adopted: what somebody gave them for a reason that is not in the spec.</summary>
internal sealed record AdoptedTemplate(Ec2.ResponseLaunchTemplateData Data)
{
    const string Name = "Name";

    /// <summary>The security groups, wherever the template has them.</summary>
    public IReadOnlyList<string> SecurityGroups => [.. Data.SecurityGroupIds.Concat(Data.NetworkInterfaces.SelectMany(i => i.Groups)).Distinct(StringComparer.Ordinal)];

    /// <summary>The size of the volume; recordings may need it.</summary>
    public int? VolumeGiB => Data.BlockDeviceMappings.FirstOrDefault()?.Ebs?.VolumeSize;

    /// <summary>The instance profile, which may have rights to store recordings. Null where the nodes need the cluster's, to read a secret.</summary>
    public string? Profile(Database database) => database.SecretName is null ? ProfileName : null;

    /// <summary>The name of the instance profile, which a template has as it is or in an ARN.</summary>
    public string? ProfileName => Data.IamInstanceProfile?.Name ?? Data.IamInstanceProfile?.Arn?.Split('/')[^1];

    /// <summary>The tags of what is started: the template's own, with the cluster's over them. Its name tag stays.</summary>
    public IReadOnlyList<Tag> Tags(string type, IReadOnlyList<Tag> ours, IReadOnlySet<string> stale)
    {
        var theirs = Data.TagSpecifications.Where(s => s.ResourceType == type).SelectMany(s => s.Tags.AsTags()).Where(t => !stale.Contains(t.Key)).ToList();
        var kept = theirs.Where(t => t.Key == Name || ours.All(o => o.Key != t.Key)).ToList();
        return [.. ours.Where(o => kept.TrueForAll(t => t.Key != o.Key)).Concat(kept).OrderBy(t => t.Key, StringComparer.Ordinal)];
    }
}
