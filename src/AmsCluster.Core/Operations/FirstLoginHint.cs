using AmsCluster.Resources;

namespace AmsCluster.Operations;

/// <summary>
/// How to log in for the first time. A deployment creates the first administrator. Before there was this, or in a cluster that was
/// made manually, the image of AWS Marketplace created one at its first boot (ant-media/Scripts, <c>init.sh</c>); no other image does.
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
    /// <param name="spec">The cluster's spec.</param>
    /// <param name="generated">The parameter with the generated password; null where there is none.</param>
    public static FirstLogin? For(Cluster cluster, Ec2.Image? image, DateTimeOffset? made, ClusterSpec? spec = null, Ssm.Parameter? generated = null)
    {
        // Where the group is older than the password, an earlier version deployed the cluster, and its administrator is another one.
        var isDeployed = spec?.Panel.PasswordParameter is not null || (generated?.LastModifiedDate.InUtc() is { } put && put <= made);
        if (spec is not null && isDeployed) return Deployed(spec);
        if (image is null || image.ProductCodes.Count == 0) return null;
        var first = cluster.Origin?.Nodes.Where(n => n.LaunchTime is not null).MinBy(n => n.LaunchTime);
        return first is not null && (made is null || first.LaunchTime - made < AtFirst)
            ? new(User, first.InstanceId, "As long as nobody has changed it. Where an edge was up sooner than the first origin, or had another cluster used the database before, it is another one.")
            : new(User, null, $"The node whose id was the first password is gone; where nobody knows what it is now, set a new one: {Mend(cluster.Name)}.");
    }

    /// <summary>The administrator that the deployment of a spec creates.</summary>
    public static FirstLogin Deployed(ClusterSpec spec)
    {
        var parameter = spec.Panel.PasswordParameter ?? SecretParameter.PanelName(spec.Name);
        var read = $"aws ssm get-parameter --with-decryption --query Parameter.Value --output text --name {parameter} --region {spec.Region}";
        return new(spec.Panel.AdminEmail, null, $"Valid until the password is changed. Read it: {read}") { PasswordParameter = parameter };
    }

    /// <summary>The command that sets a password.</summary>
    public static string Mend(string cluster) => $"amscluster reset-password {cluster}";
}
