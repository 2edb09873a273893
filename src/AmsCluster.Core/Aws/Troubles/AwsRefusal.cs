namespace AmsCluster.Aws.Troubles;

/// <summary>What AWS refused, and in which words.</summary>
/// <param name="Service">The service.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Code">AWS's code; empty for a scaling activity, which has EC2's words without its code.</param>
/// <param name="Text">AWS's words.</param>
/// <param name="Region">The Region that was called; null where it is not known.</param>
internal sealed record AwsRefusal(AwsService Service, string Operation, string Code, string Text, string? Region = null)
{
    /// <summary>The IAM action, for example <c>ec2:RunInstances</c>.</summary>
    public string Action => $"{Service.Rights}:{Operation}";

    /// <summary>A scaling activity: Auto Scaling tells why EC2 did not launch an instance, or ended it again.</summary>
    public static AwsRefusal OfLaunch(string reason) => new(AwsService.Ec2, "RunInstances", "", reason);
}
