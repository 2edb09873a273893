namespace AmsCluster.Spec;

/// <summary>What is said about a key that does not exist: the nearest that does.</summary>
internal static class UnknownKey
{
    public static string Message(string section, string key)
    {
        var what = $"unknown key {Shown.Value(key)}{(section.Length == 0 ? "" : $" in {section}")}";

        // A key written in full in the wrong section is no typing slip: say where it belongs.
        var homes = SpecSchema.Keys.Where(k => string.Equals(k.Name, key, StringComparison.Ordinal) && k.Section != section).Select(k => k.Section).ToList();
        if (homes.Count > 0 && !homes.Contains(""))
            return $"{what}; it stands in {Words.List(homes, "and")}";
        if (homes.Count > 0)
            return $"{what}; it stands at the top of the file, without indentation";
        return NearestKey.Of(key, SpecSchema.NamesIn(section)) is { } nearest
            ? $"{what}; did you mean '{nearest}'?"
            : $"{what}; known here are {Words.List(SpecSchema.NamesIn(section), "and")}";
    }
}
