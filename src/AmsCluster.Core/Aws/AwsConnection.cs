using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using Amazon.Runtime;
using AmsCluster.Aws.Binding;

namespace AmsCluster.Aws;

/// <summary>Calls to AWS in one account and Region.</summary>
public sealed class AwsConnection : IDisposable
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<AwsService, Lazy<Way>> _ways = new();
    private readonly Surroundings _surroundings;
    private readonly Transport _transport;
    private readonly int _retries;
    private readonly object _gate = new();
    private readonly Func<string, string?>? _askMfaCode;
    private readonly RegionCheck _regions;
    private AWSCredentials? _credentials;
    private Task? _regionIsChecked;

    private AwsConnection(
        AwsSettings settings,
        TimeSpan attemptTimeout,
        Func<string, string?>? askMfaCode = null,
        Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        _surroundings = new Surroundings(settings);
        _retries = _surroundings.MaxRetries;
        _transport = new Transport(attemptTimeout, _surroundings.CaBundle);
        _askMfaCode = askMfaCode;
        _regions = new RegionCheck(resolve ?? Dns.GetHostAddressesAsync);
    }

    /// <summary>The Region.</summary>
    public string Region => _surroundings.Region;

    /// <summary>Whether it leads to AWS, be it by an address of one's own there, and not to something that stands in for it.</summary>
    public bool IsAws => _surroundings.Endpoint(AwsService.Elb).LeadsToAws;

    /// <summary>How many HTTP attempts were sent so far, retries included.</summary>
    public int Calls => _transport.Count;

    /// <summary>Raised after each attempt, on whatever thread it ended.</summary>
    [SuppressMessage("Design", "MA0046", Justification = "Nobody needs to know who raised it.")]
    public event Action<AwsCall>? Called;

    /// <summary>Raised once a second for each call that waits because AWS throttles, on whatever thread.</summary>
    [SuppressMessage("Design", "MA0046", Justification = "Nobody needs to know who raised it.")]
    public event Action<AwsHold>? Held;

    /// <summary>Opens a connection; nothing is sent yet.</summary>
    /// <param name="settings">Whose account, which Region and where.</param>
    /// <param name="askMfaCode">Puts a question for an MFA code to the user; its answer is null where no user can be
    /// asked. Null: as if it always were.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="AmsException">The profile does not exist, no Region is set, or the file of trusted
    /// certificates cannot be read.</exception>
    public static AwsConnection Open(AwsSettings settings, Func<string, string?>? askMfaCode = null) =>
        new(settings, AttemptTimeout, askMfaCode);

    /// <summary>
    /// Opens a connection whose attempts are given up after another time than usual, or that asks another DNS.
    /// </summary>
    internal static AwsConnection Open(
        AwsSettings settings,
        TimeSpan attemptTimeout,
        Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null) =>
        new(settings, attemptTimeout, null, resolve);

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="stop">Stops it, wherever it is.</param>
    /// <param name="between">Stops it while it waits to be sent, not while it is on its way.</param>
    /// <exception cref="AwsException">AWS said no, or could not be asked.</exception>
    internal async Task<TResult> Send<TResult>(AwsRequest<TResult> request, CancellationToken stop, CancellationToken between = default)
    {
        var way = _ways.GetOrAdd(request.Service, service => new(() => Open(service))).Value;
        if (way.Endpoint.IsAws)
            await RegionExists().WaitAsync(stop);
        var call = new WireCall(request, typeof(TResult), request.Repeatable) { Between = between };
        try
        {
            var answer = await way.Client.Call(call, stop);
            return (TResult)answer.Result;
        }
        catch (Exception failure) when (failure is not AmsException)
        {
            stop.ThrowIfCancellationRequested();
            if (failure is OperationCanceledException)
                between.ThrowIfCancellationRequested();
            throw AwsFailure.From(failure, call, way.Endpoint, _transport.CaBundle);
        }
    }

    /// <summary>Sends a request whose answer may be that there is no such thing.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isNone">Whether an error says so.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The answer, or null.</returns>
    /// <exception cref="AwsException">AWS said no in another way, or could not be asked.</exception>
    internal async Task<TResult?> SendOrNull<TResult>(AwsRequest<TResult> request, Func<AwsException, bool> isNone, CancellationToken stop) where TResult : class
    {
        try
        {
            return await Send(request, stop);
        }
        catch (AwsException e) when (isNone(e))
        {
            return null;
        }
    }

    /// <summary>Sends a request and those of all further pages.</summary>
    /// <exception cref="AwsException">AWS said no, or could not be asked.</exception>
    internal async Task<IReadOnlyList<TItem>> SendAll<TResult, TItem>(
        AwsRequest<TResult> request, Func<TResult, IReadOnlyList<TItem>> items, CancellationToken stop)
    {
        var all = new List<TItem>();
        for (var page = request; page is not null;)
        {
            var result = await Send(page, stop);
            all.AddRange(items(result));
            page = Paging.Next(page, result);
        }

        return all;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var way in _ways.Values)
        {
            if (way.IsValueCreated)
                way.Value.Client.Dispose();
        }

        _transport.Dispose();
    }

    private Task RegionExists()
    {
        lock (_gate)
            return _regionIsChecked ??= _regions.Require(Region);
    }

    private Way Open(AwsService service)
    {
        var endpoint = _surroundings.Endpoint(service);
        var config = new WireConfig(service, endpoint, _transport, _retries);
        lock (_gate)
            _credentials ??= _surroundings.Credentials(config, _transport, _askMfaCode);
        return new Way(endpoint, new WireClient(_credentials, config, Pacing.Of(service, endpoint, _surroundings.Who, _surroundings.KeepsLimits ?? endpoint.IsAws), call => Called?.Invoke(call), hold => Held?.Invoke(hold)));
    }

    /// <summary>How a service is reached.</summary>
    private sealed record Way(AwsEndpoint Endpoint, WireClient Client);
}
