using AmsCluster.Ams;

namespace AmsCluster.Panel;

/// <summary>Goes in at a cluster's panel as any user does: through the load balancer.</summary>
/// <param name="cluster">The cluster's name.</param>
/// <param name="way">The way to it; null where there is none.</param>
internal sealed class PanelDoor(string cluster, PanelWay? way) : IDisposable
{
    readonly AmsClient? _panel = way is null ? null : new(way.Url, way.Network);

    /// <summary>Whether nobody has taken the administrator's place yet.</summary>
    /// <exception cref="AmsException">It cannot be asked.</exception>
    public async Task<bool> IsOpen(CancellationToken stop)
    {
        if (_panel is null) throw Closed("There is no load balancer.", "Deploy it first: amscluster apply.");
        try
        {
            return await _panel.IsUnclaimed(stop);
        }
        catch (AmsRestException e)
        {
            throw Closed(e.Message, e.Advice, e);
        }
    }

    /// <summary>Makes the first administrator.</summary>
    /// <exception cref="AmsException">It cannot be done, or somebody else was faster.</exception>
    public async Task Claim(string email, string password, CancellationToken stop)
    {
        if (!await _panel!.Claim(email, password, stop))
            throw new AmsException("AmsClaimLost", $"Somebody else has just made himself the first administrator of {cluster}.", $"Was it nobody of yours (a new node makes JamesBond by itself), then reset his password at once: amscluster reset-password {cluster}.");
    }

    /// <summary>
    /// Logs in, once. After three wrong passwords a node keeps a user out for 300 seconds; while it does, a further try counts for nothing, and only a
    /// try ends it (<c>CommonRestService.authenticateUser</c>, 2.4 to 3.0). So one is made even where he is said to be kept out.
    /// </summary>
    /// <returns>What came of it, and the version of AMS where it worked.</returns>
    public async Task<(PanelLogin Login, string? Version)> Enter(string email, string password, CancellationToken stop)
    {
        if (_panel is null) return (new(LoginState.Untried, null, "There is no load balancer."), null);
        var url = _panel.Address.ToString();
        try
        {
            var locked = await _panel.IsBlocked(email, stop);
            var answer = await _panel.Authenticate(email, password, stop);
            if (answer.Success) return (new(LoginState.Worked, url, null), await Version(stop));
            return locked ? (new(LoginState.Locked, url, answer.Message), null)
                : (new(LoginState.Refused, url, string.IsNullOrEmpty(answer.Message) ? "AMS gives no reason" : answer.Message), null);
        }
        catch (AmsRestException e)
        {
            return (new(LoginState.Untried, url, e.Message), null);
        }
    }

    public void Dispose() => _panel?.Dispose();

    // Nothing hangs on it.
    async Task<string?> Version(CancellationToken stop)
    {
        try
        {
            return (await _panel!.Version(stop)).VersionName;
        }
        catch (AmsRestException)
        {
            return null;
        }
    }

    AmsException Closed(string why, string advice, Exception? inner = null) => new("AmsPanelUnreachable", $"The panel of {cluster} cannot be asked whether it has an administrator yet: {why}",
        $"{advice} As long as there is none, anybody who reaches the panel can make himself one.", inner: inner);
}
