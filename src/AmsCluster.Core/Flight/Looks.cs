using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;
using AmsCluster.Ams;

namespace AmsCluster.Flight;

/// <summary>
/// Makes the checks of one flight side by side. A check that gets no answer because one that it depends on has failed is
/// skipped and names that one.
/// </summary>
internal sealed class Looks(TimeSpan patience, IEngineEvents events, string cluster, CancellationToken stop)
{
    readonly ConcurrentDictionary<string, Task<Ended>> _begun = new(StringComparer.Ordinal);

    /// <summary>A verdict, and the failed check that is the reason of it, which may be the check itself.</summary>
    sealed record Ended(TestResult Result, string? Failed);

    /// <summary>Begins a check. Those that it depends on were begun before.</summary>
    public async Task<TestResult> Begin(FlightCheck check)
    {
        var key = $"{check.Name} {check.Subject}";
        return (await (_begun[key] = Look(check, key))).Result;
    }

    async Task<Ended> Look(FlightCheck check, string key)
    {
        var clock = Stopwatch.StartNew();
        var (verdict, hasAnswer) = await Judge(check);
        var failed = verdict.Outcome is TestOutcome.Failed ? key : null;
        if (failed is not null && !hasAnswer && await Cause(check) is { } cause)
            (verdict, failed) = (Verdict.Skipped($"Not tested, because this check failed: {cause}."), cause);
        var result = new TestResult(check.Name, check.Subject, verdict.Outcome, verdict.Seen, verdict.Advice, clock.Elapsed) { ClusterName = cluster };
        events.On(new EngineEvent.Tested(result));
        return new(result, failed);
    }

    async Task<string?> Cause(FlightCheck check)
    {
        foreach (var key in check.DependsOn)
        {
            if (_begun.TryGetValue(key, out var begun) && (await begun).Failed is { } failed) return failed;
        }

        return null;
    }

    // Whether there was an answer to judge, or an error in its place.
    async Task<(Verdict Verdict, bool HasAnswer)> Judge(FlightCheck check)
    {
        var limit = 2 * patience;
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bound.CancelAfter(limit);
        try
        {
            // Off this thread: the first part of some looks is not asynchronous.
            return (await Task.Run(() => check.Look(bound.Token), bound.Token), true);
        }
        catch (AmsException e)
        {
            return (Verdict.Failed(e.Message, e.Advice), false);
        }
        catch (Exception e) when (!stop.IsCancellationRequested && IsUnanswered(e))
        {
            var cause = bound.IsCancellationRequested ? new OperationCanceledException() : e;
            var because = Unreachable.Because(cause, limit);
            var seen = check.Asks is { } asks ? $"{asks}: {because}." : $"{char.ToUpperInvariant(because[0])}{because[1..]}.";
            return (Verdict.Failed(seen, Unreachable.Advice(cause)), false);
        }
    }

    static bool IsUnanswered(Exception e) => e is OperationCanceledException or SocketException or IOException
        or AuthenticationException or WebSocketException or HttpRequestException or System.Text.Json.JsonException;
}
