namespace AmsCluster.Tests;

/// <summary>Where programs are kept that the tests fetch for themselves.</summary>
internal static class ToolCache
{
    /// <summary>The folder for a program, in the user's cache folder.</summary>
    public static string FolderOf(string program) => Path.Combine(Root, "amscluster", program);

    // XDG: a path that is not absolute is ignored.
    static string Root => Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { } given && Path.IsPathFullyQualified(given)
        ? given
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
}
