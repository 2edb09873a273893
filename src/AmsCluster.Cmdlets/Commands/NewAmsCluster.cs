using System.Management.Automation;
using AmsCluster.Operations;
using AmsCluster.Spec;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Deploys a cluster, or changes or finishes an existing one, and waits until it serves.</summary>
[Cmdlet(VerbsCommon.New, "AmsCluster", DefaultParameterSetName = Whole, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Cluster))]
public sealed class NewAmsCluster : SpecCmdlet
{
    /// <summary>The spec, from Import-AmsClusterSpec or New-AmsClusterSpec.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Whole, ValueFromPipeline = true)]
    [ValidateNotNull]
    public ClusterSpec? Spec { get; set; }

    /// <summary>Do not wait until the nodes serve. Wait-AmsCluster waits, in another process too.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    private protected override async Task Work(PipelineHost host)
    {
        var reach = Reach(Spec?.Region);
        using var aws = Open(reach, host);
        var engine = new ClusterEngine(aws, host);
        var work = await Prepare(engine, aws.Region);
        if (await Cmdlets.Deployment.Carry(engine, work, "Deploy", host, Stop) is Outcome.Done)
            Write(host, (await engine.Look(work, untilHealthy: !NoWait && !work.IsDone, Stop)).Along(reach));
        host.Rest();
    }

    void Write(PipelineHost host, Cluster cluster)
    {
        if (cluster.FirstLogin is { } login)
        {
            host.Inform($"The web panel's first administrator is {login.User}; its password is in parameter {login.PasswordParameter}.");
            if (login.Login is { State: not LoginState.Worked } tried)
                host.Warn($"The first login was not successful ({tried.State}): {tried.Said}");
        }

        host.Write(cluster);
    }

    // An existing cluster keeps what no parameter says. Only a spec replaces all of it.
    Task<Work> Prepare(ClusterEngine engine, string region)
    {
        if (Spec is not null) return engine.Prepare(Spec, Stop);
        SpecRules.Require(new() { Name = ClusterName!, Region = region });
        ClusterSpec Wanted(ClusterSpec? recorded) => recorded is null ? FromParameters(region) : Changed(recorded);
        return engine.Prepare(ClusterName!, Wanted, [], Stop);
    }
}
