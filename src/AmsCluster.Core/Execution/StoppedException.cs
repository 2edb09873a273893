namespace AmsCluster.Execution;

/// <summary>The user stopped the work. The calls that were under way came to their end.</summary>
public sealed class StoppedException(int done, int of, string? advice = null) : AmsException(
    "AmsStopped",
    $"Stopped. {done} of {of} changes are made.",
    advice ?? "Run the same command again to continue from here, or remove the cluster.");
