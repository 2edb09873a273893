namespace AmsCluster.Cli.Output;

/// <summary>What is known of the terminal, if there is one.</summary>
internal static class Terminal
{
    /// <summary>Whether somebody sits there who sees a question and can answer it.</summary>
    public static bool CanAsk => !Console.IsInputRedirected && !Console.IsOutputRedirected && !Console.IsErrorRedirected;

    /// <summary>Whether a user can answer a question that is put on standard error, wherever the results go.</summary>
    public static bool CanType => !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>Whether colours are welcome: https://no-color.org.</summary>
    public static bool Coloured => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && !IsDumb;

    /// <summary>Whether lines can be drawn over.</summary>
    public static bool IsLive => !Console.IsErrorRedirected && !IsDumb;

    /// <summary>Whether results can be drawn over.</summary>
    public static bool ShowsOver => !Console.IsOutputRedirected && !IsDumb;

    /// <summary>How many columns results have; without a terminal as many as they want.</summary>
    public static int Width => Console.IsOutputRedirected || Console.WindowWidth <= 0 ? int.MaxValue : Console.WindowWidth;

    static bool IsDumb => Environment.GetEnvironmentVariable("TERM") is "dumb";
}
