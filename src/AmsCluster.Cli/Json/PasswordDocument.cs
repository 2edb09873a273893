using AmsCluster.Cli.Running;

namespace AmsCluster.Cli.Json;

/// <summary>What reset-password prints: who can log in with what, and whether that was seen to work.</summary>
internal sealed record PasswordDocument(
    string Cluster, string Region, string Email, string? Password, bool Claimed, PanelLogin Login, string? AmsVersion, int Calls, long ElapsedMs, ErrorBody? Error)
{
    /// <param name="done">What was done.</param>
    /// <param name="password">The password where it was generated: nobody else knows it.</param>
    public static PasswordDocument Of(PasswordReset done, string? password, Session session, Problem? problem) => new(
        done.ClusterName, done.Region, done.Email, password, done.IsClaimed, done.Login, done.AmsVersion,
        session.Calls, (long)session.Elapsed.TotalMilliseconds, problem is null ? null : new(problem));

    /// <inheritdoc/>
    public override string ToString() => nameof(PasswordDocument);
}
