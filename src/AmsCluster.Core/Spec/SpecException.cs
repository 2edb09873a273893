namespace AmsCluster.Spec;

/// <summary>A spec that cannot be used. It carries all that is wrong with it, so that one round of corrections is enough.</summary>
public sealed class SpecException : AmsException
{
    /// <summary>The <see cref="AmsException.Code"/> of every problem with what a spec says.</summary>
    public const string InvalidCode = "AmsSpecInvalid";

    /// <summary>Makes the exception from at least one problem.</summary>
    public SpecException(IReadOnlyList<SpecProblem> problems)
        : base(InvalidCode, string.Join('\n', problems), "Correct what is named; docs/spec.md describes every key with its default and its rule.")
        => Problems = problems;

    /// <summary>All problems, in the order of the file.</summary>
    public IReadOnlyList<SpecProblem> Problems { get; }
}
