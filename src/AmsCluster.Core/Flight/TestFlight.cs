using System.Diagnostics;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;
using AmsCluster.Ams;
using AmsCluster.Aws;

namespace AmsCluster.Flight;

/// <summary>
/// Looks at a cluster as its users do, from where this runs: names, certificates, listeners, which node answers where, pages, WebSocket, RTMP and SRT, and that
/// what should be closed is closed. Reads only; no media is sent.
/// </summary>
/// <param name="aws">The account and Region.</param>
/// <param name="options">What it is told.</param>
/// <param name="events">Told of each check as it ends.</param>
public sealed class TestFlight(AwsConnection aws, FlightOptions? options = null, IEngineEvents? events = null)
{
    readonly FlightOptions _options = options ?? new();
    readonly IEngineEvents _events = events ?? NoEvents.Instance;

    /// <summary>Makes all checks side by side.</summary>
    /// <returns>The results in their order, each as soon as it and those before it are there.</returns>
    /// <exception cref="AmsException">There is no such cluster, or nothing of it that could be tested.</exception>
    public async IAsyncEnumerable<TestResult> Run(string name, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop = default)
    {
        _events.On(new EngineEvent.Phase(EngineEvent.Reading, 0));
        var scene = await FlightScene.Read(aws, name, stop);
        using var context = new FlightContext(scene, _options, stop);
        var checks = Checks(context).ToList();
        _events.On(new EngineEvent.Phase(EngineEvent.Testing, checks.Count));
        var looks = checks.ConvertAll(check => Look(check, name, stop));
        try
        {
            foreach (var look in looks) yield return await look;
        }
        finally
        {
            // What they share goes with the context: none may still be at it.
            await Task.WhenAny(Task.WhenAll(looks));
        }
    }

    static IEnumerable<FlightCheck> Checks(FlightContext context) =>
    [
        .. DnsCheck.Of(context),
        .. CertificateCheck.Of(context),
        .. ListenerCheck.Of(context),
        .. RouteCheck.Of(context),
        .. PageCheck.Of(context),
        .. WebSocketCheck.Of(context),
        .. RtmpCheck.Of(context),
        .. SrtCheck.Of(context),
        .. ClosedPortCheck.Of(context),
        .. SecurityGroupCheck.Of(context),
        .. AdminCheck.Of(context),
        .. LoginCheck.Of(context),
        .. RestClosedCheck.Of(context),
        .. RestCheck.Of(context),
        .. ClusterModeCheck.Of(context),
        .. NodeListCheck.Of(context),
    ];

    async Task<TestResult> Look(FlightCheck check, string cluster, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var verdict = await Judge(check, stop);
        var result = new TestResult(check.Name, check.Subject, verdict.Outcome, verdict.Seen, verdict.Advice, clock.Elapsed) { ClusterName = cluster };
        _events.On(new EngineEvent.Tested(result));
        return result;
    }

    async Task<Verdict> Judge(FlightCheck check, CancellationToken stop)
    {
        var limit = 2 * _options.Patience;
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bound.CancelAfter(limit);
        try
        {
            // Off this thread: the first part of some looks is not asynchronous.
            return await Task.Run(() => check.Look(bound.Token), bound.Token);
        }
        catch (AmsException e)
        {
            return Verdict.Failed(e.Message, e.Advice);
        }
        catch (Exception e) when (!stop.IsCancellationRequested
            && e is OperationCanceledException or SocketException or IOException or AuthenticationException or WebSocketException or HttpRequestException or System.Text.Json.JsonException)
        {
            var cause = bound.IsCancellationRequested ? new OperationCanceledException() : e;
            var because = Unreachable.Because(cause, limit);
            return Verdict.Failed($"{char.ToUpperInvariant(because[0])}{because[1..]}.", Unreachable.Advice(cause));
        }
    }
}
