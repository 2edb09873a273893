using System.Text;

namespace AmsCluster;

/// <summary>The database that the nodes meet in.</summary>
public sealed record MongoSpec
{
    /// <summary>The EC2 instance type of the MongoDB node.</summary>
    public string InstanceType { get; init; } = "m5.xlarge";

    /// <summary>The size of the MongoDB node's volume in GiB, 10 to 65536. It can grow in place, never shrink.</summary>
    public int VolumeGiB { get; init; } = 30;

    /// <summary>Whether MongoDB asks for a password. It is generated and kept in Parameter Store only.</summary>
    public bool Auth { get; init; } = true;

    /// <summary>The Ubuntu 22.04 or 24.04 image of the MongoDB node; null for Canonical's newest of 24.04.</summary>
    public string? ImageId { get; init; }

    /// <summary>The <c>mongodb://</c> or <c>mongodb+srv://</c> address of a database of your own. When given, no MongoDB node is made.</summary>
    public string? Uri { get; init; }

    // What a record says of itself gets into messages; an address may hold a password.
    bool PrintMembers(StringBuilder text)
    {
        text.Append($"InstanceType = {InstanceType}, VolumeGiB = {VolumeGiB}, Auth = {Auth}, ImageId = {ImageId}, Uri = {(Uri is null ? "" : "***")}");
        return true;
    }
}
