namespace AmsCluster.Tests.Panel;

/// <summary>A program that writes down its arguments, and what it has of ours in its environment, and then is another one.</summary>
internal sealed class ArgumentSpy : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("amscluster-spy-");

    public ArgumentSpy(string program)
    {
        Program = Path.Combine(_folder.FullName, "spy");
        File.WriteAllText(Program, $"#!/bin/sh\nprintf '%s' \"$*\" >'{_folder.FullName}/arguments'\nprintf '%s %s' \"$AMS_URI\" \"$AMS_SECRET\" >'{_folder.FullName}/environment'\nexec '{program}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Program { get; }

    public string Arguments => File.ReadAllText(Path.Combine(_folder.FullName, "arguments"));

    public string Environment => File.ReadAllText(Path.Combine(_folder.FullName, "environment"));

    public void Dispose() => _folder.Delete(recursive: true);
}
