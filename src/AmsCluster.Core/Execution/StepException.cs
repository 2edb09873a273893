namespace AmsCluster.Execution;

/// <summary>A change that could not be made.</summary>
internal sealed class StepException(PlannedChange change, Exception cause) : Exception($"Could not {change.Sentence}", cause)
{
    public PlannedChange Change { get; } = change;
}
