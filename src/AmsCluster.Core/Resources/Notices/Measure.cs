namespace AmsCluster.Resources.Notices;

/// <summary>What an alarm looks at, and from where on it is one: always at a value or above it.</summary>
/// <param name="Namespace">CloudWatch's namespace.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Threshold">The least value that is an alarm.</param>
/// <param name="Words">What has happened then, in words for the mail.</param>
/// <param name="Dimensions">Of what it is the metric.</param>
internal sealed record Measure(string Namespace, string Metric, double Threshold, string Words, Func<State, IReadOnlyList<(string Name, string Value)>> Dimensions)
{
    /// <summary>The length of a period in seconds; of each the greatest value counts.</summary>
    public int PeriodSeconds { get; init; } = 60;

    /// <summary>How many periods one after another it takes.</summary>
    public int Periods { get; init; } = 3;

    /// <summary>Whether it is to be told, too, when nothing is measured any more.</summary>
    public bool TellsSilence { get; init; }

    /// <summary>What is made before there is anything to look at.</summary>
    public IReadOnlyList<Resource> Of { get; init; } = [];
}
