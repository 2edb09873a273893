using AmsCluster.Preflight;

namespace AmsCluster.Upgrading;

/// <summary>What is worth knowing of two images before nodes go from one to the other.</summary>
internal static class UpgradeChecks
{
    // How long load balancers let connections come to an end where nothing else is said.
    const double UsualMinutes = 5;

    /// <param name="from">What the nodes run; null when it is gone.</param>
    /// <param name="to">What they shall run.</param>
    /// <param name="strategy">How they are replaced.</param>
    /// <param name="leaving">How much longer nodes take to end because they drain.</param>
    public static IEnumerable<Finding> Run(Ec2.Image? from, Ec2.Image to, UpgradeStrategy strategy, TimeSpan leaving) =>
        [.. Usable(to), .. Subscribed(from, to), .. Versions(AmsVersion.Of(from), AmsVersion.Of(to), strategy), .. Outage(strategy, leaving)];

    static IEnumerable<Finding> Usable(Ec2.Image to)
    {
        if (to.State?.Value is not (null or "available"))
            yield return PreflightContext.Error("AmsImageNotAvailable", "image", $"The image {to.ImageId} is {to.State}.", "Wait until it is available, or name another one.");
        if (to.RootDeviceType?.Value is "instance-store")
            yield return PreflightContext.Error("AmsImageRootDevice", "image", $"The image {to.ImageId} has no EBS root volume; the nodes' volume is an encrypted EBS volume.", "Name an image with an EBS root volume.");
    }

    // Nodes that run prove that the account is subscribed to what they run; of another product nothing can be told before a start.
    static IEnumerable<Finding> Subscribed(Ec2.Image? from, Ec2.Image to)
    {
        var known = from?.ProductCodes.Select(c => c.ProductCodeId).ToHashSet(StringComparer.Ordinal) ?? [];
        if (to.ProductCodes.Any(c => !known.Contains(c.ProductCodeId)))
        {
            yield return PreflightContext.Warning("AmsSubscriptionUnknown", "image", $"The image {to.ImageId} is another product of AWS Marketplace than the nodes run now. Whether the account is subscribed to it shows only when a node starts: without, that fails with OptInRequired.",
                "Look at it in the console under AWS Marketplace, Manage subscriptions.");
        }
    }

    static IEnumerable<Finding> Versions(Version? from, Version? to, UpgradeStrategy strategy)
    {
        if (from is null || to is null)
        {
            yield return PreflightContext.Warning("AmsUpgradeVersionUnknown", "image", "The names of the images do not tell both versions of Ant Media Server: what changes between them is not known here.",
                "Read Ant Media's release notes of all versions between the two.");
            yield break;
        }

        if (to < from)
        {
            yield return PreflightContext.Warning("AmsUpgradeDowngrade", "image", $"{to} is older than {from}: what {from} has written into the database, such as settings of applications, {to} may not know.",
                "Have a backup of the database that is older than the newer version.");
        }

        if (AmsVersion.DoubleHash.IsBetween(from, to))
        {
            yield return PreflightContext.Warning("AmsUpgradePasswords", "image", $"From {AmsVersion.DoubleHash} on the panel lets in only users whose password is stored as MD5 of its MD5. Whoever was put into the database with a single MD5 cannot log in any more.",
                "Set such a password anew afterwards: amscluster reset-password.");
        }

        if (AmsVersion.ModeScriptAsks.IsBetween(from, to))
        {
            yield return PreflightContext.Warning("AmsUpgradeModeScript", "image", $"From {AmsVersion.ModeScriptAsks} on change_server_mode.sh asks at the terminal unless the database is given as a mongodb:// address, and a node that it asks in vain stays standalone.",
                "Nothing for the nodes of this cluster: their start script gives it such an address. Look after scripts of your own.");
        }

        if (strategy is UpgradeStrategy.Rolling && (from.Major, from.Minor) != (to.Major, to.Minor))
        {
            yield return PreflightContext.Warning("AmsUpgradeMixed", "image", $"Until the last node is replaced, {from} and {to} work side by side on one database. Ant Media's documentation neither promises nor forbids that.",
                "Where the release notes say that it does not work, use --strategy AllAtOnce, which costs an outage. To be sure, try it on another cluster first.");
        }
    }

    static IEnumerable<Finding> Outage(UpgradeStrategy strategy, TimeSpan leaving) => strategy is not UpgradeStrategy.AllAtOnce ? [] :
    [
        PreflightContext.Warning("AmsUpgradeOutage", "strategy", $"All nodes end before the first new one starts: every stream breaks off, and nobody can publish, play or use the panel. That lasts as long as connections are drained (up to {Math.Max(UsualMinutes, leaving.TotalMinutes):F0} minutes), instances end, and new ones start and pass their health check (5 to 15 minutes).",
            "Do it when nobody streams."),
    ];
}
