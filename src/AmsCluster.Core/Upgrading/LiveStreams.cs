using System.Globalization;
using System.Text.RegularExpressions;
using AmsCluster.Aws;
using AmsCluster.Operations;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Upgrading;

/// <summary>
/// How many streams are published to a node, as its own Ant Media Server tells: asked on the node, through Systems Manager, because the REST API of
/// applications answers nobody else (AMS AppSettings.java, remoteAllowedCIDR). AMS's <c>active-live-stream-count</c> is that of the whole cluster;
/// the broadcasts name the node that they are published to (<c>originAdress</c>).
/// </summary>
internal sealed partial class LiveStreams(AwsConnection aws, IEngineEvents events, Patience patience)
{
    /// <summary>The count; null where it cannot be told: the agent does not answer, or an application does not.</summary>
    public async Task<int?> On(string instanceId, CancellationToken stop)
    {
        try
        {
            var end = await new NodeCommand(aws, events, patience).Run(instanceId, BootScript.Alone("live-streams"), "AmsCluster: live streams of this node", stop);
            return end.IsSuccess && Count().Match(end.Output) is { Success: true } match ? int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture) : null;
        }
        catch (AmsException)
        {
            // Then it is not known, and the node is left alone until the minutes are over.
            return null;
        }
    }

    [GeneratedRegex(@"^AMSCLUSTER STREAMS (?<count>\d{1,9})$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Count();
}
