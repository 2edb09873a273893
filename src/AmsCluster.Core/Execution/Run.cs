using System.Collections.Concurrent;
using AmsCluster.Aws;

namespace AmsCluster.Execution;

/// <summary>What a step works with: the calls, and the state that it reads ids from and notes its own in.</summary>
internal sealed class Run(AwsConnection aws, State state, IEngineEvents events, Patience patience, CancellationToken stop)
{
    readonly ConcurrentDictionary<string, Watch> _watches = new(StringComparer.Ordinal);

    /// <summary>What AWS has by now.</summary>
    public State State => state;

    /// <summary>The Region that is worked in.</summary>
    public string Region => aws.Region;

    /// <summary>How long is waited for what.</summary>
    public Patience Patience => patience;

    /// <summary>Asked between calls: a call that is on its way is never cut off, so that what it makes is not lost from sight.</summary>
    public CancellationToken Stop => stop;

    /// <summary>
    /// Sends a call. What it refers to may have been made a moment ago, and AWS may not see it everywhere yet;
    /// such an answer is no error until it has stayed for <see cref="Patience.Settling"/>.
    /// </summary>
    public Task<TResult> Send<TResult>(AwsRequest<TResult> request) =>
        Repeat(request, patience.Settling, AwsCodes.NotYetSeen, "to be seen by AWS");

    /// <summary>Sends a call that deletes. What still uses the thing may just be going; that it is gone already is what was wanted.</summary>
    /// <param name="request">The call.</param>
    /// <param name="heldBy">Says what uses the thing, for those who wait; throws where that does not go by itself.</param>
    public async Task SendDelete<TResult>(AwsRequest<TResult> request, Func<Task<string?>>? heldBy = null)
    {
        try
        {
            await Repeat(request, patience.Going, AwsCodes.InUse, "to be used no longer", heldBy);
        }
        catch (AwsException e) when (AwsCodes.NotFound(e))
        {
        }
    }

    /// <summary>Sends a call that AWS refuses until what it names is in the right state.</summary>
    /// <param name="request">The call.</param>
    /// <param name="until">What is waited for.</param>
    /// <param name="ensure">Throws where the state cannot come.</param>
    public Task<TResult> SendOnceReady<TResult>(AwsRequest<TResult> request, string until, Func<Task> ensure) =>
        Repeat(request, patience.Going, e => e.Code is "IncorrectState" or "IncorrectInstanceState" || AwsCodes.NotYetSeen(e), until,
            async () =>
            {
                await ensure();
                return null;
            });

    /// <summary>The one wait for all things of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="read">Reads the states of some of them by their ids.</param>
    public Watch Watch(string kind, Func<Run, IReadOnlyList<string>, Task<IReadOnlyDictionary<string, string>>> read) =>
        _watches.GetOrAdd(kind, _ => new Watch(ids => read(this, ids), patience, events, stop));

    async Task<TResult> Repeat<TResult>(AwsRequest<TResult> request, TimeSpan limit, Func<AwsException, bool> mayPass, string until, Func<Task<string?>>? heldBy = null)
    {
        Waiting? waited = null;
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                return await aws.Send(request, CancellationToken.None, between: stop);
            }
            catch (AwsException e) when (mayPass(e))
            {
                waited ??= new Waiting($"{request.Operation}: {until}", limit, patience, events, stop);
                var holder = heldBy is null ? null : await heldBy();
                await waited.AWhile($"{e.Code}: {e.Message}{(holder is null ? "" : $" It is used by {holder}.")}", e);
            }
        }
    }
}
