namespace AmsCluster.Planning;

/// <summary>
/// More than one thing in AWS with the tags or the name of one resource, for example after AWS Backup restored an instance
/// with its tags. Such a plan is refused: the wrong one could be changed or deleted.
/// </summary>
internal static class Ambiguity
{
    /// <summary>The code of the finding.</summary>
    public const string Code = "AmsAmbiguous";

    /// <summary>The finding that names all of them.</summary>
    /// <param name="kind">The kind of resource.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="found">Each of them: its id, then facts in brackets. The first is taken for the cluster's.</param>
    public static Finding Of(string kind, string name, string cluster, IReadOnlyList<string> found)
    {
        var copies = found.Skip(1).Select(f => f.Split(' ')[0]);
        return new(FindingLevel.Error, Code, name,
            $"AWS has {found.Count} resources that match the {kind} {name} of cluster {cluster}: {string.Join(", ", found)}. "
            + "Only one can be the cluster's, so nothing is changed.",
            $"If {found[0].Split(' ')[0]} is the cluster's, remove the tag {Ownership.ClusterTag} from the rest, or delete them: "
            + $"aws ec2 delete-tags --resources {string.Join(' ', copies)} --tags Key={Ownership.ClusterTag}");
    }

    /// <summary>Throws the first of the findings.</summary>
    /// <exception cref="AmsException">There are findings.</exception>
    public static void ThrowIfAny(IReadOnlyCollection<Finding> findings)
    {
        if (findings.FirstOrDefault() is { } first) throw new AmsException(first.Code, first.Message, first.Advice);
    }
}
