using AmsCluster.Aws;
using AmsCluster.Execution;

namespace AmsCluster.Cmdlets;

/// <summary>What is said to somebody who pressed Ctrl+C.</summary>
internal static class Stopped
{
    /// <summary>How things stand and how to go on; null where there is nothing to go on with.</summary>
    /// <param name="cmdlet">The cmdlet that was stopped.</param>
    /// <param name="error">What the work ended with; null when a call of it is still under way.</param>
    /// <param name="host">What it was doing.</param>
    public static string? Text(AmsCmdlet cmdlet, Exception? error, PipelineHost host) => (error, host.Doing) switch
    {
        (AmsException ams, EngineEvent.Changing) => $"{ams.Message} {Wording.For(cmdlet, ams.Advice)}",
        (_, EngineEvent.Changing) => $"Stopped. {host.Changes.Done} of {host.Changes.Of} changes are made; the calls under way come to their end by themselves. "
            + "Run the same command again to go on from here, or remove what is made with Remove-AmsCluster.",
        (_, EngineEvent.Serving) => $"Stopped waiting. Go on with Wait-AmsCluster {host.Subject}".TrimEnd() + ".",
        (_, EngineEvent.Reading or EngineEvent.Checking) => "Stopped. Nothing was changed. Run the same command again.",
        _ => null,
    };
}
