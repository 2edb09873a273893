using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AmsCluster.Ams;

/// <summary>An answer of AMS, or of the load balancer before it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="MediaType">For example <c>text/html</c>.</param>
/// <param name="Text">The body.</param>
/// <param name="Location">Where a redirection leads.</param>
internal sealed record AmsAnswer(HttpStatusCode Status, string? MediaType, string Text, Uri? Location);

/// <summary>Sends a question over HTTP and reads the answer, each within its time, and says plainly what went wrong.</summary>
internal sealed class AmsHttp : IDisposable
{
    /// <summary>What to do about an answer that is not AMS's.</summary>
    public const string NotAms = "Check which server listens there, and that the name leads to this cluster.";

    readonly HttpClient _client;
    readonly AmsNetwork _network;

    public AmsHttp(Uri address, AmsNetwork network)
    {
        // No answer of AMS that is asked for here is greater; pages are some KiB.
        const int MostBytes = 8 << 20;
        _network = network;
        _client = new(network.Http()) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostBytes };
        _client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("AmsCluster");
    }

    public Uri Address => _client.BaseAddress!;

    public Task<T> Get<T>(string path, JsonTypeInfo<T> type, CancellationToken stop) where T : class => Ask(HttpMethod.Get, path, null, type, stop);

    public Task<AmsResult> Post(string path, AmsUser user, CancellationToken stop) => PostText(path, JsonSerializer.Serialize(user, AmsJson.Default.AmsUser), stop);

    public Task<AmsResult> PostText(string path, string json, CancellationToken stop) => Ask(HttpMethod.Post, path, json, AmsJson.Default.AmsResult, stop);

    async Task<T> Ask<T>(HttpMethod method, string path, string? json, JsonTypeInfo<T> type, CancellationToken stop) where T : class
    {
        var answer = await Send(method, path, json, stop);
        var asked = $"{method} {new Uri(Address, path)}";
        if (answer.Status is not HttpStatusCode.OK) throw AmsRefusal.Of(asked, answer);
        try
        {
            if (JsonSerializer.Deserialize(answer.Text, type) is { } said) return said;
        }
        catch (JsonException)
        {
            // Told below: it is not what AMS answers.
        }

        throw new AmsRestException("AmsAnswerUnreadable", $"{asked} does not answer like Ant Media Server: {AmsRefusal.Said(answer)}.",
            NotAms, answer.Status);
    }

    /// <summary>Sends a question. An answer with an error status is an answer.</summary>
    /// <exception cref="AmsRestException">There was no answer.</exception>
    public Task<AmsAnswer> Send(HttpMethod method, string path, string? json, CancellationToken stop) =>
        Send(method, new Uri(path, UriKind.RelativeOrAbsolute), json, stop);

    /// <summary>Sends a question to an address as it is, or to one that is relative to <see cref="Address"/>.</summary>
    /// <exception cref="AmsRestException">There was no answer.</exception>
    public async Task<AmsAnswer> Send(HttpMethod method, Uri path, string? json, CancellationToken stop)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bound.CancelAfter(_network.Patience);
        using var request = new HttpRequestMessage(method, path);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        try
        {
            using var response = await _client.SendAsync(request, bound.Token);
            return new(response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(bound.Token), response.Headers.Location);
        }
        catch (Exception e) when (!stop.IsCancellationRequested && e is HttpRequestException or OperationCanceledException or IOException)
        {
            // Where the time is over, what broke then says nothing.
            var asked = $"{method} {new Uri(Address, path)}";
            var cause = bound.IsCancellationRequested ? new OperationCanceledException() : e;
            throw new AmsRestException("AmsUnreachable", $"{asked} had no answer: {Unreachable.Because(cause, _network.Patience)}.", Unreachable.Advice(cause), inner: e);
        }
    }

    public void Dispose() => _client.Dispose();
}
