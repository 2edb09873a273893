using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Amazon;

namespace AmsCluster.Aws.Sdk;

/// <summary>
/// How the SDK's types treat lists: always there, and not sent while they are empty. Without it the SDK leaves a list
/// of an answer null where AWS has none, and sends an empty list as an empty member.
/// </summary>
internal static class SdkDefaults
{
    /// <summary>Sets it, before the first of those types is made.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The SDK's types read it as they are made.")]
    internal static void Set() => AWSConfigs.InitializeCollections = true;
}
