using AmsCluster.Aws;
using AmsCluster.Execution;

namespace AmsCluster.Cmdlets;

/// <summary>What is said to somebody who pressed Ctrl+C.</summary>
internal static class Stopped
{
    /// <summary>How things stand and how to go on; null where nothing was begun.</summary>
    /// <param name="cmdlet">The cmdlet that was stopped.</param>
    /// <param name="error">What the work ended with; null when a call of it is still under way.</param>
    /// <param name="doing">The phase that it was in.</param>
    public static string? Text(AmsCmdlet cmdlet, Exception? error, string? doing) => (error, doing) switch
    {
        (AmsException ams, EngineEvent.Changing) => $"{ams.Message} {Wording.For(cmdlet, ams.Advice)}",
        (_, EngineEvent.Changing) => "Stopped; the calls under way come to their end by themselves. Run the same command again to go on from here, or remove what is made with Remove-AmsCluster.",
        (_, EngineEvent.Serving) => "Stopped waiting. The cluster is deployed: Wait-AmsCluster waits on.",
        _ => null,
    };
}
