using AmsCluster.Operations;

namespace AmsCluster.Cli.Output;

/// <summary>A cluster that was made by hand, for people: what was found, what is worth knowing, and what the first apply would change.</summary>
internal static class AdoptionText
{
    public static IEnumerable<Line> Of(Adoption adoption)
    {
        foreach (var line in Parts(adoption)) yield return line;
        foreach (var line in adoption.Findings.SelectMany(PlanText.Finding)) yield return line;
        if (adoption.FirstPlan is not { } plan) yield break;
        yield return "";
        yield return new(("What the first apply would change; the adoption does none of it:", Tone.Strong));
        foreach (var line in plan.Changes.SelectMany(PlanText.Change)) yield return line;
        foreach (var line in PlanText.Findings(plan)) yield return line;
        yield return "";
        yield return new(($"To adopt it: tags on {adoption.Tagging.Count} things, and the record of {adoption.ClusterName}.", Tone.Strong));
    }

    /// <summary>The table of what was found.</summary>
    public static IEnumerable<Line> Parts(Adoption adoption)
    {
        var (role, kind, name) = (Width(adoption, p => p.Role), Width(adoption, p => p.Kind), Width(adoption, Called));
        return adoption.Parts.Select(p => new Line(
            (p.Role.PadRight(role), Tone.Faint), ($"  {p.Kind.PadRight(kind)}  ", Tone.Plain), (Called(p).PadRight(name), Tone.Strong),
            ($"  {p.Certainty.ToString().ToLowerInvariant(),-7}", p.Certainty is Certainty.Certain ? Tone.Good : Tone.Warning), ($"  {p.Because}", Tone.Faint)));
    }

    /// <summary>The last lines of an adoption.</summary>
    public static IEnumerable<Line> Done(AdoptionWork work)
    {
        var name = work.Adoption.ClusterName;
        yield return new Line(work.IsDone ? ("No changes. ", Tone.Good) : ($"{work.Adoption.Tagging.Count} tagged. ", Tone.Good),
            ($"{name} is adopted. See what its first apply would change with: amscluster plan {name} --region {work.Adoption.Region}", Tone.Plain));
    }

    // ARNs say no more than kind and name.
    static string Called(AdoptedPart part) => part.Id is null || part.Id == part.Name || part.Id.StartsWith("arn:", StringComparison.Ordinal) ? part.Name ?? "-" : $"{part.Name} ({part.Id})";

    static int Width(Adoption adoption, Func<AdoptedPart, string> text) => adoption.Parts.Select(p => text(p).Length).DefaultIfEmpty(0).Max();
}
