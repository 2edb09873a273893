using System.Collections.Concurrent;
using System.Management.Automation;

namespace AmsCluster.Cmdlets;

/// <summary>
/// Runs work beside the pipeline's thread, on which alone a cmdlet may write: what the work has to say is queued and said there.
/// When the pipeline stops, the work is told, and its calls under way are waited for, so that none is lost from sight.
/// </summary>
internal static class Pump
{
    public static void Run(AmsCmdlet cmdlet, CancellationTokenSource stop, Func<PipelineHost, Task> work)
    {
        using var queue = new BlockingCollection<Action>();
        var host = new PipelineHost(cmdlet, queue, stop.Token);
        var task = Task.Run(() => work(host));
        _ = task.ContinueWith(_ => queue.CompleteAdding(), TaskScheduler.Default);
        try
        {
            foreach (var say in queue.GetConsumingEnumerable()) say();
        }
        catch
        {
            // The pipeline has had enough, for example of Select-Object -First.
            stop.Cancel();
            task.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
            throw;
        }

        if (task.Exception?.InnerException is { } error) Tell(cmdlet, error, stop);
    }

    static void Tell(AmsCmdlet cmdlet, Exception error, CancellationTokenSource stop)
    {
        if (error is OperationCanceledException && stop.IsCancellationRequested) throw new PipelineStoppedException();
        cmdlet.WriteError(Errors.Record(error, (cmdlet as INamedTarget)?.TargetName));
    }
}

/// <summary>A cmdlet that works on something with a name.</summary>
internal interface INamedTarget
{
    /// <summary>The name, for the error's target.</summary>
    string? TargetName { get; }
}
