using System.Management.Automation;
using AmsCluster.Ams;
using AmsCluster.Mongo;
using AmsCluster.Operations;
using AmsCluster.Panel;

namespace AmsCluster.Cmdlets;

/// <summary>A cmdlet that looks at clusters closely and asks Ant Media Server itself.</summary>
public abstract class PanelCmdlet : AmsCmdlet
{
    /// <summary>A user of AMS's web panel. Without one AMS tells no more than that it lives and whether somebody has claimed the panel.</summary>
    [Parameter]
    [ValidateNotNull]
    [System.Management.Automation.Credential]
    public PSCredential? AmsCredential { get; set; }

    /// <summary>Leads names and ports of the cluster elsewhere: HOST1:PORT1:HOST2:PORT2, as with curl.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] ConnectTo { get; set; } = [];

    /// <summary>Does not ask AMS.</summary>
    [Parameter]
    public SwitchParameter AwsOnly { get; set; }

    /// <summary>Connects to the cluster's database from this machine, and reads the node list and the streams there. AMS is not asked.</summary>
    [Parameter]
    public SwitchParameter Direct { get; set; }

    // Three wrong passwords lock a user out: a cluster that refuses the login is not asked again for the next object.
    readonly Dictionary<string, AmsException> _refused = new(StringComparer.Ordinal);

    /// <summary>What a cluster is. Each is another to log in to.</summary>
    /// <exception cref="AmsException">It does not exist, or refuses the login.</exception>
    private protected async Task<Cluster> Look(ClusterEngine engine, string name, PipelineHost host)
    {
        if (_refused.TryGetValue(name, out var refusal)) throw refusal;
        try
        {
            return await LookOnce(engine, name, host);
        }
        catch (AmsException e) when (e.Code == "AmsLoginFailed")
        {
            _refused[name] = e;
            throw;
        }
    }

    async Task<Cluster> LookOnce(ClusterEngine engine, string name, PipelineHost host)
    {
        IReadOnlyList<ConnectTo> leads = [.. ConnectTo.Select(Ams.ConnectTo.Parse)];
        if (Direct) return await LookDirectly(engine, name, leads);
        using var panel = AwsOnly ? null : new PanelLook(new() { ConnectTo = leads, Login = AmsCredential?.GetNetworkCredential() });
        var cluster = await engine.Look(name, panel, Stop);
        if (panel?.HasLogin is true && cluster.Ams is { IsReached: true } asked && ClearLogin.Warning(name, asked.Url) is { } inClear) host.Warn(inClear);
        return Worded(cluster);
    }

    async Task<Cluster> LookDirectly(ClusterEngine engine, string name, IReadOnlyList<ConnectTo> leads)
    {
        DatabaseLook.RequireAlone(AwsOnly, AmsCredential is not null);
        return Worded(await engine.LookDirectly(name, leads, Stop));
    }

    Cluster Worded(Cluster cluster) => cluster with
    {
        Problems = [.. cluster.Problems.Select(p => Wording.For(this, p))],
        FirstLogin = cluster.FirstLogin is { } login ? login with { Note = Wording.For(this, login.Note) } : null,
        Ams = cluster.Ams is { Note: { } note } ams ? ams with { Note = Wording.For(this, note) } : cluster.Ams,
    };
}
