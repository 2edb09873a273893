namespace AmsCluster.Tests.Panel;

/// <summary>A folder with these programs of this machine and no others.</summary>
internal sealed class OnlyTools : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("amscluster-tools-");

    public OnlyTools(params string[] names)
    {
        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(':');
        foreach (var name in names)
            if (Array.Find(folders, f => File.Exists(System.IO.Path.Combine(f, name))) is { } found) File.CreateSymbolicLink(System.IO.Path.Combine(Path, name), System.IO.Path.Combine(found, name));
    }

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
