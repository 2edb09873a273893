using System.Net;
using AmsCluster.Ams;

namespace AmsCluster.Flight;

/// <summary>What the checks of one flight share: the cluster, the way to it, the application and the login, each found once.</summary>
internal sealed class FlightContext : IDisposable
{
    // AMS's own applications, the newest first: newer images may have the first alone.
    static readonly string[] Usual = ["live", "LiveApp", "WebRTCAppEE"];

    readonly Lazy<Task<AmsClient?>> _panel;
    readonly Lazy<Task<string>> _app;
    readonly CancellationToken _stop;
    readonly AmsClient _publish;

    public FlightContext(FlightScene scene, FlightOptions options, CancellationToken stop)
    {
        (Scene, Options, _stop) = (scene, options, stop);
        Network = options.Network with { ConnectTo = [.. options.ConnectTo, .. options.Network.ConnectTo], Patience = options.Patience };
        _publish = new(scene.Publish, Network);
        _panel = new(LogIn);
        _app = new(FindApp);
    }

    public FlightScene Scene { get; }

    /// <summary>Ends the flight.</summary>
    public CancellationToken Stop => _stop;

    public FlightOptions Options { get; }

    public AmsNetwork Network { get; }

    /// <summary>A session of the panel; null where no login is given.</summary>
    /// <exception cref="AmsException">The panel does not let it in.</exception>
    public Task<AmsClient?> Panel => _panel.Value;

    /// <summary>The application to look at.</summary>
    /// <exception cref="AmsException">There is none of the usual ones.</exception>
    public Task<string> App => _app.Value;

    /// <summary>A client without a session, which the load balancer sends to any node.</summary>
    public AmsClient Client(Uri address) => new(address, Network);

    async Task<AmsClient?> LogIn()
    {
        if (Options.Login is not { } login) return null;
        await _publish.LogIn(login, _stop);
        return _publish;
    }

    async Task<string> FindApp()
    {
        if (Options.App is { } given) return given;
        if (await Told() is { Count: > 0 } told) return Usual.FirstOrDefault(told.Contains) ?? told[0];
        using var client = Client(Scene.Publish);
        foreach (var name in Usual)
        {
            if ((await client.Get($"{name}/index.html", _stop)).Status is HttpStatusCode.OK) return name;
        }

        throw new AmsException("AmsAppNotFound", $"None of AMS's own applications ({string.Join(", ", Usual)}) has its pages at {Scene.Publish}.",
            "Name yours: --app NAME. A login of the panel finds it as well.");
    }

    async Task<IReadOnlyList<string>> Told()
    {
        try
        {
            return await Panel is { } panel ? await panel.Applications(_stop) : [];
        }
        catch (AmsException)
        {
            // The check of the login tells it.
            return [];
        }
    }

    public void Dispose() => _publish.Dispose();
}
