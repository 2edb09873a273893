namespace AmsCluster.Aws.Troubles;

/// <summary>A row of the table of what can go wrong: how to recognize it, and what to do.</summary>
/// <param name="Advice">What it means and what to do. {action}, {service} and {region} stand for those of the
/// call.</param>
internal sealed record Trouble(string Advice)
{
    /// <summary>The service; null for any.</summary>
    public AwsService? Service { get; init; }

    /// <summary>The operations; none for any.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    /// <summary>AWS's codes; none where the phrase alone tells.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>
    /// A part of AWS's text, where one code stands for several things. Scaling activities are known by it alone.
    /// </summary>
    public string? Phrase { get; init; }

    /// <summary>What else must hold.</summary>
    public Func<AwsRefusal, bool>? When { get; init; }

    /// <summary>Whether a refusal is this one.</summary>
    public bool Is(AwsRefusal refusal) =>
        (Service is null || Service == refusal.Service)
        && (Operations.Count == 0 || Operations.Contains(refusal.Operation))
        && IsCode(refusal.Code)
        && (Phrase is null || refusal.Text.Contains(Phrase, StringComparison.OrdinalIgnoreCase))
        && When?.Invoke(refusal) is not false;

    /// <summary>The advice, for a call.</summary>
    public string For(AwsRefusal refusal) => Advice
        .Replace("{action}", refusal.Action, StringComparison.Ordinal)
        .Replace("{service}", refusal.Service.Id, StringComparison.Ordinal)
        .Replace("{region}", refusal.Region ?? "the Region", StringComparison.Ordinal);

    private bool IsCode(string code) =>
        code.Length == 0 ? Phrase is not null : Codes.Count == 0 || Codes.Contains(code);
}
