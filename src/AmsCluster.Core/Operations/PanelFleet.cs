using System.Net;
using AmsCluster.Ams;

namespace AmsCluster.Operations;

/// <summary>What a node said of itself.</summary>
/// <param name="IsInCluster">Whether it belongs to a cluster.</param>
/// <param name="Resources">What it uses; null where its version does not tell.</param>
internal sealed record NodeWord(bool IsInCluster, AmsResources? Resources);

/// <summary>
/// Sessions on the nodes behind the load balancer, which leads each new client to the next node and keeps it there by a cookie. A login goes only to
/// nodes that are the cluster's, and never again to one that has refused it: the third wrong password locks a user out.
/// </summary>
internal sealed class PanelFleet(NetworkCredential login) : IDisposable
{
    readonly Dictionary<string, AmsClient> _sessions = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _refused = new(StringComparer.Ordinal);

    /// <summary>The nodes that have refused the login, and what they said.</summary>
    public IReadOnlyDictionary<string, string> Refused => _refused;

    /// <summary>Whether any node has accepted it.</summary>
    public bool IsLoggedIn => _sessions.Count > 0;

    /// <summary>Fails where nodes have refused the login and none has accepted it.</summary>
    /// <exception cref="AmsException">The user or the password is wrong.</exception>
    public void RequireNotRefused(Uri address)
    {
        if (IsLoggedIn || _refused.Count == 0) return;
        throw AmsClient.LoginFailed(address, login.UserName, _refused.Values.First());
    }

    /// <summary>Logs in to nodes that there is no session with yet.</summary>
    /// <param name="address">Where a group's listener is.</param>
    /// <param name="nodes">Its nodes that serve.</param>
    /// <param name="network">The way there.</param>
    /// <param name="stop">Stops it.</param>
    public async Task Meet(Uri address, IReadOnlyCollection<Node> nodes, AmsNetwork network, CancellationToken stop)
    {
        bool Known(Node node) => _sessions.ContainsKey(node.InstanceId) || _refused.ContainsKey(node.InstanceId);

        // The load balancer does not promise whom it leads to: twice as often as there are nodes is enough as a rule.
        for (var tries = (2 * nodes.Count) + 1; tries > 0 && !nodes.All(Known) && !IsHopeless; tries--)
        {
            var client = new AmsClient(address, network);
            try
            {
                var host = (await client.Liveness(stop: stop)).Host;
                if (nodes.FirstOrDefault(n => HostName.IsOf(host, n.InstanceId, n.PrivateIpAddress)) is { } node && !Known(node) && await LogIn(client, node, stop)) client = null;
            }
            finally
            {
                client?.Dispose();
            }
        }
    }

    /// <summary>What the nodes say of themselves. Sessions that are over are given up.</summary>
    public async Task<IReadOnlyDictionary<string, NodeWord>> Ask(CancellationToken stop)
    {
        var words = await Task.WhenAll(_sessions.Select(async s => (s.Key, Word: await Ask(s.Value, stop))));
        foreach (var (over, _) in words.Where(w => w.Word is null))
        {
            _sessions.Remove(over, out var client);
            client!.Dispose();
        }

        return words.Where(w => w.Word is not null).ToDictionary(w => w.Key, w => w.Word!, StringComparer.Ordinal);
    }

    /// <summary>The nodes' list, as a node of the cluster tells it.</summary>
    public Task<IReadOnlyList<AmsNode>> List(string instanceId, CancellationToken stop) => _sessions[instanceId].Nodes(stop);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in _sessions.Values) client.Dispose();
    }

    // The first node may stand alone and have users of its own; a second one that refuses as well tells that it is the login.
    bool IsHopeless => _sessions.Count == 0 && _refused.Count > 1;

    async Task<bool> LogIn(AmsClient client, Node node, CancellationToken stop)
    {
        var said = await client.Authenticate(login.UserName, login.Password, stop);
        if (said.Success) _sessions[node.InstanceId] = client;
        else _refused[node.InstanceId] = string.IsNullOrEmpty(said.Message) ? "wrong name or password" : said.Message.TrimEnd('.');
        return said.Success;
    }

    static async Task<NodeWord?> Ask(AmsClient client, CancellationToken stop)
    {
        try
        {
            var inCluster = client.IsInCluster(stop);
            return new(await inCluster, await client.Resources(stop));
        }
        catch (AmsRestException)
        {
            // The node is gone, or the load balancer leads elsewhere by now: there the session is not known.
            return null;
        }
    }
}
