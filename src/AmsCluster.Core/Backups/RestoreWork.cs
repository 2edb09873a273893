namespace AmsCluster.Backups;

/// <summary>A restore with all that is needed to carry it out.</summary>
public sealed class RestoreWork
{
    internal RestoreWork(DatabaseNode node, RestoreSource source, bool goesOn, string region) => (Node, Source, GoesOn, Region) = (node, source, goesOn, region);

    /// <summary>The cluster.</summary>
    public string Cluster => Node.Cluster;

    /// <summary>The Region that it is in.</summary>
    public string Region { get; }

    /// <summary>Whether an earlier run began it.</summary>
    public bool GoesOn { get; }

    /// <summary>What is going to happen, a sentence a line.</summary>
    public IReadOnlyList<string> Sentences =>
    [
        $"{(GoesOn ? "Go on restoring" : "Restore")} {Source.Told}, to the MongoDB node {Node.InstanceId} of {Cluster}.",
        "The node is stopped, gets another volume, and is started. For some minutes no one can start to publish or to play.",
        "What was written to the database since then is not in it. The present volume is kept.",
    ];

    internal DatabaseNode Node { get; }

    internal RestoreSource Source { get; }
}
