namespace AmsCluster.Execution;

/// <summary>Waits for things of one kind: all that are waited for are asked for in one call, soon at first and then once a second.</summary>
/// <param name="read">Reads the states of some by their ids; what is not among the answers is not there.</param>
/// <param name="patience">How long is waited.</param>
/// <param name="events">Told what is waited for.</param>
/// <param name="stop">Ends the wait.</param>
internal sealed class Watch(Func<IReadOnlyList<string>, Task<IReadOnlyDictionary<string, string>>> read, Patience patience, IEngineEvents events, CancellationToken stop)
{
    // What is begun at the same time is waited for in the same call.
    static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    readonly List<Waiter> _waiters = [];
    readonly object _gate = new();
    TaskCompletionSource _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
    bool _running;

    sealed record Waiter(string Id, Func<string?, bool> Satisfied, Waiting Waiting, TaskCompletionSource Done);

    /// <summary>Waits until the state of one satisfies.</summary>
    /// <param name="what">What is waited for, as the user shall read it: <c>instance i-… to be running</c>.</param>
    /// <param name="id">Its id.</param>
    /// <param name="satisfied">Whether the wait is over; null for what is not there.</param>
    /// <param name="more">How much longer than usual it may take.</param>
    public Task Until(string what, string id, Func<string?, bool> satisfied, TimeSpan more = default)
    {
        var waiter = new Waiter(id, satisfied, new Waiting(what, patience.Going + more, patience, events, stop), new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            _waiters.Add(waiter);
            _joined.TrySetResult();
            if (!_running)
            {
                // Set before: where it is stopped already the poll ends within this call.
                _running = true;
                _ = Poll();
            }
        }

        return waiter.Done.Task;
    }

    async Task Poll()
    {
        var pause = patience.FirstPause;
        while (true)
        {
            List<Waiter> waiters;
            try
            {
                await Task.Delay(Gathering, stop);
                lock (_gate) (waiters, _joined) = ([.. _waiters], new(TaskCreationOptions.RunContinuationsAsynchronously));
                var states = await read([.. waiters.Select(w => w.Id).Distinct(StringComparer.Ordinal)]);
                foreach (var waiter in waiters) Look(waiter, states.GetValueOrDefault(waiter.Id));
            }
            catch (Exception e)
            {
                lock (_gate) waiters = [.. _waiters];
                waiters.ForEach(w => Fail(w, e));
            }

            lock (_gate)
            {
                _waiters.RemoveAll(w => w.Done.Task.IsCompleted);
                if (_waiters.Count == 0)
                {
                    _running = false;
                    return;
                }
            }

            // Whoever comes now has just begun: that may be over soon.
            await Task.WhenAny(Task.Delay(pause, stop), _joined.Task);
            pause = _joined.Task.IsCompleted ? patience.FirstPause : patience.Longer(pause, patience.Look);
        }
    }

    static void Look(Waiter waiter, string? state)
    {
        try
        {
            if (waiter.Satisfied(state)) waiter.Done.TrySetResult();
            else waiter.Waiting.Tell(state);
        }
        catch (Exception e)
        {
            Fail(waiter, e);
        }
    }

    static void Fail(Waiter waiter, Exception e)
    {
        if (e is OperationCanceledException canceled) waiter.Done.TrySetCanceled(canceled.CancellationToken);
        else waiter.Done.TrySetException(e);
    }
}
