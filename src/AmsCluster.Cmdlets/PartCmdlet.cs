using System.Management.Automation;
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

    /// <summary>Whether anything is given out.</summary>
    private protected virtual bool Gives => true;

    /// <summary>Whether the same was done for an earlier object of the pipeline.</summary>
    private protected virtual bool IsRepeated(string name) => false;

    /// <summary>The spec with this part changed.</summary>
    private protected abstract ClusterSpec Change(ClusterSpec spec);

    /// <summary>What is given out of a cluster of which no more than these parts were read; nothing: the whole cluster goes on.</summary>
    private protected abstract IEnumerable<object> Chosen(Cluster parts);

    /// <summary>Reads these parts.</summary>
    private protected virtual Task<Cluster> Look(ClusterEngine engine, Work work) => engine.Status(work, Stop);

    private protected sealed override async Task Work(string name, PipelineHost host)
    {
        if (IsRepeated(name)) return;
        var reach = Reach();
        using var aws = Open(reach, host);
        var engine = new ClusterEngine(aws, host);
        var planned = Connection?.Planned is { } earlier && earlier.Spec.Name == name ? earlier : null;
        var work = await engine.Prepare(name, recorded => Change(planned?.Spec ?? recorded ?? Blank(name, aws.Region)), Parts, Stop);
        var (outcome, letting) = await Deployment.CarryAndLet(engine, work, Action, host, planned, Stop);
        switch (outcome)
        {
            case Outcome.Done when Gives:
                // The next cmdlet of a chain reads first: it may begin before it may write.
                var results = await Results(engine, work, reach, letting);
                host.Rest();
                host.WriteAll(results);
                await letting;
                break;

            // Nothing is given out where nothing is done; but a chain shall tell all that it would do, not its head alone.
            case Outcome.Told when Gives && MyInvocation.PipelinePosition < MyInvocation.PipelineLength:
                var cluster = (await engine.Status(work, Stop)).Along(reach, Planned.With(planned, work.Spec!, work.Plan));
                host.Rest();
                host.Write(cluster);
                break;
            default:
                await letting;
                host.Rest();
                break;
        }
    }

    async Task<IEnumerable<object>> Results(ClusterEngine engine, Work work, Connection reach, Task letting)
    {
        try
        {
            return await Results(engine, work, reach);
        }
        catch
        {
            await letting;
            throw;
        }
    }

    async Task<IEnumerable<object>> Results(ClusterEngine engine, Work work, Connection reach)
    {
        if (Chosen((await Look(engine, work)).Along(reach)).ToList() is { Count: > 0 } chosen) return chosen;
        return [(await engine.Status(work.Plan.Cluster, Stop)).Along(reach)];
    }

    ClusterSpec Blank(string name, string region) => MayBeNew ? new() { Name = name, Region = region } : throw NotThere(name, region);
}
