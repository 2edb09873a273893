using System.Collections.Concurrent;
using System.Management.Automation;

namespace AmsCluster.Cmdlets;

/// <summary>
/// Runs work beside the pipeline's thread, on which alone a cmdlet may write: what the work has to say is queued and said there.
/// When the pipeline stops, the work is told. It cuts no call off; one that takes longer than a moment comes to its end
/// without the pipeline, which is free again within a second.
/// </summary>
internal static class Pump
{
    static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(600);

    public static void Run(AmsCmdlet cmdlet, CancellationTokenSource stop, Func<PipelineHost, Task> work)
    {
        // Not disposed of: work that is left behind may still speak.
        var queue = new BlockingCollection<Action>();
        var host = new PipelineHost(cmdlet, queue, stop.Token);
        var task = Task.Run(() => work(host));
        _ = task.ContinueWith(_ => queue.CompleteAdding(), TaskScheduler.Default);
        using var stopping = stop.Token.Register(() => _ = Task.Delay(Moment).ContinueWith(_ => queue.CompleteAdding(), TaskScheduler.Default));
        try
        {
            foreach (var say in queue.GetConsumingEnumerable()) say();
        }
        catch
        {
            // The pipeline has had enough, for example of Select-Object -First.
            stop.Cancel();
            Task.WhenAny(task, Task.Delay(Moment)).Wait();
            Leave(cmdlet, task, host);
            throw;
        }

        if (stop.IsCancellationRequested)
        {
            Leave(cmdlet, task, host);
            throw new PipelineStoppedException();
        }

        if (task.Exception?.InnerException is { } error) cmdlet.WriteError(Errors.Record(cmdlet, error, (cmdlet as INamedTarget)?.TargetName));
    }

    // A stopped pipeline takes no more records: what is to be said goes to the host itself.
    static void Leave(AmsCmdlet cmdlet, Task work, PipelineHost host)
    {
        if (cmdlet.Stopping && Stopped.Text(cmdlet, work.IsCompleted ? work.Exception?.InnerException : null, host.Doing) is { } text) cmdlet.Host.UI.WriteWarningLine(text);
    }
}

/// <summary>A cmdlet that works on something with a name.</summary>
internal interface INamedTarget
{
    /// <summary>The name, for the error's target.</summary>
    string? TargetName { get; }
}
