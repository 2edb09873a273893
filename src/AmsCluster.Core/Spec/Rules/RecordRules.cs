namespace AmsCluster.Spec.Rules;

/// <summary>The size of a spec: it must fit into the cluster's record in Parameter Store. Only tags can make it too large.</summary>
internal static class RecordRules
{
    public static IEnumerable<(string Key, string Message)> Check(ClusterSpec spec)
    {
        var size = StoredText.SizeOf(SpecWriter.Write(spec));
        if (size > StoredText.MostOfOne)
        {
            yield return ("tags", $"tags are too long in all: the record of the spec in Parameter Store takes {size} bytes after compression, "
                + $"and {StoredText.MostOfOne} is the maximum. Use fewer or shorter tags");
        }
    }
}
