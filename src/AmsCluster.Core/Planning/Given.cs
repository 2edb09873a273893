namespace AmsCluster.Planning;

/// <summary>Something that a cluster stands on and that is not the cluster's: it is found, never made, changed or deleted.</summary>
internal abstract class Given<T>(string name) : Resource<T>(name), IGiven where T : class
{
    /// <inheritdoc/>
    public abstract Finding Absent { get; }

    public override bool IsOurs(State state) => true;

    public override Step? Plan(State state) => null;

    protected override IEnumerable<Edit> Compare(T actual, State state) => [];

    protected override Task<T> Make(Run run) => throw new InvalidOperationException($"{Key} is given, not made.");

    protected override Task Remove(T actual, Run run) => throw new InvalidOperationException($"{Key} is given, not deleted.");
}

/// <summary>Tells what to say when a given thing is not there.</summary>
internal interface IGiven
{
    /// <summary>The finding that stops the plan.</summary>
    Finding Absent { get; }
}
