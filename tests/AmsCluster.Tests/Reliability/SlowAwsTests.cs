using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.Reliability;

/// <summary>AWS in its first moments: what was made is not seen yet, things start slowly and go slowly.</summary>
public sealed class SlowAwsTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly string[] Met =
    [
        "ec2 InvalidGroup.NotFound", "ec2 DependencyViolation", "state in DescribeInstances", "state in DescribeLoadBalancers", "state in DescribeTargetHealth", "group going",
        "autoscaling ValidationError",
    ];

    [EmulatorFact]
    public async Task Apply_and_destroy_wait_for_what_is_not_seen_not_ready_and_not_gone()
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(3), Deployment.Long);
        var clean = await Inventory.Of(deployment.Account);
        await deployment.Destroy("own-vpc");
        var met = new HashSet<string>(StringComparer.Ordinal);

        // On a busy machine some delays are over before anybody looks: then they are longer, until all were met.
        for (var seed = 0; seed < 3 || (seed < 8 && Met.Except(met).Any()); seed++)
        {
            var scale = seed < 3 ? 0.2 : 0.2 * (seed - 1);
            await emulator.Slow(seed, scale);
            await deployment.Apply(Deployment.Example(3));
            met.UnionWith((await emulator.Slow(null)).Keys);
            Assert.Equal(clean, await Inventory.Of(deployment.Account));
            await emulator.Slow(seed, scale);
            await deployment.Destroy("own-vpc");
            met.UnionWith((await emulator.Slow(null)).Keys);
            Assert.Equal([], await deployment.Account.Left());
        }

        Assert.Equal([], Met.Except(met));
    }

    [EmulatorFact]
    public async Task What_was_made_without_an_answer_and_is_not_seen_yet_is_not_made_again()
    {
        using var deployment = await Deployment.Of(emulator, Deployment.Example(3), Deployment.Long);
        var clean = await Inventory.Of(deployment.Account);
        for (var seed = 0; seed < 3; seed++)
        {
            await emulator.Reset();
            await emulator.Slow(seed);
            await emulator.Faults(0.2, seed, "lost", "late500");
            await deployment.Apply(Deployment.Example(3));
            await emulator.NoFaults();
            await emulator.Slow(null);
            Assert.Equal(clean, await Inventory.Of(deployment.Account));
        }
    }
}
