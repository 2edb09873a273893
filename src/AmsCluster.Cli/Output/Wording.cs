using AmsCluster.Execution;

namespace AmsCluster.Cli.Output;

/// <summary>How changes and waits are put into words.</summary>
internal static class Wording
{
    /// <summary>A change that is made: "created security group live-node".</summary>
    public static string Past(PlannedChange change) => $"{Participle(change.Action)} {change.Kind} {change.Name}";

    /// <summary>How a change ended: as <see cref="Past(PlannedChange)"/>, or "found" where another run was faster.</summary>
    public static string Past(EngineEvent.Finished finished) =>
        finished.Found ? $"found {finished.Change.Kind} {finished.Change.Name}, made by another run" : Past(finished.Change);

    /// <summary>A change that is being made: "creating security group live-node".</summary>
    public static string Present(PlannedChange change) => $"{Gerund(change.Action)} {change.Kind} {change.Name}";

    /// <summary>What AWS said last of what is waited for, if anything.</summary>
    public static string Said(string? last) => string.IsNullOrEmpty(last) ? "" : $": {last}";

    static string Participle(ChangeAction action) => action switch
    {
        ChangeAction.Create => "created",
        ChangeAction.Update => "changed",
        ChangeAction.Replace => "replaced",
        _ => "deleted",
    };

    static string Gerund(ChangeAction action) => action switch
    {
        ChangeAction.Create => "creating",
        ChangeAction.Update => "changing",
        ChangeAction.Replace => "replacing",
        _ => "deleting",
    };
}
