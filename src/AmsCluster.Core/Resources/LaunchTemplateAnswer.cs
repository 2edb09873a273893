using Amazon.EC2.Model;

namespace AmsCluster.Resources;

/// <summary>What was sent, in the shape in which AWS gives it back: of all that can be sent, what the templates here have.</summary>
internal static class LaunchTemplateAnswer
{
    public static ResponseLaunchTemplateData AsAnswered(this RequestLaunchTemplateData sent) => new()
    {
        ImageId = sent.ImageId,
        InstanceType = sent.InstanceType,
        KeyName = sent.KeyName,
        SecurityGroupIds = sent.SecurityGroupIds ?? [],
        NetworkInterfaces = [.. (sent.NetworkInterfaces ?? []).Select(AsAnswered)],
        UserData = sent.UserData,
        IamInstanceProfile = sent.IamInstanceProfile is { } profile ? new() { Name = profile.Name } : null,
        BlockDeviceMappings = [.. (sent.BlockDeviceMappings ?? []).Select(AsAnswered)],
        MetadataOptions = sent.MetadataOptions is { } options ? new() { HttpTokens = options.HttpTokens, HttpEndpoint = options.HttpEndpoint, HttpPutResponseHopLimit = options.HttpPutResponseHopLimit } : null,
        Monitoring = sent.Monitoring is { } monitoring ? new() { Enabled = monitoring.Enabled } : null,
        TagSpecifications = [.. (sent.TagSpecifications ?? []).Select(t => new LaunchTemplateTagSpecification { ResourceType = t.ResourceType, Tags = t.Tags ?? [] })],
    };

    static LaunchTemplateInstanceNetworkInterfaceSpecification AsAnswered(LaunchTemplateInstanceNetworkInterfaceSpecificationRequest sent) => new()
    {
        DeviceIndex = sent.DeviceIndex,
        SubnetId = sent.SubnetId,
        Groups = sent.Groups ?? [],
        AssociatePublicIpAddress = sent.AssociatePublicIpAddress,
        DeleteOnTermination = sent.DeleteOnTermination,
    };

    static LaunchTemplateBlockDeviceMapping AsAnswered(LaunchTemplateBlockDeviceMappingRequest sent) => new()
    {
        DeviceName = sent.DeviceName,
        Ebs = sent.Ebs is { } ebs ? new() { VolumeSize = ebs.VolumeSize, VolumeType = ebs.VolumeType, Encrypted = ebs.Encrypted, DeleteOnTermination = ebs.DeleteOnTermination } : null,
    };
}
