using AmsCluster.Spec;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Engine;

/// <summary>
/// The longest and strangest values that the rules of a spec allow, deployed: every service that gets such a value takes it. The
/// emulator holds each value to the limits of the services' own models.
/// </summary>
public sealed class SpecEdgeTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Full = SpecFile.Load(Path.Combine(EmulatorFixture.Repository, "bench", "reliability", "specs", "full.yaml"));
    const string Name = "a2345678901234567890";
    const string Signs = "é ß 日本 ٣ _.:/=+-@";

    public static TheoryData<string, Func<ClusterSpec, ClusterSpec>> Edges => new()
    {
        { "name", spec => spec with { Name = Name } },
        { "name near reserved ones", spec => spec with { Name = "internals" } },
        { "short name", spec => spec with { Name = "l" } },
        { "tag key", spec => spec with { Tags = Tags((Text(128), "x")) } },
        { "tag value", spec => spec with { Tags = Tags(("team", Text(256))) } },
        { "empty tag value", spec => spec with { Tags = Tags(("team", "")) } },
        { "signs in tags", spec => spec with { Tags = Tags((Signs, Signs)) } },
        { "number of tags", spec => spec with { Tags = Tags([.. Enumerable.Range(0, 40).Select(n => ($"key-{n}", $"value-{n}"))]) } },
        { "restFrom", spec => spec with { Access = spec.Access with { RestFrom = Blocks(30) } } },
        { "dashboardFrom", spec => spec with { Access = spec.Access with { DashboardFrom = Blocks(50) } } },
        { "key name", spec => spec with { Access = spec.Access with { KeyName = new('k', 238) } } },
        { "email", spec => spec with { Notice = new() { Email = $"{new string('o', 64)}@{new string('d', 60)}.example.com" } } },
        { "sizes", spec => spec with { Edge = spec.Edge with { MinSize = 0, MaxSize = 500, DrainMinutes = 60 } } },
        { "idle timeout", spec => spec with { LoadBalancer = spec.LoadBalancer with { IdleTimeout = 4000 } } },
        { "access logs", spec => spec with { LoadBalancer = spec.LoadBalancer with { AccessLogs = $"s3://example-logs/{new string('p', 200)}" } } },
        { "domain", spec => spec with { LoadBalancer = new() { HostedZone = spec.LoadBalancer.HostedZone, Domain = $"{new string('l', 63)}.{new string('m', 63)}.example.com" } } },
        { "domain in upper case", spec => spec with { LoadBalancer = new() { HostedZone = spec.LoadBalancer.HostedZone, Domain = "LIVE.Example.COM" } } },
        { "zone in upper case", spec => spec with { LoadBalancer = new() { HostedZone = spec.LoadBalancer.HostedZone, Domain = "EXAMPLE.COM" } } },
    };

    [EmulatorTheory]
    [MemberData(nameof(Edges))]
    public async Task Is_taken_by_every_service(string edge, Func<ClusterSpec, ClusterSpec> change)
    {
        var spec = change(Full);
        Assert.Empty(SpecRules.Check(spec));
        var keys = Directory.CreateTempSubdirectory("amscluster-edges-");
        try
        {
            using var deployment = await Deployment.Fresh(emulator, keyFolder: keys.FullName);
            await deployment.Apply(spec);
            await deployment.AssertDone(spec);
        }
        finally
        {
            keys.Delete(recursive: true);
        }

        Assert.NotEmpty(edge);
    }

    static Dictionary<string, string> Tags(params (string Key, string Value)[] tags) => tags.ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);

    static string Text(int length) => string.Concat(Enumerable.Repeat(Signs, length)).Replace(" ", "", StringComparison.Ordinal)[..length];

    static IReadOnlyList<string> Blocks(int count) => [.. Enumerable.Range(0, count).Select(n => $"203.0.{n}.0/24")];
}
