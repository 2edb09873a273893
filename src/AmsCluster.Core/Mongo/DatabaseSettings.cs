using AmsCluster.Ams;
using MongoDB.Driver;

namespace AmsCluster.Mongo;

/// <summary>The driver's settings for a database.</summary>
internal static class DatabaseSettings
{
    // A firewall drops packets in silence. A server that is reached may be slow to answer.
    static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(3);

    /// <summary>Settings from the connection string, with short timeouts.</summary>
    /// <exception cref="AmsException">The connection string has an option that the driver does not take.</exception>
    public static MongoClientSettings Of(DatabaseAddress address, AmsNetwork network)
    {
        var settings = Parse(address);
        settings.ApplicationName = "AmsCluster";
        settings.ConnectTimeout = network.Patience < LongestConnect ? network.Patience : LongestConnect;
        settings.ServerSelectionTimeout = settings.HeartbeatTimeout = settings.SocketTimeout = network.Patience;
        if (settings.Scheme is not MongoDB.Driver.Core.Configuration.ConnectionStringScheme.MongoDB) return settings;
        var led = settings.Servers.FirstOrDefault(s => network.Leads(s.Host, s.Port));
        if (led is not null) Lead(settings, led, network);
        return settings;
    }

    // The driver's message repeats the connection string with the password: it is neither shown nor kept as a cause.
    static MongoClientSettings Parse(DatabaseAddress address)
    {
        try
        {
            return MongoClientSettings.FromConnectionString(address.Uri);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw DatabaseAddress.Unusable(address.Cluster, "MongoDB's driver does not take one of its options");
        }
    }

    // A forwarded port leads to one server. The names that it gives for its replica set lead nowhere from here.
    static void Lead(MongoClientSettings settings, MongoServerAddress server, AmsNetwork network)
    {
        var to = ConnectTo.Lead(network.ConnectTo, server.Host, server.Port);
        settings.Server = new(to.Host, to.Port);
        settings.DirectConnection = true;
        if (settings.UseTls) settings.SslSettings = DatabaseTls.For(server.Host, settings.SslSettings);
    }
}
