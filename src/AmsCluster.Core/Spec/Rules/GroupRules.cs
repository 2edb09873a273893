namespace AmsCluster.Spec.Rules;

/// <summary>The two auto scaling groups.</summary>
internal static class GroupRules
{
    private const int GreatestSize = 1000;
    private const int LeastCpu = 10;
    private const int GreatestCpu = 74;

    // AWS lets an instance wait for 100 times its hook's timeout (LifecycleHook, GlobalTimeout), which is 300 seconds here.
    private const int LongestDrain = 480;

    // No image of Ubuntu, which AMS's images are made from, has less.
    private const int SmallestVolume = 8;

    /// <summary>The largest gp3 volume in GiB (EC2, EbsBlockDevice, VolumeSize).</summary>
    public const int GreatestVolume = 65536;

    public static IEnumerable<(string Key, string Message)> Check(ClusterSpec spec)
        => Check("origin", spec.Origin).Concat(Check("edge", spec.Edge));

    private static IEnumerable<(string Key, string Message)> Check(string section, GroupSpec group)
    {
        if (!IdentityRules.IsInstanceType(group.InstanceType))
            yield return ($"{section}.instanceType", IdentityRules.InstanceTypeMessage($"{section}.instanceType", group.InstanceType));

        if (group.MinSize < 0)
            yield return ($"{section}.min", $"{section}.min must be 0 or more, not {group.MinSize}");
        if (group.MaxSize is < 1 or > GreatestSize)
            yield return ($"{section}.max", $"{section}.max must be 1 to {GreatestSize}, not {group.MaxSize}");
        else if (group.MinSize > group.MaxSize)
            yield return ($"{section}.max", $"{section}.max ({group.MaxSize}) is less than {section}.min ({group.MinSize})");

        if (group.TargetCpu is < LeastCpu or > GreatestCpu)
        {
            yield return ($"{section}.targetCpu", $"{section}.targetCpu must be {LeastCpu} to {GreatestCpu}, not {group.TargetCpu}: "
                + "at 75 % a node refuses new streams (server.cpu_limit in red5.properties), so that scaling has to begin before");
        }

        if (group.WarmPool is < 0 or > GreatestSize)
            yield return ($"{section}.warmPool", $"{section}.warmPool must be 0 to {GreatestSize}, not {group.WarmPool}");

        if (group.DrainMinutes is < 0 or > LongestDrain)
            yield return ($"{section}.drain", $"{section}.drain must be 0 to {LongestDrain} minutes, not {group.DrainMinutes}");

        if (group.VolumeGiB is < SmallestVolume or > GreatestVolume)
            yield return ($"{section}.volumeGiB", $"{section}.volumeGiB must be {SmallestVolume} to {GreatestVolume}, not {group.VolumeGiB}");
    }
}
