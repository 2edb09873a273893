namespace AmsCluster.Cli.Demo;

/// <summary>Where the demo's files are. They are copied beside the command when it is built, so that it finds them from any folder.</summary>
internal static class Folders
{
    /// <summary>The spec that the demo deploys.</summary>
    public static string Example => Required("examples", "01-guide.yaml");

    /// <summary>The emulator's launcher.</summary>
    public static string Launcher => Required("emulator", "run.py");

    /// <summary>What the emulator needs of Python.</summary>
    public static string Requirements => Required("emulator", "requirements.txt");

    /// <summary>The version of moto that the emulator's patches are for.</summary>
    public static string MotoVersion()
    {
        var line = File.ReadLines(Requirements).FirstOrDefault(l => l.StartsWith("moto", StringComparison.Ordinal) && l.Contains("==", StringComparison.Ordinal));
        return line?.Split("==")[1].Trim() ?? throw new AmsException("AmsFileMissing", $"{Requirements} names no version of moto.", "Install amscluster again: the file is not its own.");
    }

    /// <summary>Where what can be made again is kept.</summary>
    public static string Cache()
    {
        // XDG: a path that is not absolute is to be ignored.
        var said = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (Path.IsPathFullyQualified(said ?? "")) return Path.Combine(said!, "amscluster");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsLinux() && home.Length > 0
            ? Path.Combine(home, ".cache", "amscluster")
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "amscluster");
    }

    static string Required(string folder, string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, folder, file);
        return File.Exists(path) ? path : throw new AmsException("AmsFileMissing", $"{path} is not there; the demo needs it.", $"Install amscluster again, with its folder {folder}.");
    }
}
