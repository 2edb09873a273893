using AmsCluster.Aws;

namespace AmsCluster.Execution;

/// <summary>What the engine tells its host while it works.</summary>
public abstract record EngineEvent
{
    EngineEvent()
    {
    }

    /// <summary>The phase in which AWS is read.</summary>
    public const string Reading = "reading";

    /// <summary>The phase in which everything is checked before the first write.</summary>
    public const string Checking = "checking";

    /// <summary>The phase in which changes are made.</summary>
    public const string Changing = "changing";

    /// <summary>The phase in which the cluster's nodes come up.</summary>
    public const string Serving = "serving";

    /// <summary>The phase in which a cluster is looked at from outside.</summary>
    public const string Testing = "testing";

    /// <summary>A phase has begun; <paramref name="Steps"/> changes are to be made in it.</summary>
    public sealed record Phase(string Name, int Steps) : EngineEvent;

    /// <summary>A change is being made.</summary>
    public sealed record Started(PlannedChange Change) : EngineEvent;

    /// <summary>A change has been made, or, where <paramref name="Found"/>, need not be made any more: somebody else has made it.</summary>
    public sealed record Finished(PlannedChange Change, TimeSpan Elapsed, bool Found = false) : EngineEvent;

    /// <summary>A change could not be made.</summary>
    public sealed record Failed(PlannedChange Change, Exception Error) : EngineEvent;

    /// <summary>A check of a test flight has ended.</summary>
    public sealed record Tested(TestResult Result) : EngineEvent;

    /// <summary>Something is being waited for; <paramref name="Last"/> is what AWS said of it.</summary>
    public sealed record Waiting(string What, string? Last) : EngineEvent
    {
        /// <summary>The wait of a call that AWS throttles. For the host to take from <see cref="AwsConnection.Held"/>.</summary>
        public static Waiting For(AwsHold hold) => new($"{hold.Service} to let more calls through", "it throttles; each call is sent in its turn");
    }
}

/// <summary>The engine's host: called from any thread.</summary>
public interface IEngineEvents
{
    /// <summary>Takes an event.</summary>
    void On(EngineEvent e);
}

/// <summary>A host that does not listen.</summary>
public sealed class NoEvents : IEngineEvents
{
    /// <summary>The only one.</summary>
    public static NoEvents Instance { get; } = new();

    /// <inheritdoc/>
    public void On(EngineEvent e)
    {
    }
}
