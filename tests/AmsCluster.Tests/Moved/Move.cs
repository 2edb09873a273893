using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.Moved;

/// <summary>Something that somebody does to a cluster by hand, and what the next plan has to show of it: "kind/field", no more and no less.</summary>
internal sealed record Move(Func<Account, Task> ByHand, params string[] Seen)
{
    /// <summary>Takes away what it needed beside the cluster.</summary>
    public Func<Account, Task> After { get; init; } = _ => Task.CompletedTask;

    /// <summary>All of them by what is done.</summary>
    public static IReadOnlyDictionary<string, Move> All { get; } = new[] { ComputeMoves.All, BalancerMoves.All, NetworkMoves.All, RightsMoves.All, TagMoves.All, NoticeMoves.All }
        .SelectMany(moves => moves).ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal);
}
