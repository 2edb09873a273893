namespace AmsCluster.Spec;

/// <summary>Compares specs by what they say. (Records compare their lists and dictionaries by identity.)</summary>
public static class SpecComparer
{
    /// <summary>Whether both ask for the same cluster.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    /// <param name="maskSecrets">Whether a difference in the password of <c>mongo.uri</c> alone does not count: for a spec that was kept masked.</param>
    public static bool Same(ClusterSpec a, ClusterSpec b, bool maskSecrets = false)
        => string.Equals(SpecWriter.Write(a, maskSecrets: maskSecrets), SpecWriter.Write(b, maskSecrets: maskSecrets), StringComparison.Ordinal);
}
