using System.Diagnostics;
using AmsCluster.Ams;
using MongoDB.Driver;
using MongoDB.Driver.Core.Events;

namespace AmsCluster.Mongo;

/// <summary>
/// A connection to a cluster's database by MongoDB's driver. Types of the driver are used in this folder only: so its
/// assemblies are loaded when a database is really asked. Texts of the driver are never shown: they may hold passwords.
/// </summary>
internal sealed class DatabaseLink : IDisposable
{
    readonly DatabaseAddress _address;
    readonly TimeSpan _patience;
    readonly MongoClient _client;

    // Completed when no server can be reached.
    readonly TaskCompletionSource _unreachable = new(TaskCreationOptions.RunContinuationsAsynchronously);

    DatabaseLink(DatabaseAddress address, TimeSpan patience, MongoClientSettings settings)
    {
        (_address, _patience) = (address, patience);

        // The driver tries again until its timeout. A refused connection is reported at once.
        settings.ClusterConfigurator = builder => builder.Subscribe<ClusterDescriptionChangedEvent>(e =>
        {
            var servers = e.NewDescription.Servers;
            if (servers.Count > 0 && servers.All(s => s.HeartbeatException is not null)) _unreachable.TrySetResult();
        });
        _client = new(settings);
    }

    /// <summary>Prepares a connection. The first question opens it.</summary>
    /// <param name="address">The database.</param>
    /// <param name="network">The way to it. Its patience limits each answer. Connecting may take 3 seconds at most.</param>
    /// <param name="stop">Cancels the wait for DNS.</param>
    /// <exception cref="AmsException">The address has an option that the driver does not take.</exception>
    public static async Task<DatabaseLink> Open(DatabaseAddress address, AmsNetwork network, CancellationToken stop)
    {
        // The driver looks up a mongodb+srv:// name in its constructor, synchronously.
        var settings = await Task.Run(() => DatabaseSettings.Of(address, network), stop).WaitAsync(stop);
        return new(address, network.Patience, settings);
    }

    /// <summary>Asks the database.</summary>
    /// <param name="deed">What is done, for error messages.</param>
    /// <param name="question">The question.</param>
    /// <param name="stop">Cancels it.</param>
    /// <exception cref="AmsException">The database cannot be reached, or refuses.</exception>
    public async Task<T> Ask<T>(
        DatabaseDeed deed, Func<IMongoClient, CancellationToken, Task<T>> question, CancellationToken stop)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bound.CancelAfter(2 * _patience);
        var clock = Stopwatch.StartNew();
        try
        {
            var answer = question(_client, bound.Token);
            if (await Task.WhenAny(answer, _unreachable.Task) != answer) await bound.CancelAsync();
            return await answer;
        }
        catch (Exception e) when (!stop.IsCancellationRequested && DatabaseFault.IsKnown(e))
        {
            throw new DatabaseFault(new(_address, deed), clock.Elapsed, _client.Cluster.Description).Of(e);
        }
    }

    public void Dispose() => _client.Dispose();
}
