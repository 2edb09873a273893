using System.IO.Enumeration;
using System.Text.Json.Nodes;
using AmsCluster.Ams;
using AmsCluster.Aws;
using AmsCluster.Panel;

namespace AmsCluster.Operations;

/// <summary>
/// Says who reaches the REST APIs of a cluster's applications, and changes it: by one session of the web panel through the load balancer. Applications keep it in
/// the cluster's database, so it holds for all nodes.
/// </summary>
public sealed class RestDoor : IDisposable
{
    readonly string _cluster;
    readonly string _region;
    readonly AmsClient _panel;
    readonly RestFilter _filter;
    readonly IReadOnlyList<string> _apps;
    IReadOnlyList<string> _restFrom;

    RestDoor(string cluster, string region, AmsClient panel, RestFilter filter, IReadOnlyList<string> apps, IReadOnlyList<string> restFrom) =>
        (_cluster, _region, _panel, _filter, _apps, _restFrom) = (cluster, region, panel, filter, apps, restFrom);

    /// <summary>Logs in, once: the third wrong password locks a user out for 300 seconds.</summary>
    /// <exception cref="AmsException">There is no such cluster, no way to its panel, or the panel does not let the user in.</exception>
    public static Task<RestDoor> Open(AwsConnection aws, string cluster, PanelAccess access, CancellationToken stop = default) => Open(aws, cluster, access, new(), stop);

    internal static async Task<RestDoor> Open(AwsConnection aws, string cluster, PanelAccess access, AmsNetwork network, CancellationToken stop)
    {
        var login = access.Login ?? throw new AmsException("AmsNotLoggedIn", "The settings of applications are told to users of the panel only.", LoginAdvice);
        var record = await ClusterRecord.Read(aws, cluster, stop);
        var spec = record.Known(aws.Region);
        var way = await PanelWay.Find(aws, spec, record, network with { ConnectTo = [.. access.ConnectTo, .. network.ConnectTo] }, stop)
            ?? throw new AmsException("AmsPanelUnreachable", $"The panel of {cluster} cannot be asked: there is no load balancer.", $"Deploy it first: amscluster apply {cluster}.");
        var filter = await RestFilter.Of(aws, way.VpcId, stop);
        var panel = new AmsClient(way.Url, way.Network);
        try
        {
            await panel.LogIn(login, stop);
            return new(cluster, aws.Region, panel, filter, await panel.Applications(stop), spec.Access.RestFrom);
        }
        catch
        {
            panel.Dispose();
            throw;
        }
    }

    /// <summary>That the login went over HTTP; null where it did not.</summary>
    public string? InClear => ClearLogin.Warning(_cluster, _panel.Address.ToString());

    /// <summary>Who reaches the applications.</summary>
    /// <param name="apps">Their names, with <c>*</c> and <c>?</c> for several; none for all.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="AmsException">There is no such application, or AMS cannot be asked.</exception>
    public async Task<IReadOnlyList<RestAccess>> Read(IReadOnlyList<string> apps, CancellationToken stop = default)
    {
        var all = new List<RestAccess>();
        foreach (var app in Chosen(apps)) all.Add(await Told(app, await Settings(app, stop), stop));
        return all;
    }

    /// <summary>
    /// The list of the load balancer (<c>access.restFrom</c>) that goes with a change: all blocks that any application lets
    /// in. It stays as it is where an application is to let everybody in: the load balancer's list never holds everybody.
    /// </summary>
    /// <param name="apps">The applications that are to let <paramref name="from"/> in.</param>
    /// <param name="from">The blocks.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="AmsException">AMS cannot be asked.</exception>
    public async Task<IReadOnlyList<string>> RestFromWith(IEnumerable<string> apps, RestSources from, CancellationToken stop = default)
    {
        if (from.IsAnywhere) return _restFrom;
        var blocks = new List<string>(_filter.Outside(from.Blocks));
        foreach (var other in _apps.Except(apps, StringComparer.Ordinal))
            blocks.AddRange(_filter.Read(await Settings(other, stop), _cluster, _region, other).From.Where(RestSources.IsNarrow));
        return [.. blocks.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Notes that the load balancer has another list by now.</summary>
    public void Note(IReadOnlyList<string> restFrom) => _restFrom = restFrom;

    /// <summary>Refuses what would not keep anybody out.</summary>
    /// <exception cref="AmsException">The VPC has addresses that are not private.</exception>
    public void RequirePrivate() => _filter.RequirePrivate(_cluster);

    /// <summary>Lets just those addresses in, beside the node itself and the VPC, and looks whether it has worked. All other settings stay.</summary>
    /// <exception cref="AmsException">AMS does not take it.</exception>
    public async Task<RestAccess> Set(string app, RestSources from, CancellationToken stop = default)
    {
        RequirePrivate();

        // Read again: between the question and the answer somebody may have changed another setting in the panel.
        var before = await Settings(app, stop);
        if (_filter.Is(before, from)) return await Told(app, before, stop);
        var wanted = (JsonObject)before.DeepClone();
        _filter.Set(wanted, from);
        var answer = await _panel.ChangeSettings(app, wanted, stop);
        if (!answer.Success)
            throw new AmsException("AmsSettingsRefused", $"Ant Media Server does not take the settings of application {app} of {_cluster}: {(string.IsNullOrEmpty(answer.Message) ? "it gives no reason" : answer.Message)}. They are as they were.",
                "It takes none where another setting is wrong, such as two kinds of tokens for publishing: save them in the panel to see. Its log says why: /usr/local/antmedia/log/ant-media-server.log.");
        var after = await Settings(app, stop);
        if (!_filter.Is(after, from))
            throw new AmsException("AmsSettingsNotKept", $"Ant Media Server has taken the settings of application {app} of {_cluster}, but its list of addresses is {after["remoteAllowedCIDR"]}.", "Somebody else may have changed them at the same moment: look again, then try once more.");
        return await Told(app, after, stop) with { IsChanged = true, ChangedBesides = [.. Differing(wanted, after)] };
    }

    /// <inheritdoc/>
    public void Dispose() => _panel.Dispose();

    const string LoginAdvice = "Give a user of the panel: --user EMAIL.";

    // Asked in the same session, and so of the node that has just answered: the others may take some seconds to hear of a change.
    async Task<RestAccess> Told(string app, JsonObject settings, CancellationToken stop) => _filter.Read(settings, _cluster, _region, app) with
    {
        FromHere = await _panel.Rest(app, stop),
        LoadBalancerFrom = _restFrom,
    };

    async Task<JsonObject> Settings(string app, CancellationToken stop) => await _panel.Settings(app, stop)
        ?? throw new AmsException("AmsAppNotReady", $"The node that answers has not started application {app} of {_cluster}.", "Wait until it has: the panel lists it. Its log says what it waits for: /usr/local/antmedia/log/ant-media-server.log.");

    IReadOnlyList<string> Chosen(IReadOnlyList<string> names) => names.Count == 0 ? _apps : [.. names.SelectMany(Chosen).Distinct(StringComparer.Ordinal)];

    // A name that is there means that one alone, though there be another that differs by capital letters.
    IEnumerable<string> Chosen(string name)
    {
        if (_apps.Contains(name)) return [name];
        var found = _apps.Where(a => FileSystemName.MatchesSimpleExpression(name, a)).ToList();
        return found.Count > 0 ? found : throw new AmsException("AmsAppNotFound", $"There is no application {name} in {_cluster}. It has: {string.Join(", ", _apps)}.", "Name one of them; capital letters count where two differ by them alone.");
    }

    // What the two differ in, but the moment that AMS notes itself.
    static IEnumerable<string> Differing(JsonObject wanted, JsonObject after) =>
        wanted.Select(s => s.Key).Union(after.Select(s => s.Key)).Where(name => name != "updateTime" && !JsonNode.DeepEquals(wanted[name], after[name]));
}
