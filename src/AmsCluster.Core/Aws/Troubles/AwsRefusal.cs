using System.Text.RegularExpressions;

namespace AmsCluster.Aws.Troubles;

/// <summary>What AWS refused, and in which words.</summary>
/// <param name="Service">The service.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Code">AWS's code; empty for a scaling activity, which has EC2's words without its code.</param>
/// <param name="Text">AWS's words.</param>
/// <param name="Region">The Region that was called; null where it is not known.</param>
internal sealed partial record AwsRefusal(AwsService Service, string Operation, string Code, string Text, string? Region = null)
{
    /// <summary>
    /// The IAM action, for example <c>ec2:RunInstances</c>: the one that AWS names as missing, which may be of another service,
    /// and otherwise that of the call.
    /// </summary>
    public string Action => NamedAction ?? $"{Service.Rights}:{Operation}";

    /// <summary>The action that AWS names as missing; null where it names none.</summary>
    public string? NamedAction => Missing().Match(Text) is { Success: true } match ? match.Groups["action"].Value : null;

    [GeneratedRegex(@"not authorized to perform:? (?<action>[a-z0-9-]+:[A-Za-z0-9]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Missing();

    /// <summary>A scaling activity: Auto Scaling tells why EC2 did not launch an instance, or ended it again.</summary>
    public static AwsRefusal OfLaunch(string reason) => new(AwsService.Ec2, "RunInstances", "", reason);
}
