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
        var scene = await FlightScene.Read(aws, name, _options.Direct, stop);
        using var context = new FlightContext(scene, _options, stop);
        var checks = Checks(context).ToList();
        _events.On(new EngineEvent.Phase(EngineEvent.Testing, checks.Count));
        var flight = new Looks(_options.Patience, _events, name, stop);
        var looks = checks.ConvertAll(flight.Begin);
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
        .. DatabaseCheck.Of(context),
    ];
}
