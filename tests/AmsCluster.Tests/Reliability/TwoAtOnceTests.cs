using AmsCluster.Tests.Cli;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.Reliability;

/// <summary>Two processes on the same cluster at the same time.</summary>
public sealed class TwoAtOnceTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly string Spec = Amscluster.Example("03-own-vpc.yaml");

    [EmulatorFact]
    public async Task Two_applies_make_one_cluster_and_nobody_claims_what_the_other_made()
    {
        await emulator.Reset();
        var both = await Task.WhenAll(Run("apply"), Run("apply"));
        Assert.All(both, outcome => outcome.MustBe(0));
        using var deployment = new Deployment(emulator);
        Assert.Single(await deployment.Account.Vpcs(), v => v.IsDefault is not true);
        Assert.Equal(3, (await deployment.Account.Instances()).Count);
        await deployment.AssertDone(Deployment.Example(3));
        var claims = both.Select(o => o.Json().GetProperty("changes").EnumerateArray().Select(c => $"{c.GetProperty("kind")} {c.GetProperty("name")}").ToHashSet()).ToList();
        Assert.Empty(claims[0].Intersect(claims[1]));
        Assert.Contains(claims[0].Concat(claims[1]), c => c == "VPC own-vpc");
    }

    [EmulatorFact]
    public async Task Of_an_apply_and_a_destroy_one_wins_and_the_other_says_so()
    {
        await emulator.Reset();
        (await Run("apply")).MustBe(0);
        var changed = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(changed, await File.ReadAllTextAsync(Spec) + "rtmp: true\n");
        try
        {
            var both = await Task.WhenAll(Run("apply", changed), Run("destroy"));
            using var deployment = new Deployment(emulator);
            var left = await deployment.Account.Left();
            var told = both.Select(o => o.Exit == 0 ? "done" : o.Json().GetProperty("error").GetProperty("code").GetString()).ToList();
            if (left.Count == 0)
            {
                // A destroy that comes second where nothing new is in its way is right after the apply.
                Assert.Equal("done", told[1]);
                Assert.Contains(told[0], new[] { "AmsPlanOutdated", "done" });
            }
            else
            {
                Assert.Equal("done", told[0]);
                Assert.Equal(2, (await deployment.Account.Balancers()).Count);
                await deployment.AssertDone(Deployment.Example(3) with { Rtmp = true });
            }
        }
        finally
        {
            File.Delete(changed);
        }
    }

    Task<Outcome> Run(string verb, string? spec = null) => new Amscluster(emulator.EndpointUrl).Run([verb, "-f", spec ?? Spec, .. verb == "destroy" ? ["--no-backup"] : Array.Empty<string>(), "--yes", "--json"]);
}
