using AmsCluster.Execution;

namespace AmsCluster.Upgrading;

/// <summary>AWS, or a look of ours, says that new nodes do not come up.</summary>
internal sealed class RefreshFailedException(string message) : AmsException("AmsUpgradeFailed", message, "Fix the cause, then upgrade again.");

/// <summary>How an upgrade ends that does not reach its image, in words.</summary>
internal static class UpgradeEnd
{
    public static AmsException RolledBack(Upgrade upgrade, Upgrade back, RefreshFailedException failed) => new(
        "AmsUpgradeFailed", $"The upgrade of {upgrade.ClusterName} to {upgrade.To} failed, and all nodes are back on {back.To}. {failed.Message}",
        "Look at why the new nodes do not come up: a log of their start is in /var/log/amscluster.log and in the console output of an instance (aws ec2 get-console-output). Then upgrade again.", inner: failed);

    public static AmsException HalfBack(Upgrade upgrade, RefreshFailedException failed, AmsException then) => new(
        "AmsRollbackFailed", $"The upgrade of {upgrade.ClusterName} to {upgrade.To} failed: {failed.Message} Going back to {upgrade.From} failed as well: {then.Message}",
        $"Some nodes may run the new image and some the old. Go on with going back: amscluster upgrade {upgrade.ClusterName} --rollback. {then.Advice}", then.RequestId, then);

    public static AmsException Refused(string cluster, AmsException error) => new(
        error.Code, $"The upgrade of {cluster} cannot go on. {error.Message}",
        ResumeAdvice.After(error), error.RequestId, error);

    public static AmsException Stopped(string cluster) => new(
        "AmsStopped", $"Stopped. What AWS has begun goes on there: an instance refresh of {cluster} that runs is not ended by this.",
        $"Go on with: amscluster upgrade {cluster}. To go back: amscluster upgrade {cluster} --rollback.");
}
