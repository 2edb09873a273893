namespace AmsCluster.Spec;

/// <summary>One thing that is wrong in a spec.</summary>
/// <param name="Source">The file, as it was named to us; empty for a spec that came from parameters.</param>
/// <param name="Line">The line, from 1; 0 for a spec that came from parameters.</param>
/// <param name="Column">The column, from 1; 0 for a spec that came from parameters.</param>
/// <param name="Key">The key with its sections, for example <c>origin.max</c>; empty for the file as a whole.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record SpecProblem(string Source, int Line, int Column, string Key, string Message)
{
    /// <summary>One line in the form that editors and CI systems turn into a link: <c>live.yaml:7:3: …</c>.</summary>
    public override string ToString()
    {
        var place = Line == 0 ? Source : $"{Source}:{Line}:{Column}";
        return place.Length == 0 ? Message : $"{place}: {Message}";
    }
}
