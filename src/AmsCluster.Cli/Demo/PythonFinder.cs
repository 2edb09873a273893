using AmsCluster.Cli.Output;

namespace AmsCluster.Cli.Demo;

/// <summary>Finds a Python that can run the emulator, or makes one in a folder of its own. Nothing that is installed is changed.</summary>
internal sealed class PythonFinder(IProgress progress, CancellationToken stop)
{
    /// <summary>Finds or makes it.</summary>
    public async Task<Python> Find()
    {
        var version = Folders.MotoVersion();
        var found = new List<Python>();
        foreach (var python in Candidates())
        {
            if (!await python.IsThere(stop)) continue;
            if (await python.CanEmulate(version, stop)) return python;
            found.Add(python);
        }

        var folder = Path.Combine(Folders.Cache(), $"emulator-{version}");
        var own = OperatingSystem.IsWindows() ? new Python(Path.Combine(folder, "Scripts", "python.exe")) : new Python(Path.Combine(folder, "bin", "python"));
        if (await own.CanEmulate(version, stop)) return own;
        if (found.Count == 0)
        {
            throw new AmsException("AmsPythonMissing", "The demo runs on an emulator of AWS that is written in Python, and there is no Python 3.10 or newer.",
                "Install Python 3 (https://www.python.org/downloads/, or your system's package python3), then run the demo again.");
        }

        await Make(found[0], own, folder, version);
        return own;
    }

    static IEnumerable<Python> Candidates() => OperatingSystem.IsWindows()
        ? [new("py", "-3"), new("python"), new("python3")]
        : [new("python3"), new("python")];

    async Task Make(Python python, Python own, string folder, string version)
    {
        progress.Note($"The emulator needs moto {version}, which Python does not have here. Installing it for the demo alone, into {folder}. This is done once.");
        await Require(python, ["-m", "venv", "--clear", folder], "AmsVenvFailed", $"Python could not make a virtual environment in {folder}",
            "On Debian and Ubuntu install the package python3-venv. Otherwise see whether that folder can be written to.");
        await Require(own, ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet", "-r", Folders.Requirements], "AmsPipFailed", $"pip could not install moto {version}",
            $"See whether this machine reaches the Python package index, or install it yourself: {python.Program} -m pip install \"moto[server]=={version}\"");
        if (!await own.CanEmulate(version, stop))
            throw new AmsException("AmsPipFailed", $"moto {version} is installed in {folder}, but Python cannot load it.", $"Delete {folder} and run the demo again.");
    }

    async Task Require(Python python, string[] arguments, string code, string failure, string advice)
    {
        var (exit, said) = await python.Run(arguments, stop);
        if (exit != 0) throw new AmsException(code, $"{failure}: {said}", advice);
    }
}
