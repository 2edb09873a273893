namespace AmsCluster.Cli.Running;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Error = 1;

    /// <summary>There is something to do, where <c>plan --detailed-exitcode</c> asked.</summary>
    public const int Changes = 2;

    /// <summary>Stopped by Ctrl+C or SIGTERM, as shells say it.</summary>
    public const int Stopped = 130;
}
