using AmsCluster.Aws;

namespace AmsCluster.Execution;

/// <summary>
/// The right to write to a cluster: one run at a time has it. AWS has no names for networks that are taken once, and a
/// destroy beside an apply would delete what the other has just looked at.
/// </summary>
/// <remarks>
/// A parameter that is made only where it is not there yet, and rewritten again and again by the run that made it. Whoever
/// finds it waits, and takes it over when its maker is known to be dead, or has been silent for a while.
/// </remarks>
internal sealed class Lease : IAsyncDisposable
{
    // Lost beats: one may be late on a busy machine or a slow way, three are not.
    const int Silence = 3;

    readonly AwsConnection _aws;
    readonly string _name;
    readonly Patience _patience;
    readonly Doubts _doubts;
    readonly CancellationTokenSource _over = new();
    readonly CancellationTokenSource _lost = new();
    Holder _me;
    Task _keeping = Task.CompletedTask;

    Lease(AwsConnection aws, string cluster, string verb, Patience patience) =>
        (_aws, _name, _me, _patience, _doubts) = (aws, ClusterRecord.RunName(cluster), Holder.Me(verb).Begin(), patience, new(patience));

    /// <summary>Who had it when this run asked for it; null when nobody did.</summary>
    public Holder? Before { get; private set; }

    /// <summary>Cancelled when somebody has taken it over: this run slept or was cut off for so long that it passed for dead.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Takes it, and waits for it where another run has it.</summary>
    public static async Task<Lease> Take(AwsConnection aws, string cluster, string verb, Patience patience, IEngineEvents events, CancellationToken stop)
    {
        var lease = new Lease(aws, cluster, verb, patience);
        try
        {
            await lease.Take(events, stop);
        }
        catch
        {
            lease._me.End();
            throw;
        }

        lease._keeping = lease.Keep();
        return lease;
    }

    /// <summary>Gives it back. Where that fails the next run finds out that this one is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _keeping;
        _me.End();
        using var longest = new CancellationTokenSource(_patience.Beat);
        try
        {
            if (!_lost.IsCancellationRequested) await _aws.Send(SsmApi.DeleteParameters(new() { Names = [_name] }), CancellationToken.None, between: longest.Token);
        }
        catch (Exception e) when (e is AwsException or OperationCanceledException)
        {
        }

        _over.Dispose();
        _lost.Dispose();
    }

    async Task Take(IEngineEvents events, CancellationToken stop)
    {
        Waiting? waiting = null;
        (string Text, long Since) seen = ("", 0);
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            if (await IsMade(stop)) return;
            if (await Read(stop) is not { Value: { } text })
            {
                await Task.Delay(_patience.FirstPause, stop);
                continue;
            }

            var holder = Holder.Parse(text);
            if (holder?.Nonce == _me.Nonce) return;
            Before ??= holder;
            if (seen.Text != text) seen = (text, Environment.TickCount64);
            if (holder?.IsDead is true || Environment.TickCount64 - seen.Since > Silence * _patience.Beat.TotalMilliseconds)
            {
                if (await TakesOver(text, stop)) return;
                continue;
            }

            waiting ??= new Waiting($"another run on this cluster to end: {holder?.Told}", _patience.Going, _patience, events, stop);
            await waiting.AWhile(null);
        }
    }

    // An answer that is lost leaves open whether it is made: then what is there tells.
    async Task<bool> IsMade(CancellationToken between)
    {
        try
        {
            await _aws.Send(Put(overwrite: false), CancellationToken.None, between);
            return true;
        }
        catch (AwsException e) when (AwsCodes.AlreadyExists(e) || (e.IsAmbiguous && _doubts.MayGoOn()))
        {
            return false;
        }
    }

    // Two that find the same dead one may both get this far; whose it is a moment later has it.
    async Task<bool> TakesOver(string text, CancellationToken stop)
    {
        if ((await Read(stop))?.Value != text) return false;
        await _aws.Send(SsmApi.DeleteParameters(new() { Names = [_name] }), CancellationToken.None, stop);
        if (!await IsMade(stop)) return false;
        await Task.Delay(_patience.FirstPause, stop);
        return await IsMine(stop);
    }

    async Task Keep()
    {
        try
        {
            while (true)
            {
                await Task.Delay(_patience.Beat, _over.Token);
                await KeepOnce();
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    async Task KeepOnce()
    {
        try
        {
            if (await IsMine(_over.Token))
            {
                _me = _me with { Beat = _me.Beat + 1 };
                await _aws.Send(Put(overwrite: true), CancellationToken.None, between: _over.Token);
                return;
            }

            await _lost.CancelAsync();
            await _over.CancelAsync();
        }
        catch (AwsException)
        {
            // The next beat tries again.
        }
    }

    async Task<bool> IsMine(CancellationToken between) => Holder.Parse((await Read(between))?.Value)?.Nonce == _me.Nonce;

    async Task<Ssm.Parameter?> Read(CancellationToken between) =>
        (await _aws.Send(SsmApi.GetParameters(new() { Names = [_name] }), CancellationToken.None, between)).Parameters.FirstOrDefault();

    AwsRequest<Ssm.PutParameterResponse> Put(bool overwrite) => SsmApi.PutParameter(new()
    {
        Name = _name,
        Type = "String",
        Value = _me.Text,
        Description = "The run that is at work on this AmsCluster cluster",
        Overwrite = overwrite,
    });
}
