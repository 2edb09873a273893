using System.Net.Sockets;
using System.Security.Authentication;
using AmsCluster.Ams;
using MongoDB.Driver;
using MongoDB.Driver.Core.Clusters;
using MongoDB.Driver.Core.Servers;

namespace AmsCluster.Mongo;

/// <summary>Finds the error for an exception of the driver, which is not kept: its text may hold secrets.</summary>
/// <param name="errors">The errors to choose from.</param>
/// <param name="waited">How long it took.</param>
/// <param name="seen">The servers as the driver saw them last.</param>
internal sealed class DatabaseFault(DatabaseErrors errors, TimeSpan waited, ClusterDescription seen)
{
    const int Unauthorized = 13;

    /// <summary>Whether an exception is one of the driver, or of the network under it.</summary>
    public static bool IsKnown(Exception e) => e is MongoException or TimeoutException or OperationCanceledException
        or IOException or SocketException or FormatException;

    /// <summary>The error.</summary>
    public AmsException Of(Exception e)
    {
        if (Find<MongoAuthenticationException>(e) is { } login) return errors.Login(Said(login));
        if (e is MongoNotPrimaryException or MongoNodeIsRecoveringException) return errors.NotPrimary(Said(e));
        if (e is MongoIncompatibleDriverException) return errors.TooOld();
        if (CodeOf(e) is Unauthorized) return errors.Rights(Said(e));
        return e is MongoServerException ? errors.Refused(Said(e)) : Unanswered(e);
    }

    // A wait that ended, or a connection that broke. The reason is with the servers.
    AmsException Unanswered(Exception e)
    {
        var reasons = seen.Servers.Select(s => s.HeartbeatException).OfType<Exception>().ToList();
        if (First<MongoAuthenticationException>([.. reasons, e]) is { } login) return errors.Login(Said(login));
        if (First<AuthenticationException>([.. reasons, e]) is { } tls) return errors.Tls(tls.Message);
        if (e is TimeoutException && seen.Servers.Count > 0 && seen.Servers.All(s => s.State is ServerState.Connected))
            return errors.NotPrimary($"no server of the replica set was primary within {waited.TotalSeconds:0.#} s");
        return errors.Unreachable(Because(reasons.FirstOrDefault() ?? e));
    }

    // The driver's own words for it are not shown.
    string Because(Exception last) => last.GetBaseException() switch
    {
        SocketException socket => Unreachable.Because(socket, waited),
        FormatException => "what answers there is not MongoDB",
        IOException => "the connection was closed",
        _ => Unreachable.Because(new OperationCanceledException(), waited),
    };

    static string Said(Exception e) =>
        CodeOf(e) is { } code ? $"{code} {Find<MongoCommandException>(e)?.CodeName}".TrimEnd() : e.GetType().Name;

    static int? CodeOf(Exception e) =>
        Find<MongoCommandException>(e)?.Code ?? Find<MongoWriteException>(e)?.WriteError?.Code;

    static T? First<T>(IEnumerable<Exception> all) where T : Exception =>
        all.Select(Find<T>).FirstOrDefault(e => e is not null);

    static T? Find<T>(Exception e) where T : Exception
    {
        for (var cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is T found) return found;
        }

        return null;
    }
}
