namespace AmsCluster.Operations;

/// <summary>
/// How to log in for the first time. The image of AWS Marketplace asks at its first boot whether there is a user, and makes one where there is none
/// (ant-media/Scripts, <c>init.sh</c>); no other image does.
/// </summary>
internal static class FirstLoginHint
{
    const string User = "JamesBond";

    // The nodes of a new group are launched at once; where AWS lets them wait, for its capacity or a quota, somebody is looking.
    static readonly TimeSpan AtFirst = TimeSpan.FromHours(1);

    /// <summary>The hint; null where no such user is made.</summary>
    /// <param name="cluster">The cluster, with what EC2 says of its nodes.</param>
    /// <param name="image">The image that its origins are started from.</param>
    /// <param name="made">When the origins' group was made.</param>
    public static FirstLogin? For(Cluster cluster, Ec2.Image? image, DateTimeOffset? made)
    {
        if (image is null || image.ProductCodes.Count == 0) return null;
        var first = cluster.Origin?.Nodes.Where(n => n.LaunchTime is not null).MinBy(n => n.LaunchTime);
        return first is not null && (made is null || first.LaunchTime - made < AtFirst)
            ? new(User, first.InstanceId, "As long as nobody has changed it. Where an edge was up sooner than the first origin, or had another cluster used the database before, it is another one.")
            : new(User, null, $"The node whose id was the first password is gone; where nobody knows what it is now, set a new one: {Mend(cluster.Name)}.");
    }

    /// <summary>The command that sets a password.</summary>
    public static string Mend(string cluster) => $"amscluster reset-password {cluster}";
}
