using AmsCluster.Aws;
using AmsCluster.Operations;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Backups;

/// <summary>
/// Has MongoDB write everything to its files and hold back all writes, as long as a snapshot needs to begin. The lock is held by
/// a process on the node that lets go when it is told to, or after a minute by itself: whatever becomes of this one.
/// </summary>
/// <param name="aws">The account and Region.</param>
/// <param name="events">Told of what happens meanwhile.</param>
/// <param name="patience">How long is waited for what.</param>
/// <param name="node">The node.</param>
internal sealed class DatabaseLock(AwsConnection aws, IEngineEvents events, Patience patience, DatabaseNode node)
{
    // A snapshot begins within a second or two. Longer than that writes are only held back because somebody died.
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    // What does not come in this time never comes, and the snapshot is good without it.
    readonly Patience _patience = patience with { Going = patience.Settling };

    /// <summary>Takes it.</summary>
    /// <returns>Why it could not be had; null where it is held.</returns>
    public async Task<string?> Take(CancellationToken stop)
    {
        try
        {
            return await Run(DatabaseLockScript.Take(aws.Region, node.Password, Longest), "hold the database for a backup", stop);
        }
        catch (OperationCanceledException)
        {
            // It may be held by now.
            await Release();
            throw;
        }
    }

    /// <summary>Gives it back.</summary>
    /// <returns>Why it is not known to have been held until now; null where it was.</returns>
    public Task<string?> Release() => Run(DatabaseLockScript.Release(), "let the database go", CancellationToken.None);

    // The backup is worth more than the lock: what goes wrong with it is told, and stops nothing.
    async Task<string?> Run(string script, string comment, CancellationToken stop)
    {
        try
        {
            var end = await new NodeCommand(aws, events, _patience).Run(node.InstanceId, script, $"AmsCluster {node.Cluster}: {comment}", stop, Longest + Longest);
            return end.IsSuccess ? null : end.Failed("").Message;
        }
        catch (AmsException e)
        {
            return e.Message;
        }
    }
}
