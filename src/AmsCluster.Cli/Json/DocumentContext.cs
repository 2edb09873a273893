using System.Text.Json;
using System.Text.Json.Serialization;

namespace AmsCluster.Cli.Json;

/// <summary>How documents are written, made when the program is built: to find that out at run time would cost a tenth of a second.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    WriteIndented = true,
    Converters = [typeof(Camel<BackupKind>), typeof(Camel<Certainty>), typeof(Camel<ChangeAction>), typeof(Camel<FindingLevel>), typeof(Camel<Health>), typeof(Camel<LoginState>), typeof(Camel<Membership>), typeof(Camel<NodeRole>), typeof(Camel<RestAnswer>), typeof(Camel<ScalingEventState>), typeof(Camel<TestOutcome>), typeof(Camel<UpgradeStrategy>)])]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(AdoptionDocument))]
[JsonSerializable(typeof(BackupDocument))]
[JsonSerializable(typeof(BackupListDocument))]
[JsonSerializable(typeof(DatabaseRestore))]
[JsonSerializable(typeof(UpgradeDocument))]
[JsonSerializable(typeof(ScalingDocument))]
[JsonSerializable(typeof(ListDocument))]
[JsonSerializable(typeof(DemoDocument))]
[JsonSerializable(typeof(PasswordDocument))]
[JsonSerializable(typeof(RestAccessDocument))]
[JsonSerializable(typeof(FlightDocument))]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(Cluster))]
internal sealed partial class DocumentContext : JsonSerializerContext;

/// <summary>Writes a name as the documents write all names.</summary>
internal sealed class Camel<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase) where T : struct, Enum;
