using System.Text.Json.Serialization;

namespace AmsCluster.Ams;

/// <summary>How AMS's answers are read, made when the program is built: to find that out at run time would cost a tenth of a second.
/// An answer without a required member is not read: it does not come from AMS.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(AmsResult))]
[JsonSerializable(typeof(AmsLiveness))]
[JsonSerializable(typeof(AmsVersion))]
[JsonSerializable(typeof(AmsApplications))]
[JsonSerializable(typeof(AmsNumber))]
[JsonSerializable(typeof(List<AmsNode>))]
[JsonSerializable(typeof(AmsCpu))]
[JsonSerializable(typeof(AmsResources))]
[JsonSerializable(typeof(AmsUser))]
internal sealed partial class AmsJson : JsonSerializerContext;
