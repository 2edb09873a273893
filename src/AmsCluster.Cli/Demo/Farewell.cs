using AmsCluster.Cli.Output;

namespace AmsCluster.Cli.Demo;

/// <summary>What demo --keep says at its end: how to look at what it has left running, and how to end that.</summary>
internal static class Farewell
{
    /// <summary>Access key and secret of the demo. The emulator takes any; no account has these.</summary>
    public const string Key = "demo";

    public static IEnumerable<Line> Lines(ClusterSpec spec, EmulatorProcess emulator)
    {
        var at = $"--region {spec.Region} --endpoint-url {emulator.EndpointUrl}";
        var command = Environment.ProcessPath is { } path && !Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? path : $"dotnet {typeof(Farewell).Assembly.Location}";
        var (set, end) = OperatingSystem.IsWindows()
            ? ($"$env:AWS_PROFILE = $env:AWS_SESSION_TOKEN = $null; $env:AWS_ACCESS_KEY_ID = '{Key}'; $env:AWS_SECRET_ACCESS_KEY = '{Key}'", $"Stop-Process -Id {emulator.Pid}")
            : ($"unset AWS_PROFILE AWS_SESSION_TOKEN; export AWS_ACCESS_KEY_ID={Key} AWS_SECRET_ACCESS_KEY={Key}", $"kill {emulator.Pid}");
        return
        [
            new Line(("The cluster and the emulator run on.", Tone.Good)),
            "Look at them:",
            $"  {set}",
            $"  {command} status {spec.Name} {at}",
            $"  aws ec2 describe-instances {at}",
            "Remove the cluster:",
            $"  {command} destroy {spec.Name} {at}",
            "End the emulator:",
            $"  {end}",
        ];
    }
}
