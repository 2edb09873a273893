namespace AmsCluster;

/// <summary>A field that a plan changes.</summary>
/// <param name="Field">The field, for example <c>max</c>.</param>
/// <param name="Actual">What AWS has; null: nothing.</param>
/// <param name="Expected">What the plan makes of it; null: nothing.</param>
public sealed record FieldChange(string Field, string? Actual, string? Expected)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Field} {Actual ?? "none"} → {Expected ?? "none"}";
}
