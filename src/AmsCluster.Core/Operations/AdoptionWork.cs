namespace AmsCluster.Operations;

/// <summary>An adoption with all that is needed to carry it out.</summary>
public sealed class AdoptionWork
{
    internal AdoptionWork(Adoption adoption, Adopted adopted, Work? work) => (Adoption, Adopted, Work) = (adoption, adopted, work);

    /// <summary>What was found, as a user reads it.</summary>
    public Adoption Adoption { get; }

    /// <summary>Whether the cluster is adopted already, with nothing left to write.</summary>
    public bool IsDone => Work is { Steps.Count: 0, Record.Spec: not null };

    internal Adopted Adopted { get; }

    /// <summary>The tags to put on; null when too little was found.</summary>
    internal Work? Work { get; }
}
