using AmsCluster.Execution;
using AmsCluster.Operations;
using AmsCluster.Tests.Engine;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Upgrading;

/// <summary>A deployment whose nodes are upgraded, and what is asked of AWS about it past the engine.</summary>
internal static class Nodes
{
    /// <summary>The guide's cluster with two edges, on the image before the newest.</summary>
    public static async Task<(Deployment Deployment, ClusterSpec Spec, string Old, string New)> Of(Emulator.EmulatorFixture emulator, bool pinned = false)
    {
        var deployment = await Deployment.Fresh(emulator);
        var (old, newest) = (await Image(deployment, "v2170"), await Image(deployment, "v303"));
        var spec = Deployment.Example(1) with { Image = new() { Id = old }, Edge = new() { MinSize = 2, MaxSize = 10 } };
        await deployment.Apply(spec);
        if (pinned) return (deployment, spec, old, newest);
        await deployment.Apply(spec with { Image = new() });
        return (deployment, spec with { Image = new() }, old, newest);
    }

    public static async Task<string> Image(Deployment deployment, string version) =>
        (await deployment.Account.Images("aws-marketplace", $"AntMedia-AWS-Marketplace-EE-{version}-*")).Single().ImageId!;

    /// <summary>The images that the nodes of a group run.</summary>
    public static async Task<IReadOnlyList<string>> Images(Deployment deployment, string group)
    {
        var members = (await deployment.Account.Group(group)).Instances.Select(i => i.InstanceId).ToHashSet();
        return [.. (await deployment.Account.Instances()).Where(i => members.Contains(i.InstanceId)).Select(i => i.ImageId!)];
    }

    /// <summary>All nodes run an image, nothing is left to do, and nothing is left of the upgrade.</summary>
    public static async Task AssertOn(Deployment deployment, ClusterSpec spec, string image)
    {
        Assert.Equal([image, image], await Images(deployment, "live-edge"));
        Assert.Equal([image], await Images(deployment, "live-origin"));
        foreach (var role in new[] { "live-edge", "live-origin" })
        {
            Assert.Equal("$Latest", (await deployment.Account.Group(role)).LaunchTemplate!.Version);
            Assert.Equal(image, (await deployment.Account.TemplateVersions(role))[0].ImageId);
        }

        await deployment.AssertDone(spec);
        Assert.DoesNotContain(await deployment.Account.Parameters(), p => p.Name is "/amscluster/live/upgrade" or "/amscluster/live/run");
    }

    /// <summary>From now on no node of this image passes its health check.</summary>
    public static Task Sicken(Deployment deployment, string image, string health = "unhealthy") =>
        deployment.Account.Send(
            Ec2Api.CreateTags(new() { Resources = [image], Tags = [new("emulator:health", health)] }));

    /// <summary>Carries an upgrade out.</summary>
    public static async Task<Cluster> Upgrade(Deployment deployment, UpgradeOptions? options = null, Action<EngineEvent>? on = null, CancellationToken stop = default)
    {
        var engine = on is null ? deployment.Engine : new ClusterEngine(deployment.Aws, new Host(on), Deployment.Short);
        return await engine.Upgrade(await engine.PrepareUpgrade("live", options ?? new(), stop), stop);
    }

    sealed class Host(Action<EngineEvent> on) : IEngineEvents
    {
        readonly Lock _gate = new();

        public void On(EngineEvent e)
        {
            lock (_gate) on(e);
        }
    }
}
