using AmsCluster.Execution;

namespace AmsCluster.Cli.Running;

/// <summary>An error as it is told: to people on standard error, to programs as JSON.</summary>
internal sealed record Problem(string Code, string Message, string Advice, string? RequestId, IReadOnlyList<Finding> Findings)
{
    /// <summary>What the process ends with.</summary>
    public int Exit => Code is Stopped ? ExitCode.Stopped : ExitCode.Error;

    const string Stopped = "AmsStopped";

    /// <param name="error">What came up.</param>
    /// <param name="stopping">Whether the user has asked to stop: then being cancelled is no fault.</param>
    public static Problem Of(Exception error, bool stopping) => error switch
    {
        AggregateException { InnerExceptions: [var only] } => Of(only, stopping),
        BlockedException e => new(e.Code, e.Message, e.Advice, e.RequestId, e.Findings),
        AmsException e => new(e.Code, e.Message, e.Advice, e.RequestId, []),
        OperationCanceledException when stopping => new(Stopped, "Stopped. Nothing was begun that is not finished.", "Run the same command again to go on from here.", null, []),
        _ => new("AmsInternal", $"{error.GetType().Name}: {error.Message}",
            "This is a fault of amscluster. Run the same command with --verbose and report what it prints.", null, []),
    };
}
