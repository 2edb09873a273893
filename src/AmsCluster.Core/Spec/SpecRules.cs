using AmsCluster.Spec.Rules;

namespace AmsCluster.Spec;

/// <summary>The rules for the values of a spec, however it was made: from a file or from a cmdlet's parameters. They ask no service.</summary>
public static class SpecRules
{
    private static readonly Func<ClusterSpec, IEnumerable<(string Key, string Message)>>[] All =
    [
        IdentityRules.Check, NetworkRules.Check, AccessRules.Check, MongoRules.Check, GroupRules.Check, BalancerRules.Check, NoticeRules.Check, PanelRules.Check, TagRules.Check, RecordRules.Check,
    ];

    /// <summary>All that is wrong with the values, each under its key in the spec file (for example <c>origin.max</c>). Empty when nothing is.</summary>
    public static IReadOnlyList<(string Key, string Message)> Check(ClusterSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return [.. All.SelectMany(rules => rules(spec))];
    }

    /// <summary>Throws when anything is wrong with the values of a spec that did not come from a file.</summary>
    /// <exception cref="SpecException">With every problem, line and column 0.</exception>
    public static void Require(ClusterSpec spec)
    {
        if (Check(spec) is { Count: > 0 } faults)
            throw new SpecException([.. faults.Select(f => new SpecProblem("", 0, 0, f.Key, f.Message))]);
    }
}
