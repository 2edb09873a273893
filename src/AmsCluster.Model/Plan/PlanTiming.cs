using System.Runtime.InteropServices;

namespace AmsCluster;

/// <summary>How long a plan takes, told in rounds: calls to AWS of which each must have its answer before the next can be made.</summary>
/// <param name="Rounds">All rounds, from the first question to the last answer. Times the time of a call, it is the least time that carrying out the plan can take.</param>
/// <param name="Calls">All calls.</param>
/// <param name="Reading">What the reading took that the plan was made from.</param>
/// <param name="Around">What is written before the first change and after the last: the right to write, and the record.</param>
/// <param name="Changing">What the changes take.</param>
/// <param name="TypicalCall">How long a call took while AWS was read: the median.</param>
/// <param name="Chain">The longest chain of changes of which each waits for the one before.</param>
/// <param name="Changes">When each change begins, by rounds.</param>
public sealed record PlanTiming(
    int Rounds, int Calls, Effort Reading, Effort Around, Effort Changing, TimeSpan TypicalCall, IReadOnlyList<TimedChange> Chain, IReadOnlyList<TimedChange> Changes)
{
    /// <summary>The least time by what a call took: without what AWS itself takes to start, stop and delete.</summary>
    public TimeSpan Least => Rounds * TypicalCall;
}

/// <summary>What something costs.</summary>
/// <param name="Rounds">Calls one after another.</param>
/// <param name="Calls">Calls in all.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Effort(int Rounds, int Calls)
{
    /// <summary>One call.</summary>
    public static Effort One { get; } = new(1, 1);

    /// <summary>Both, one after the other.</summary>
    public static Effort operator +(Effort first, Effort then) => Add(first, then);

    /// <summary>Both, one after the other.</summary>
    public static Effort Add(Effort first, Effort then) => new(first.Rounds + then.Rounds, first.Calls + then.Calls);
}

/// <summary>A change, and when it can begin.</summary>
/// <param name="Change">The change.</param>
/// <param name="After">How many rounds of changes lie before it.</param>
/// <param name="Effort">What it costs itself.</param>
/// <param name="WaitsFor">The changes that must be made before it, as kind and name.</param>
/// <param name="Awaits">What AWS needs time for before it is over; null for nothing.</param>
public sealed record TimedChange(PlannedChange Change, int After, Effort Effort, IReadOnlyList<string> WaitsFor, string? Awaits);
