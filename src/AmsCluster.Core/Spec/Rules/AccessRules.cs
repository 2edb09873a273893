namespace AmsCluster.Spec.Rules;

/// <summary>Who may log in to the nodes.</summary>
internal static class AccessRules
{
    // Nobody owns a block wider than this; it would be the world by another name.
    private const int Widest = 8;

    /// <summary>The most blocks of access.restFrom: three in each of ten rules, on each of four listeners, of the 100 rules that a load balancer has.</summary>
    public const int MostRestBlocks = 30;

    // They are part of the start script, of which EC2 takes 16 KB.
    private const int MostDashboardBlocks = 50;

    // A file name has at most 255 bytes. While it is written, the key's file is named KEY.pem.xxxxxxxx.xxx (PemFile).
    private const int LongestFileKey = 255 - 17;

    public static IEnumerable<(string Key, string Message)> Check(ClusterSpec spec)
    {
        var access = spec.Access;
        if (access is { CreateKey: true, KeyName: null })
            yield return ("access.createKey", "access.createKey needs access.keyName, the name of the key to make");
        if (access.KeyName is { } name)
        {
            if (!Patterns.Is(name, "[!-~]([ -~]{0,253}[!-~])?"))
                yield return ("access.keyName", "access.keyName must be 1 to 255 ASCII characters without a space at either end");
            else if (access.CreateKey && !Patterns.Is(name, "[A-Za-z0-9_][A-Za-z0-9._-]*"))
            {
                yield return ("access.keyName",
                    $"access.keyName {Shown.Value(name)} becomes the name of a file: only letters, digits, '.', '_' and '-' may be in it");
            }
            else if (access.CreateKey && name.Length > LongestFileKey)
            {
                yield return ("access.keyName",
                    $"access.keyName has {name.Length} characters; with access.createKey it becomes the name of a file, "
                    + $"and {LongestFileKey} is the maximum");
            }
        }

        if (access.DashboardFrom.Count > MostDashboardBlocks)
            yield return ("access.dashboardFrom", $"access.dashboardFrom has {access.DashboardFrom.Count} blocks; {MostDashboardBlocks} are the maximum: join neighbours into wider blocks");
        foreach (var reached in access.DashboardFrom)
        {
            if (Ipv4Block.Fault("access.dashboardFrom", reached, "203.0.113.0/24") is { } wrong)
                yield return ("access.dashboardFrom", wrong);
        }

        foreach (var fault in RoleRules.Check(spec))
            yield return fault;
        foreach (var fault in RestFaults(access.RestFrom))
            yield return ("access.restFrom", fault);

        if (access.SshFrom is not { } from)
            yield break;
        if (Ipv4Block.Parse(from) is { Length: < Widest } block)
        {
            var what = block.Length == 0 ? "is the whole world" : "is too wide";
            yield return ("access.sshFrom",
                $"access.sshFrom {Shown.Value(from)} {what}: leave it out and log in by Session Manager, or give a narrower block such as your office's");
        }
        else if (Ipv4Block.Fault("access.sshFrom", from, "203.0.113.0/24") is { } wrongFrom)
        {
            yield return ("access.sshFrom", wrongFrom);
        }
    }

    // The load balancer takes a limited number of rules, and no address list or token of AMS protects a cluster (decision 27).
    private static IEnumerable<string> RestFaults(IReadOnlyList<string> blocks)
    {
        const string Key = "access.restFrom";
        foreach (var block in blocks)
        {
            if (Ipv4Block.Parse(block) is { Length: < Widest } wide)
            {
                var what = wide.Length == 0 ? "is the whole world" : "is too wide";
                yield return $"{Key} {Shown.Value(block)} {what}: anybody could end live streams, with or without a token; give the addresses of your servers";
            }
            else if (Ipv4Block.Fault(Key, block, "203.0.113.0/24") is { } fault)
            {
                yield return fault;
            }
        }

        if (blocks.GroupBy(b => b, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { Key: var twice })
            yield return $"{Key} has {Shown.Value(twice)} twice: leave one out";
        if (blocks.Count > MostRestBlocks)
            yield return $"{Key} has {blocks.Count} blocks, and the load balancer takes {MostRestBlocks}: join neighbours into wider blocks";
    }
}
