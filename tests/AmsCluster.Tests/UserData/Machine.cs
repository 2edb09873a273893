using System.Diagnostics;

namespace AmsCluster.Tests.UserData;

/// <summary>A directory that stands for the root of a machine, and a run of a boot script in it with small stand-ins for what cannot be had here.</summary>
internal sealed class Machine : IDisposable
{
    public const string Parameter = "/amscluster/live/mongo-password";

    /// <summary>Has everything that a shell, a URL, SQL or JSON could stumble over.</summary>
    public const string Secret = "p@ss/w:rd?&=+%'\"$HOME`x` \\é*";

    private static readonly Lazy<string> Stubs = new(WriteStubs);
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("amscluster-boot-");

    public Machine()
    {
        foreach (var folder in new[] { "etc", "dev", "flags", "var/lib" }) root.CreateSubdirectory(folder);
        Aws.Ams = Ams = new(root.FullName);
        Write("dev/console", "");
        Write("etc/os-release", "PRETTY_NAME=\"Ubuntu 24.04.3 LTS\"\nID=ubuntu\nVERSION_CODENAME=noble\n");
        Aws.Parameters[Parameter] = Secret;
    }

    public AwsStandIn Aws { get; init; } = new();

    /// <summary>Its Ant Media Server.</summary>
    public MachineAms Ams { get; }

    /// <summary>Every command that the script ran, with its arguments, as the process list would show it.</summary>
    public string[] Calls => Has("calls") ? File.ReadAllLines(PathOf("calls")) : [];

    public string PathOf(string name) => Path.Combine(root.FullName, name);

    public bool Has(string name) => File.Exists(PathOf(name));

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    /// <summary>Makes a stand-in behave in a special way.</summary>
    public void Flag(string name) => Write("flags/" + name, "");

    /// <summary>Puts what the Marketplace image has in its place, as far as the script looks at it.</summary>
    public void InstallAntMedia()
    {
        Write("usr/local/antmedia/conf/red5.properties", "useGlobalIp=false\nclusterdb.host=localhost\nclusterdb.user=\n");
        Write("usr/local/antmedia/conf/jee-container.xml", "<beans>\n\t<!-- cluster start\n\t<bean id=\"tomcat.cluster\"/>\n\tcluster end -->\n</beans>\n");
        Write(MachineAms.ModeFile, "standalone"); // the image starts it before the script
        Write("usr/local/antmedia/webapps/live/WEB-INF/red5-web.properties", "db.type=mapdb\ndb.host=localhost\n");
        File.CreateSymbolicLink(PathOf("usr/local/antmedia/change_server_mode.sh"), Path.Combine(Stubs.Value, "change_server_mode.sh"));
    }

    /// <summary>Starts a program on the machine.</summary>
    public Process Start(string program, IEnumerable<string> arguments, Dictionary<string, string> more)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Surroundings().Concat(more)) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    Dictionary<string, string> Surroundings() => new()
    {
        ["AMSCLUSTER_ROOT"] = root.FullName,
        ["AMSCLUSTER_IMDS_URL"] = Aws.Url,
        ["AMSCLUSTER_AMS_URL"] = Aws.Url,
        ["AMSCLUSTER_PAUSE"] = "0.05",
        ["PATH"] = Stubs.Value + ":" + Environment.GetEnvironmentVariable("PATH"),
        ["TEST_PYTHON"] = Tool.PythonPath,
        ["no_proxy"] = "127.0.0.1",
    };

    /// <summary>Runs the script as cloud-init would, but with short waits: a second is enough for what is expected never to come.</summary>
    public Boot Run(string script, Action<Process>? meanwhile = null, int waitSeconds = 1, int wholeSeconds = 60)
    {
        var environment = Surroundings();
        foreach (var wait in new[] { "PARAMETER", "KEY", "PACKAGES", "VOLUME", "MONGOD", "INSTALL", "DATABASE", "AMS", "CONNECTED", "ADMIN" }) environment["AMSCLUSTER_WAIT_" + wait] = $"{waitSeconds}";
        environment["AMSCLUSTER_WAIT_WHOLE"] = $"{wholeSeconds}";
        Write("user-data", script);
        var (code, output, error) = Tool.Run("bash", [PathOf("user-data")], environment: environment, meanwhile: meanwhile);
        return new Boot(code, output, error);
    }

    /// <summary>The files in which this text stands, except those named.</summary>
    public string[] FilesWith(string text, params string[] except) =>
        [.. root.EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root.FullName, file.FullName))
            .Where(name => !except.Contains(name) && Read(name).Contains(text, StringComparison.Ordinal))];

    public void Dispose()
    {
        Aws.Dispose();
        root.Delete(recursive: true);
    }

    private static string WriteStubs()
    {
        var folder = Directory.CreateTempSubdirectory("amscluster-stubs-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        foreach (var (name, text) in StubText.All)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, text);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }
}

/// <summary>How a boot script ended.</summary>
internal sealed record Boot(int ExitCode, string Output, string Error);
