namespace AmsCluster.Micro.Recorded;

/// <summary>The checkout that this was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new(AppContext.BaseDirectory));

    static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AmsCluster.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("This runs inside the repository only.");
    }
}
