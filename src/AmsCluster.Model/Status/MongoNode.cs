namespace AmsCluster;

/// <summary>The instance that MongoDB runs on.</summary>
/// <param name="InstanceId">Its EC2 instance id.</param>
/// <param name="State">Its EC2 state, for example <c>running</c>.</param>
/// <param name="InstanceType">Its EC2 instance type.</param>
/// <param name="ImageId">The image that it was started from.</param>
/// <param name="PrivateIpAddress">Its address inside the VPC, that the nodes use.</param>
/// <param name="AvailabilityZone">The zone that it runs in.</param>
public sealed record MongoNode(string InstanceId, string State, string InstanceType, string ImageId, string? PrivateIpAddress, string? AvailabilityZone)
{
    /// <summary>The EBS volume that the database is on; null when it is on the root volume.</summary>
    public string? DataVolumeId { get; init; }

    /// <summary>The cluster that it belongs to.</summary>
    public string? ClusterName { get; init; }

    /// <summary>How it was reached.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Connection? Connection { get; init; }

    /// <inheritdoc/>
    public override string ToString() => InstanceId;
}
