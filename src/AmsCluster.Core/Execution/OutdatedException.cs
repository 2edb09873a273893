namespace AmsCluster.Execution;

/// <summary>Another run was at work on the cluster meanwhile, and what is to be done now is not what was planned.</summary>
public sealed class OutdatedException(string cluster, string other) : AmsException(
    "AmsPlanOutdated",
    $"Another run has changed cluster {cluster} since this plan was made ({other}). What is to be done now is something else than what was planned.",
    "Look at how it is now with: amscluster plan. If it shall still be as you asked, run the same command again.");
