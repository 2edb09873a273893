namespace AmsCluster.Spec.Rules;

/// <summary>What the cluster is called and which Region it is in.</summary>
internal static class IdentityRules
{
    public static IEnumerable<(string Key, string Message)> Check(ClusterSpec spec)
    {
        // The name is the stem of all others, and a load balancer's name has no more than 32 characters.
        if (!Patterns.Is(spec.Name, "[a-z][a-z0-9-]{0,19}"))
            yield return ("name", $"name {Shown.Value(spec.Name)} must be 1 to 20 of a-z, 0-9 and -, and start with a letter");
        else if (spec.Name.EndsWith('-'))
            yield return ("name", $"name {Shown.Value(spec.Name)} must not end with -");
        else if (Reserved(spec.Name) is { } reserved)
            yield return ("name", reserved);

        if (Patterns.Is(spec.Region, Region + "[a-z]"))
            yield return ("region", $"region {Shown.Value(spec.Region)} is an Availability Zone; its Region is {spec.Region[..^1]}");
        else if (!IsRegion(spec.Region))
            yield return ("region", $"region {Shown.Value(spec.Region)} must have the form of a Region's name, for example ap-south-1");

        if (spec.Image.Id is { } image && !IsImage(image))
            yield return ("image.id", ImageMessage("image.id", image));
    }

    // Load balancers and security groups are named NAME-rtmp or NAME-node: a cluster `sg` has names that begin with sg-.
    private static string? Reserved(string name) => $"{name}-" switch
    {
        var derived when derived.StartsWith("internal-", StringComparison.Ordinal) =>
            $"name {Shown.Value(name)} gives load balancers such as {name}-rtmp: AWS refuses names that begin with internal-",
        var derived when derived.StartsWith("sg-", StringComparison.Ordinal) =>
            $"name {Shown.Value(name)} gives security groups such as {name}-node: AWS refuses names that begin with sg-",
        _ => null,
    };

    // The shape only: a Region that opened yesterday is as good as any.
    private const string Region = "[a-z]{2,6}(-[a-z]+)+-[0-9]{1,2}";

    public static bool IsRegion(string value) => Patterns.Is(value, Region);

    public static bool IsImage(string value) => Patterns.Is(value, "ami-[0-9a-f]{8}([0-9a-f]{9})?");

    public static string ImageMessage(string key, string value)
        => $"{key} {Shown.Value(value)} must be the id of an image: ami- with 8 or 17 of 0-9 and a-f; leave it out for the newest";

    public static bool IsInstanceType(string value) => Patterns.Is(value, @"[a-z0-9-]+\.[a-z0-9-]+");

    public static string InstanceTypeMessage(string key, string value)
        => $"{key} {Shown.Value(value)} must have the form of an EC2 instance type, for example c5.xlarge";
}
