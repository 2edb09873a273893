namespace AmsCluster.Cli.Json;

/// <summary>What demo prints.</summary>
internal sealed record DemoDocument(
    string Cluster,
    string Region,
    IReadOnlyList<ChangeDocument> Changes,
    IReadOnlyList<Endpoint> Endpoints,
    IReadOnlyList<DemoStep> Steps,
    EmulatorDocument Emulator,
    int Calls,
    long ElapsedMs);

/// <summary>One step of the demo.</summary>
internal sealed record DemoStep(string Name, string Result, int Calls, long ElapsedMs);

/// <summary>The emulator that the demo ran against, and whether it still runs.</summary>
internal sealed record EmulatorDocument(string EndpointUrl, int Pid, bool Running);
