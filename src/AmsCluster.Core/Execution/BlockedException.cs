namespace AmsCluster.Execution;

/// <summary>A look before the first write has found what stands in the way. Nothing was written.</summary>
public sealed class BlockedException(ClusterPlan plan) : AmsException(
    plan.Findings.First(f => f.Level is FindingLevel.Error).Code,
    string.Join('\n', plan.Findings.Where(f => f.Level is FindingLevel.Error).Select(f => $"{f.Subject}: {f.Message} {f.Advice}")),
    "Nothing was changed. Fix the errors above and run the command again.")
{
    /// <summary>All that was found.</summary>
    public IReadOnlyList<Finding> Findings { get; } = plan.Findings;
}
