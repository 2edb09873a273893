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
            await Carry(step);
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
    /// A change may have been carried out, or half of it, although the answer was lost. Then it is looked at again, and what
    /// is left to do is done. So it is where AWS says that the thing is there already and had not shown it.
    /// </summary>
    async Task Carry(Step step)
    {
        var (left, doubts) = (step, new Doubts(run.Patience));
        Waiting? waiting = null;
        while (true)
        {
            try
            {
                await left.Execute(run);
                return;
            }
            catch (AwsException e) when (AwsCodes.AlreadyExists(e) || (e.IsAmbiguous && doubts.MayGoOn()))
            {
                // How long is told by the doubts, and by how long it was not shown.
                waiting ??= new Waiting($"{step.Resource.Key} to be seen by AWS", TimeSpan.MaxValue, run.Patience, events, run.Stop);
                if (e.IsAmbiguous) await waiting.AWhile(e.Message);
                var next = await LookAgain(left, e, waiting);

                // Where AWS says that the name is taken it was not this call that made it: do not claim what another run did.
                if (left.Action is ChangeAction.Create && doubts.None) run.State.NoteFound(step.Resource, next?.Change);
                if (next is null) return;
                left = next;
            }
        }
    }

    // What was made or changed a moment ago may not be shown yet.
    async Task<Step?> LookAgain(Step tried, AwsException e, Waiting waiting)
    {
        var (resource, since) = (tried.Resource, Environment.TickCount64);
        while (true)
        {
            Step? left;
            try
            {
                left = await planAgain(resource, run.Stop);
            }
            catch (NotOursException) when (Environment.TickCount64 - since < run.Patience.Doubt.TotalMilliseconds)
            {
                // Its tags may be shown later than itself.
                await waiting.AWhile(e.Message);
                continue;
            }

            if (left is null || (left.Action is not ChangeAction.Create && left.Change.Sentence != tried.Change.Sentence)) return left;
            var limit = !e.IsAmbiguous ? run.Patience.Settling : left.Action is ChangeAction.Create && resource.MayBeTwice ? run.Patience.Doubt : TimeSpan.Zero;
            if (Environment.TickCount64 - since >= limit.TotalMilliseconds) return e.IsAmbiguous ? left : throw e;
            await waiting.AWhile(e.Message);
        }
    }
}
