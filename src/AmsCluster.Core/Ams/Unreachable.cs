using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace AmsCluster.Ams;

/// <summary>Why there was no answer, in words: of what connecting, greeting or reading ended with.</summary>
internal static class Unreachable
{
    /// <summary>The reason.</summary>
    public static string Because(Exception e, TimeSpan patience) => Cause(e) switch
    {
        OperationCanceledException => $"nothing came within {patience.TotalSeconds:0.#} s",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "the connection was refused",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "the name does not resolve",
        SocketException { SocketErrorCode: SocketError.TimedOut } => "nobody answered at the address",
        SocketException { SocketErrorCode: SocketError.NetworkUnreachable or SocketError.HostUnreachable } => "there is no way to the address from here",
        AuthenticationException tls => $"TLS failed ({tls.Message.TrimEnd('.')})",
        var cause => cause.Message.TrimEnd('.'),
    };

    /// <summary>What to do about it.</summary>
    public static string Advice(Exception e) => Cause(e) switch
    {
        OperationCanceledException => "Look at the security groups, and whether the cluster is healthy: amscluster status.",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } =>
            "Make the DNS record, or lead the name to the load balancer meanwhile: --connect-to NAME::ADDRESS:.",
        AuthenticationException => "Look at the certificate of the listener: it must be for this name, valid, and of an authority that this machine trusts.",
        _ => "Look whether the cluster is healthy, and whether a firewall is in between: amscluster status.",
    };

    static Exception Cause(Exception e)
    {
        // Whatever a connection ends with that was given up.
        if (e is OperationCanceledException) return e;
        for (var cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException or AuthenticationException) return cause;
        }

        return e;
    }
}
