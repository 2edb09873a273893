using AmsCluster.Aws;

namespace AmsCluster.Execution;

/// <summary>Carries steps out: each as soon as what it needs is done, all that can at the same time.</summary>
internal sealed class Runner(Run run, Topology topology, IEngineEvents events, Func<Resource, CancellationToken, Task<Step?>> planAgain)
{
    readonly Dictionary<Resource, Task> _tasks = [];
    volatile bool _broken;

    /// <summary>Carries all of them out. After a failure nothing new is begun, and what is under way comes to its end.</summary>
    public async Task Execute(IReadOnlyList<Step> steps)
    {
        var order = new StepOrder(steps, topology.Resources);
        foreach (var step in steps) _tasks[step.Resource] = After(order.Before(step).Select(s => _tasks[s.Resource]), step);
        var all = Task.WhenAll(_tasks.Values);
        await all.ContinueWith(_ => { }, TaskScheduler.Default);
        var error = all.Exception?.InnerExceptions.FirstOrDefault(e => e is not OperationCanceledException);
        if (error is null && !all.IsCanceled) return;
        var done = _tasks.Values.Count(t => t.IsCompletedSuccessfully);
        if (error is null) throw new StoppedException(done, steps.Count);
        throw new ChangeFailedException(error, done, steps.Count);
    }

    async Task After(IEnumerable<Task> earlier, Step step)
    {
        await Task.WhenAll(earlier).ContinueWith(_ => { }, TaskScheduler.Default);
        if (earlier.Any(t => !t.IsCompletedSuccessfully)) throw new OperationCanceledException();
        if (_broken) throw new OperationCanceledException();
        run.Stop.ThrowIfCancellationRequested();
        var since = Environment.TickCount64;
        events.On(new EngineEvent.Started(step.Change));
        try
        {
            await ExecuteOrAdopt(step);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _broken = true;
            events.On(new EngineEvent.Failed(step.Change, e));
            throw new StepException(step.Change, e);
        }

        events.On(new EngineEvent.Finished(step.Change, TimeSpan.FromMilliseconds(Environment.TickCount64 - since), run.State.Done(step) is null));
    }

    /// <summary>
    /// A create may have been carried out although its answer was lost. Then the thing is there at the second try:
    /// it is looked at again, and brought to what it shall be.
    /// </summary>
    async Task ExecuteOrAdopt(Step step)
    {
        try
        {
            await step.Execute(run);
        }
        catch (AwsException e) when (step.Action is ChangeAction.Create && (AwsCodes.AlreadyExists(e) || e.IsAmbiguous))
        {
            var rest = await planAgain(step.Resource, run.Stop);
            if (rest?.Action is ChangeAction.Create && !e.IsAmbiguous) throw;

            // Where AWS says that the name is taken it was not this call that made it: do not claim what another run did.
            if (!e.IsAmbiguous) run.State.NoteFound(step.Resource, rest?.Change);
            if (rest is null) return;
            await rest.Execute(run);
        }
    }
}
