using AmsCluster.Panel;

namespace AmsCluster.Preflight;

/// <summary>That without a certificate everybody on the way can read the login to the panel.</summary>
internal static class ClearLoginCheck
{
    public static Task<IEnumerable<Finding>> Run(PreflightContext context) => Task.FromResult<IEnumerable<Finding>>(
        context.Spec.LoadBalancer.Certificate is not null ? [] :
        [PreflightContext.Warning("AmsLoginInClear", ClearLogin.Key, ClearLogin.Message(context.Spec.Name), ClearLogin.Advice)]);
}
