namespace AmsCluster.Cli.Output;

/// <summary>An upgrade for people: from where to where, what is done in which order, and what is worth knowing.</summary>
internal static class UpgradeText
{
    public static IEnumerable<Line> Of(Upgrade upgrade)
    {
        yield return new((upgrade.ClusterName, Tone.Strong), ($" in {upgrade.Region}: {Verb(upgrade)} ", Tone.Plain), ($"{upgrade.From}", Tone.Strong), (" → ", Tone.Plain), ($"{upgrade.To}", Tone.Strong), ($", {How(upgrade)}", Tone.Plain));
        foreach (var line in upgrade.Changes.SelectMany(PlanText.Change)) yield return line;
        foreach (var line in PlanText.Findings(upgrade.Plan)) yield return line;
        yield return upgrade.Plan.IsBlocked ? new Line(("Nothing can be changed until the errors above are fixed.", Tone.Bad))
            : upgrade.Changes.Count > 0 ? new Line(($"{upgrade.Groups.Sum(g => g.ToReplace)} of {upgrade.Groups.Sum(g => g.Nodes)} nodes to replace.", Tone.Strong))
            : upgrade.IsResumed ? new Line(("Only the end of an upgrade is left to be noted.", Tone.Strong))
            : new Line(("No changes. ", Tone.Good), ($"All nodes of {upgrade.ClusterName} run {upgrade.To}, and so will new ones.", Tone.Plain));
    }

    /// <summary>The last lines of an upgrade.</summary>
    public static IEnumerable<Line> Done(Upgrade upgrade, ClusterSpec? file)
    {
        foreach (var line in PlanText.Findings(upgrade.Plan)) yield return line;
        yield return upgrade.Changes.Count == 0 ? new Line(("No changes. ", Tone.Good), ($"All nodes of {upgrade.ClusterName} run {upgrade.To}.", Tone.Plain))
            : new Line(($"{(upgrade.IsRollback ? "Rolled back" : "Upgraded")}. ", Tone.Good), ($"All nodes of {upgrade.ClusterName} run {upgrade.To}.", Tone.Plain));
        if ((file?.Image.Id ?? upgrade.To.ImageId) != upgrade.To.ImageId)
            yield return new Line(("The spec file names another image. ", Tone.Warning), ($"Write image: {{id: {upgrade.To.ImageId}}} into it, or its next apply takes the old one back.", Tone.Plain));
    }

    static string Verb(Upgrade upgrade) => (upgrade.IsResumed, upgrade.IsRollback) switch
    {
        (true, true) => "goes on with going back,",
        (true, false) => "goes on with its upgrade,",
        (false, true) => "goes back,",
        _ => "upgrades,",
    };

    static string How(Upgrade upgrade) => upgrade.Strategy is UpgradeStrategy.AllAtOnce ? "all nodes at once" : "node by node";
}
