namespace AmsCluster.Planning;

/// <summary>One thing of a cluster in AWS: how it is named, found, compared, made, changed and deleted, and what must be there first.</summary>
internal abstract class Resource(string name)
{
    /// <summary>The kind of thing, in AWS's words.</summary>
    public abstract string Kind { get; }

    /// <summary>Its name, fixed by the cluster's name, by which it is found again.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the spec asks for it. What is there and not wanted is deleted.</summary>
    public bool Wanted { get; init; } = true;

    /// <summary>Whether it has to be there in this state. Asked for what the spec wants and AWS does not have.</summary>
    public virtual bool IsExpected(State state) => Wanted;

    /// <summary>What it is a part of: AWS deletes a part along with its whole, and a part's owner is its whole's.</summary>
    public virtual Resource? PartOf => null;

    /// <summary>What must be there before it is made, and can only go after it.</summary>
    public virtual IEnumerable<Resource> Needs => [];

    /// <summary>Whether AWS would make a second one of the same name: then it must not be made again while the first may be there unseen.</summary>
    public virtual bool MayBeTwice => false;

    /// <summary>Whether AWS refuses to delete what it needs as long as it is there.</summary>
    public virtual bool Holds => false;

    /// <summary>Whether what it needs can go before it, because it only names it.</summary>
    public virtual bool LetsGo => false;

    /// <summary>Whether it has to be in place before its whole is changed: what the whole then lets through is for it to stop.</summary>
    public virtual bool GuardsWhole => false;

    /// <summary>Kind and name: unique within a cluster.</summary>
    public string Key => $"{Kind} {Name}";

    /// <summary>What it is looked for by: key, and whatever else decides what is found.</summary>
    public virtual string Sought => Key;

    /// <summary>Looks for it in AWS and notes what is found.</summary>
    public abstract Task Observe(Reader reader, State state);

    /// <summary>Looks once more, when all has been looked for: where what shall be decides what has to be known of what is.</summary>
    public virtual Task LookCloser(Reader reader, State state) => Task.CompletedTask;

    /// <summary>Whether what is there carries the cluster's tag. Asked only of what is there.</summary>
    public abstract bool IsOurs(State state);

    /// <summary>What forbids to bring it to what it shall be. Asked only of what is there and ours.</summary>
    public virtual IEnumerable<Finding> Obstacles(State state) => [];

    /// <summary>The cluster whose tag what is there carries; null for nobody's.</summary>
    public virtual string? OwnedBy(State state) => null;

    /// <summary>What was found under its name, for messages: its id, and its real name where that differs.</summary>
    public virtual string FoundAs(State state) => state.Id(this);

    /// <summary>How somebody says that it is the cluster's all the same.</summary>
    public virtual string Claim(string cluster) => $"If it is the cluster's and has lost its tag, put it on again: {Ownership.ClusterTag}={cluster}.";

    /// <summary>What stays as somebody else made it, although the spec would have it otherwise. Asked only of what was adopted.</summary>
    public virtual IEnumerable<Finding> LeftAlone(State state) => [];

    /// <summary>What others have added to it and plans leave alone. Asked only of what exists and is ours.</summary>
    public virtual IEnumerable<FieldChange> Additions(State state) => state.AddedTo(this);

    /// <summary>What keeps AWS from deleting it. Asked only of what exists and is not wanted.</summary>
    public virtual IEnumerable<Finding> DeletionBlockers(State state) => [];

    /// <summary>What has to be done to it; null for nothing. Pure: it reads nothing but the state.</summary>
    public abstract Step? Plan(State state);

    /// <summary>Notes with <see cref="State.Keep"/> what a replacement of it keeps. Asked before it is replaced.</summary>
    public virtual void NoteKept(State state)
    {
    }

    /// <summary>What it costs to make it.</summary>
    public virtual Effort ToMake => Effort.One;

    /// <summary>What it costs to delete it.</summary>
    public virtual Effort ToDelete(State state) => Effort.One;

    /// <summary>What AWS needs time for before a change of it is over; null for nothing.</summary>
    public virtual string? Awaits(ChangeAction action) => null;

    /// <summary>Makes it.</summary>
    public abstract Task Create(Run run);

    /// <summary>Deletes what is there, and returns when AWS says that it is gone.</summary>
    public abstract Task Delete(Run run);

    /// <summary>The finding about a field that AWS fixes when the thing is made.</summary>
    protected IEnumerable<Finding> Fixed(string field, string? @is, string shall) => @is == shall ? [] :
    [
        new(FindingLevel.Error, "AmsCannotChange", field, $"The {Kind} {Name} has {field} {@is}; AWS cannot change it to {shall}.",
            "Keep the existing value, deploy a cluster with another name, or remove this cluster first."),
    ];

    /// <inheritdoc/>
    public override string ToString() => Key;
}
