using System.Management.Automation;
using AmsCluster.Aws;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>A cmdlet for a part of a cluster: the loop towards the cluster's spec with that part changed, over that part and what it needs.</summary>
public abstract class PartCmdlet : ClusterCmdlet
{
    /// <summary>The parts that are deployed.</summary>
    private protected abstract IReadOnlyCollection<ClusterPart> Parts { get; }

    /// <summary>What the question calls it.</summary>
    private protected abstract string Action { get; }

    /// <summary>Whether the cluster may be new.</summary>
    private protected virtual bool MayBeNew => false;

    /// <summary>Whether the same was done for an earlier object of the pipeline.</summary>
    private protected virtual bool IsRepeated(string name) => false;

    /// <summary>The spec with this part changed.</summary>
    private protected abstract ClusterSpec Change(ClusterSpec spec);

    /// <summary>Gives out what the cmdlet gives out.</summary>
    private protected abstract void Give(Cluster cluster, PipelineHost host);

    private protected sealed override async Task Work(string name, PipelineHost host)
    {
        if (IsRepeated(name)) return;
        var reach = Reach();
        using var aws = Open(reach, host);
        var engine = new ClusterEngine(aws, host);
        var work = await engine.Prepare(Change(await Before(name, engine, aws)), Parts, Stop);
        if (await Deployment.Carry(engine, work, Action, host, Stop)) Give((await engine.Status(work, Stop)).Along(reach), host);
        host.Rest();
    }

    async Task<ClusterSpec> Before(string name, ClusterEngine engine, AwsConnection aws) =>
        MayBeNew ? await engine.RecordedSpec(name, Stop) ?? new() { Name = name, Region = aws.Region } : await Recorded(name, engine, aws);
}
