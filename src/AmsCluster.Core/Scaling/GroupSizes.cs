namespace AmsCluster.Scaling;

/// <summary>The sizes of a group of nodes.</summary>
/// <param name="Min">The least number of nodes (<c>MinSize</c> of an auto scaling group).</param>
/// <param name="Max">The greatest number of nodes (<c>MaxSize</c>).</param>
internal sealed record GroupSizes(int Min, int Max)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Min}..{Max}";
}
