namespace AmsCluster;

/// <summary>How the database was when a backup of it was taken. All three can be restored.</summary>
public enum BackupKind
{
    /// <summary>
    /// MongoDB ran and was not held: what it had not written to its files by then is in its journal, which is on the same volume,
    /// and is taken up from there when it starts (as after a power cut).
    /// </summary>
    Running,

    /// <summary>MongoDB had written all to its files and held back every write (<c>fsyncLock</c>).</summary>
    Locked,

    /// <summary>The MongoDB node was stopped.</summary>
    Stopped,
}
