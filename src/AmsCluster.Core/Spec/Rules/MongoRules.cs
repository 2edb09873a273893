namespace AmsCluster.Spec.Rules;

/// <summary>The MongoDB node, or the address of a database of one's own.</summary>
internal static class MongoRules
{
    private const int SmallestVolume = 10;
    private const int LongestUri = 4096;

    public static IEnumerable<(string Key, string Message)> Check(ClusterSpec spec)
    {
        var mongo = spec.Mongo;
        if (mongo.Uri is { } uri)
        {
            if (uri.Length > LongestUri)
                yield return ("mongo.uri", $"mongo.uri has {uri.Length} characters; a parameter of Parameter Store takes {LongestUri}");
            else if (MongoUri.Fault(uri) is { } fault)
                yield return ("mongo.uri", fault);
            yield break;
        }

        if (!IdentityRules.IsInstanceType(mongo.InstanceType))
            yield return ("mongo.instanceType", IdentityRules.InstanceTypeMessage("mongo.instanceType", mongo.InstanceType));
        if (mongo.VolumeGiB is < SmallestVolume or > GroupRules.GreatestVolume)
            yield return ("mongo.volumeGiB", $"mongo.volumeGiB must be {SmallestVolume} to {GroupRules.GreatestVolume}, not {mongo.VolumeGiB}");
        if (mongo.ImageId is { } image && !IdentityRules.IsImage(image))
            yield return ("mongo.imageId", IdentityRules.ImageMessage("mongo.imageId", image));
    }
}
