using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AmsCluster.Ams;

/// <summary>
/// Asks AMS's web panel (<c>io/antmedia/console/rest/RestServiceV2.java</c>, <c>ClusterRestServiceV2.java</c>). What needs a login says so; for the rest
/// anybody may ask (<c>AuthenticationFilter.java</c>). A session lives on the node that it began on: cookies, the load balancer's among them, are kept, so
/// one object stays with one node as long as that lives.
/// </summary>
/// <param name="address">Where the panel is, for example <c>https://live.example.com/</c>.</param>
/// <param name="network">The way there.</param>
internal sealed class AmsClient(Uri address, AmsNetwork? network = null) : IDisposable
{
    /// <summary>What each answer of the load balancer's own rules starts with.</summary>
    public const string BalancerMark = "AmsCluster:";

    readonly AmsHttp _http = new(address, network ?? new());

    /// <summary>Where the panel is.</summary>
    public Uri Address => _http.Address;

    /// <summary>Any question, for what is not JSON: pages. An answer with an error status is an answer.</summary>
    public Task<AmsAnswer> Get(string path, CancellationToken stop = default) => _http.Send(HttpMethod.Get, path, null, stop);

    /// <summary>A question for a path that is sent exactly as it is written, such as <c>/live/a/../b</c>.</summary>
    public Task<AmsAnswer> GetAsWritten(string path, CancellationToken stop = default)
    {
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        return _http.Send(HttpMethod.Get, new Uri(Address.GetLeftPart(UriPartial.Authority) + path, options), null, stop);
    }

    /// <summary>Which node answers. With a target, <c>origin</c> or <c>edge</c>, the load balancer's rules on port 443 choose among that group.</summary>
    public Task<AmsLiveness> Liveness(string? target = null, CancellationToken stop = default) =>
        _http.Get("rest/v2/liveness" + (target is null ? "" : $"?target={target}"), AmsJson.Default.AmsLiveness, stop);

    /// <summary>Whether nobody has taken the administrator's place: whoever comes first gets it (<c>isFirstLogin</c>).</summary>
    public async Task<bool> IsUnclaimed(CancellationToken stop = default) => (await _http.Get("rest/v2/first-login-status", AmsJson.Default.AmsResult, stop)).Success;

    /// <summary>Makes the first user, an administrator (<c>addInitialUser</c>).</summary>
    /// <returns>False when there is a user already.</returns>
    public async Task<bool> Claim(string email, string password, CancellationToken stop = default) =>
        (await _http.Post("rest/v2/users/initial", new(email, Md5(password), "system", "ADMIN"), stop)).Success;

    /// <summary>Logs in (<c>authenticateUser</c>). After the third wrong password of a user the node refuses every one for 300 seconds.</summary>
    /// <returns>Whether it worked, and what AMS says of it: <c>system/ADMIN</c>, or that the user is locked out; nothing where the password is wrong.</returns>
    public Task<AmsResult> Authenticate(string email, string password, CancellationToken stop = default) =>
        _http.Post("rest/v2/users/authenticate", new(email, Md5(password)), stop);

    /// <summary>As <see cref="Authenticate"/>, for those who cannot go on without. It is tried once: the third wrong password locks the user out.</summary>
    /// <exception cref="AmsException">The panel does not let the user in.</exception>
    public async Task LogIn(NetworkCredential login, CancellationToken stop = default)
    {
        var answer = await Authenticate(login.UserName, login.Password, stop);
        if (answer.Success) return;
        var said = string.IsNullOrEmpty(answer.Message) ? "user or password is wrong" : answer.Message;
        throw LoginFailed(Address, login.UserName, said);
    }

    /// <summary>The error about a login that the panel refuses.</summary>
    public static AmsException LoginFailed(Uri address, string user, string said) => new(
        "AmsLoginFailed", $"The panel at {address} does not let {user} in: {said}.",
        "Give the right one, or set a new one: amscluster reset-password. "
        + "After three wrong tries a node lets the user in no more for 300 seconds.");

    /// <summary>Whether the node that answers has locked a user out (<c>getBlockedStatus</c>). It stays so until the next login after the 300 seconds.</summary>
    public async Task<bool> IsBlocked(string email, CancellationToken stop = default) =>
        (await _http.Get($"rest/v2/users/{Uri.EscapeDataString(email)}/blocked", AmsJson.Default.AmsResult, stop)).Success;

    /// <summary>What runs on the node. Needs a login.</summary>
    public Task<AmsVersion> Version(CancellationToken stop = default) => _http.Get("rest/v2/version", AmsJson.Default.AmsVersion, stop);

    /// <summary>The names of the applications. Needs a login.</summary>
    public async Task<IReadOnlyList<string>> Applications(CancellationToken stop = default) =>
        (await _http.Get("rest/v2/applications", AmsJson.Default.AmsApplications, stop)).Applications.OfType<string>().ToList();

    /// <summary>Whether the node belongs to a cluster, rather than standing alone (<c>isInClusterMode</c>). Needs a login.</summary>
    public async Task<bool> IsInCluster(CancellationToken stop = default) => (await _http.Get("rest/v2/cluster-mode-status", AmsJson.Default.AmsResult, stop)).Success;

    /// <summary>The nodes that have written into the database, dead ones among them, some at a time. Needs a login; a node that stands alone answers with HTTP 500.</summary>
    public async Task<IReadOnlyList<AmsNode>> Nodes(int offset, int size, CancellationToken stop = default) =>
        [.. (await _http.Get($"rest/v2/cluster/nodes/{offset}/{size}", AmsJson.Default.ListAmsNode, stop)).OfType<AmsNode>()];

    /// <summary>All nodes that have written into the database. Needs a login.</summary>
    public async Task<IReadOnlyList<AmsNode>> Nodes(CancellationToken stop = default)
    {
        // How many AMS gives at most is in the part of it that is not public: fewer than asked for are not the last ones.
        const int Page = 50;
        var all = new List<AmsNode>();
        while (true)
        {
            var some = await Nodes(all.Count, Page, stop);
            if (some.Count == 0 || all.Contains(some[0])) return all;
            all.AddRange(some);
        }
    }

    /// <summary>How many nodes the cluster has; -1 when that cannot be told. Needs a login.</summary>
    public async Task<long> NodeCount(CancellationToken stop = default) => (await _http.Get("rest/v2/cluster/node-count", AmsJson.Default.AmsNumber, stop)).Number;

    /// <summary>What the answering node has and uses. Needs a login.</summary>
    public Task<AmsResources> Resources(CancellationToken stop = default) => _http.Get("rest/v2/system-resources", AmsJson.Default.AmsResources, stop);

    /// <summary>How busy the answering node's CPU is. Needs a login.</summary>
    public Task<AmsCpu> Cpu(CancellationToken stop = default) => _http.Get("rest/v2/cpu-status", AmsJson.Default.AmsCpu, stop);

    /// <summary>
    /// How many streams of an application are live in the whole cluster (<c>BroadcastRestService.getAppLiveStatistics</c>). Needs a login. An application answers only
    /// 127.0.0.1 unless its IP filter says otherwise; the panel passes the question on from there (<c>web.xml</c>, <c>ProxyServlet.java</c>).
    /// </summary>
    public async Task<long> ActiveLiveStreams(string application, CancellationToken stop = default) => (await _http.Get(
        $"rest/v2/request?_path={Uri.EscapeDataString(application)}/rest/v2/broadcasts/active-live-stream-count", AmsJson.Default.AmsNumber, stop)).Number;

    /// <summary>
    /// All settings of an application (<c>AppSettings.java</c>), with secrets among them: not for showing. Needs a login.
    /// </summary>
    /// <returns>Null where the answering node has no such application, or has not started it yet (<c>CommonRestService.getSettings</c>).</returns>
    public async Task<JsonObject?> Settings(string application, CancellationToken stop = default)
    {
        var path = SettingsOf(application);
        var answer = await _http.Send(HttpMethod.Get, path, null, stop);
        if (answer.Status is HttpStatusCode.NoContent) return null;
        if (answer.Status is not HttpStatusCode.OK) throw AmsRefusal.Of($"GET {new Uri(Address, path)}", answer);
        try
        {
            if (JsonNode.Parse(answer.Text) is JsonObject settings) return settings;
        }
        catch (JsonException)
        {
            // Told below, without a word of what came: it may hold secrets.
        }

        throw new AmsRestException("AmsAnswerUnreadable", $"GET {new Uri(Address, path)} does not answer like Ant Media Server: these are no settings.", AmsHttp.NotAms, answer.Status);
    }

    /// <summary>
    /// Sets all settings of an application, in the cluster's database and so for all nodes (<c>AntMediaApplicationAdapter.updateSettings</c>). What is left out gets
    /// its default, so it must be what <see cref="Settings"/> gave, with something changed. Needs a login with the right ADMIN.
    /// </summary>
    public Task<AmsResult> ChangeSettings(string application, JsonObject settings, CancellationToken stop = default) => _http.PostText(SettingsOf(application), settings.ToJsonString(), stop);

    /// <summary>Whether an application's REST API answers this machine, by a question that changes nothing (<c>JWTFilter.java</c>, <c>IPFilter.java</c>).</summary>
    public async Task<RestAnswer> Rest(string application, CancellationToken stop = default)
    {
        var answer = await _http.Send(HttpMethod.Get, $"{Uri.EscapeDataString(application)}/rest/v2/broadcasts/active-live-stream-count", null, stop);
        return (answer.Status, AmsRefusal.Said(answer)) switch
        {
            (HttpStatusCode.OK, _) => RestAnswer.Allowed,
            (HttpStatusCode.Forbidden, _) when answer.Text.StartsWith(BalancerMark, StringComparison.Ordinal) => RestAnswer.ClosedAtLoadBalancer,
            (HttpStatusCode.Forbidden, var said) when said.Contains("Not allowed IP", StringComparison.Ordinal) => RestAnswer.NotAllowed,
            (HttpStatusCode.Forbidden, var said) when said.Contains("JWT", StringComparison.Ordinal) => RestAnswer.TokenNeeded,
            _ => RestAnswer.Unknown,
        };
    }

    static string SettingsOf(string application) => $"rest/v2/applications/settings/{Uri.EscapeDataString(application)}";

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

#pragma warning disable CA5351 // What the panel sends in place of the password (auth.service.ts): AMS's own choice, not ours.
    static string Md5(string text) => Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant();
#pragma warning restore CA5351
}
