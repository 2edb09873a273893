using AmsCluster.Operations;

namespace AmsCluster.Cli.Output;

/// <summary>Who reaches the REST APIs, for people: a line an application.</summary>
internal static class RestAccessText
{
    public static IEnumerable<Line> Of(string cluster, IReadOnlyList<RestAccess> apps)
    {
        if (apps.Count == 0) yield return $"{cluster} has no applications.";
        var (name, who) = (Width(apps, a => a.App), Width(apps, a => a.Who));
        foreach (var app in apps)
        {
            yield return new((app.App.PadRight(name), Tone.Strong), ($"  {app.Who.PadRight(who)}  ", app.IsOpen ? Tone.Bad : Tone.Plain), (app.HereWord, Tone.Faint), (app.IsChanged ? "  changed" : "", Tone.Good));
            foreach (var care in new[] { app.Care, app.Besides }.OfType<string>()) yield return new(("warning: ", Tone.Warning), (care, Tone.Plain));
        }
    }

    static int Width(IEnumerable<RestAccess> apps, Func<RestAccess, string> text) => apps.Select(a => text(a).Length).DefaultIfEmpty(0).Max();
}
