using System.Globalization;

namespace AmsCluster.Resources.UserData;

/// <summary>The lifecycle hooks that a node looks after (lifecycle.py).</summary>
/// <param name="Group">The auto scaling group that it is in.</param>
/// <param name="Ending">The hook that waits for what is on it to end; null for none.</param>
/// <param name="DrainMinutes">For how long at most it waits for that.</param>
/// <param name="Starting">The hook that waits for it to serve; null for none.</param>
internal sealed record NodeHooks(string Group, string? Ending, int DrainMinutes, string? Starting)
{
    /// <summary>As the start script knows them.</summary>
    public IEnumerable<(string Name, string? Value)> Variables =>
        [("group", Group), ("ending_hook", Ending), ("drain_minutes", DrainMinutes.ToString(CultureInfo.InvariantCulture)), ("starting_hook", Starting)];
}
