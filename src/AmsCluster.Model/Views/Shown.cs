using System.ComponentModel;

namespace AmsCluster.Views;

/// <summary>
/// How the module's views say things. Colour only underlines a word, it never stands for one. An object from a job or
/// a file has its properties but not its type, so these methods take values, not objects of the model.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Shown
{
    /// <summary>A word in the colour of what it means.</summary>
    /// <param name="value">A health, a state, a level or an action.</param>
    /// <param name="rendering">The session's $PSStyle.OutputRendering.</param>
    /// <returns>The word, plain where colour is not wanted.</returns>
    public static string Word(object? value, object? rendering) =>
        value?.ToString() is not { Length: > 0 } word ? "-" : HasColour(rendering) ? $"\e[{Colour(word)}m{word}\e[0m" : word;

    /// <summary>How many of a group's nodes serve, of how many are wanted.</summary>
    public static string Serving(int? healthy, int? desired, object? rendering)
    {
        if (healthy is not { } serving || desired is not { } wanted) return "-";
        var text = $"{serving}/{wanted}";
        if (!HasColour(rendering)) return text;
        if (serving >= wanted) return $"\e[{Good}m{text}\e[0m";
        return $"\e[{(serving > 0 ? Care : Bad)}m{text}\e[0m";
    }

    /// <summary>The network of a spec in a line.</summary>
    public static string Network(string? cidr, string? vpc, string[]? nodes, string[]? subnets, string[]? balancer) =>
        string.Join(", ", new[]
        {
            cidr is null or "" ? $"VPC {vpc}" : $"new VPC {cidr}",
            Several("nodes in", nodes),
            Several("subnets", subnets),
            Several("load balancer in", balancer),
        }.OfType<string>());

    /// <summary>Who may log in, in a line.</summary>
    public static string Access(string? key, bool isCreated, string? sshFrom)
    {
        if (key is null or "") return "Session Manager only";
        var ssh = sshFrom is null or "" ? "shut" : $"from {sshFrom}";
        return $"key pair {key}{(isCreated ? " (to be made)" : "")}, SSH {ssh}";
    }

    /// <summary>A share in per cent. From 75 on AMS refuses new publishers and viewers.</summary>
    public static string Percent(int? share, object? rendering) => share is null ? "-" : HasColour(rendering) && share >= 75 ? $"\e[{Care}m{share}\e[0m" : $"{share}";

    /// <summary>
    /// How to log in first, or that there is no such user. A login from another process is only its text,
    /// which contains no password.
    /// </summary>
    public static string Login(object? login) =>
        login is FirstLogin live ? live.GetDescription() : Value(login?.ToString());

    /// <summary>A value, or that there is none.</summary>
    public static string Value(string? value) => value is null or "" ? "-" : value;

    /// <summary>Endpoints as lines.</summary>
    public static string Lines(string[]? purposes, string[]? addresses)
    {
        if (purposes is not { Length: > 0 } || addresses is null) return "-";
        var width = purposes.Max(p => p.Length);
        return string.Join('\n', purposes.Zip(addresses, (purpose, address) => $"{purpose.PadRight(width)}  {address}"));
    }

    static string? Several(string what, string[]? names) =>
        names is { Length: > 0 } ? $"{what} {string.Join(' ', names)}" : null;

    const int Good = 32;
    const int Care = 33;
    const int Bad = 31;
    const int Way = 36;

    static int Colour(string word) => word switch
    {
        "Healthy" or "healthy" or "running" or "active" or "InService" or "Alive" or "Create" or "Certain" or "Passed" or "Holding" => Good,
        "Starting" or "pending" or "initial" or "provisioning" or "Pending" or "Pending:Wait" or "Update" or "Coming" => Way,
        "Degraded" or "Warning" or "Replace" or "draining" or "Terminating" or "stopping" or "shutting-down" or "unused" or "Likely" or "Skipped" => Care,
        _ => Bad,
    };

    // PowerShell takes colour out of what is piped on; a redirected process it does not always see.
    static bool HasColour(object? rendering) => rendering?.ToString() switch
    {
        "Ansi" => NoColour is null or "",
        "PlainText" => false,
        _ => NoColour is null or "" && !Console.IsOutputRedirected,
    };

    static string? NoColour => Environment.GetEnvironmentVariable("NO_COLOR");
}
