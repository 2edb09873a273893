using System.ComponentModel;

namespace AmsCluster.Views;

/// <summary>How the module's views say things. Colour only underlines a word, it never stands for one.</summary>
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
    public static string Serving(ScalingGroup? group, object? rendering) =>
        Serving(group?.Healthy, group?.DesiredCapacity, rendering);

    /// <summary>The same of a group that came from another process, of which PowerShell has only the properties.</summary>
    public static string Serving(int? healthy, int? desired, object? rendering)
    {
        if (healthy is not { } serving || desired is not { } wanted) return "-";
        var text = $"{serving}/{wanted}";
        if (!HasColour(rendering)) return text;
        if (serving >= wanted) return $"\e[{Good}m{text}\e[0m";
        return $"\e[{(serving > 0 ? Care : Bad)}m{text}\e[0m";
    }

    /// <summary>A group in a line.</summary>
    public static string Group(ScalingGroup? group, object? rendering) => group is null ? "-"
        : $"{Serving(group, rendering)} healthy, {group.MinSize}-{group.MaxSize} of {group.InstanceType}, {group.ImageId}";

    /// <summary>A group of a spec in a line.</summary>
    public static string Group(GroupSpec? group) => group is null ? "-" : $"{group.MinSize}-{group.MaxSize} of {group.InstanceType}, {group.TargetCpu} % CPU{(group.DrainMinutes > 0 ? $", drains {group.DrainMinutes} min" : "")}";

    /// <summary>The MongoDB node in a line.</summary>
    public static string Mongo(MongoNode? node, object? rendering) => node is null ? "-"
        : $"{Word(node.State, rendering)}, {node.InstanceId}, {node.InstanceType}, {node.PrivateIpAddress} in {node.AvailabilityZone}";

    /// <summary>The database of a spec in a line. The address of one's own may hold a password.</summary>
    public static string Mongo(MongoSpec? mongo) => mongo is null ? "-" : mongo.Uri is not null ? "own database"
        : $"{mongo.InstanceType}, {mongo.VolumeGiB} GiB{(mongo.Auth ? "" : ", no password")}";

    /// <summary>The network of a spec in a line.</summary>
    public static string Network(NetworkSpec? network) => network is null ? "-" : string.Join(", ", new[]
    {
        network.Cidr is { } cidr ? $"new VPC {cidr}" : $"VPC {network.Vpc}",
        network.NodeZones.Count > 0 ? $"nodes in {string.Join(" ", network.NodeZones)}" : null,
        network.Subnets.Count > 0 ? $"subnets {string.Join(" ", network.Subnets)}" : null,
        network.LoadBalancerZones.Count > 0 ? $"load balancer in {string.Join(" ", network.LoadBalancerZones)}" : null,
    }.Where(s => s is not null));

    /// <summary>Who may log in, in a line.</summary>
    public static string Access(AccessSpec? access) => access?.KeyName is not { } key ? "Session Manager only"
        : $"key pair {key}{(access.CreateKey ? " (to be made)" : "")}, SSH {(access.SshFrom is { } from ? $"from {from}" : "shut")}";

    /// <summary>A share in per cent. From 75 on AMS refuses new publishers and viewers.</summary>
    public static string Percent(int? share, object? rendering) => share is null ? "-" : HasColour(rendering) && share >= 75 ? $"\e[{Care}m{share}\e[0m" : $"{share}";

    /// <summary>How to log in first, or that there is no such user.</summary>
    public static string Login(FirstLogin? login) => login?.GetDescription() ?? "-";

    /// <summary>A value, or that there is none.</summary>
    public static string Value(string? value) => value is null or "" ? "-" : value;

    /// <summary>Endpoints as lines.</summary>
    public static string Lines(IReadOnlyList<Endpoint>? endpoints)
    {
        if (endpoints is not { Count: > 0 }) return "-";
        var width = endpoints.Max(e => e.Purpose.Length);
        return string.Join('\n', endpoints.Select(e => $"{e.Purpose.PadRight(width)}  {e.Url}{e.Path}"));
    }

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
