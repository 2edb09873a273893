using AmsCluster.Aws;

namespace AmsCluster.Execution;

/// <summary>Carries steps out: each as soon as what it needs is done, all that can at the same time.</summary>
internal sealed class Runner(Run run, Topology topology, IEngineEvents events, Func<Resource, CancellationToken, Task<Step?>> planAgain)
{
    // Somebody may be in the way of every other answer; of so many in a row nobody is.
    const int MostDoubts = 5;

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
    /// A create may have been carried out although its answer was lost. Then the thing is there at the next try:
    /// it is looked at again, and brought to what it shall be.
    /// </summary>
    async Task ExecuteOrAdopt(Step step)
    {
        var (rest, doubts) = (step, 0);
        while (true)
        {
            try
            {
                await rest.Execute(run);
                return;
            }
            catch (AwsException e) when (rest.Action is ChangeAction.Create && doubts < MostDoubts && (AwsCodes.AlreadyExists(e) || e.IsAmbiguous))
            {
                if (e.IsAmbiguous) doubts++;
                var left = await LookAgain(step.Resource, e);

                // Where AWS says that the name is taken it was not this call that made it: do not claim what another run did.
                if (doubts == 0) run.State.NoteFound(step.Resource, left?.Change);
                if (left is null) return;
                rest = left;
            }
        }
    }

    // What was made a moment ago may not be shown yet.
    async Task<Step?> LookAgain(Resource resource, AwsException e)
    {
        var limit = !e.IsAmbiguous ? run.Patience.Settling : resource.MayBeTwice ? run.Patience.Doubt : TimeSpan.Zero;
        var since = Environment.TickCount64;
        var waiting = new Waiting($"{resource.Key} to be seen by AWS", run.Patience.Going, run.Patience, events, run.Stop);
        while (true)
        {
            var rest = await planAgain(resource, run.Stop);
            if (rest?.Action is not ChangeAction.Create) return rest;
            if (Environment.TickCount64 - since >= limit.TotalMilliseconds) return e.IsAmbiguous ? rest : throw e;
            await waiting.AWhile(e.Message);
        }
    }
}
