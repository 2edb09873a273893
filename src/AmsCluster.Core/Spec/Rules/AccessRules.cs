namespace AmsCluster.Spec.Rules;

/// <summary>Who may log in to the nodes.</summary>
internal static class AccessRules
{
    // Nobody owns a block wider than this; it would be the world by another name.
    private const int Widest = 8;

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
        }

        foreach (var reached in access.DashboardFrom)
        {
            if (Ipv4Block.Fault("access.dashboardFrom", reached, "203.0.113.0/24") is { } wrong)
                yield return ("access.dashboardFrom", wrong);
        }

        foreach (var fault in RoleRules.Check(spec))
            yield return fault;

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
}
