using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>Whether the key pair that the spec names is there, or can be made.</summary>
internal static class KeyPairCheck
{
    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        var access = context.Spec.Access;
        if (access.CreateKey) return context.Touched<KeyPair>().Where(k => !context.State.Has(k)).Select(k => PemFile.InTheWay(k.File)).OfType<Finding>();
        if (access.KeyName is not { } key || context.Touched<MongoInstance>().Count + context.Touched<LaunchTemplate>().Count == 0) return [];
        return await Questions.HasKeyPair(context.Reader, key) ? [] :
        [
            PreflightContext.Error("AmsKeyPairNotFound", "access.keyName", $"There is no key pair {key} in {context.Region}.",
                "Set access.createKey: true to have it made, or leave access.keyName out: Session Manager needs no key."),
        ];
    }
}
