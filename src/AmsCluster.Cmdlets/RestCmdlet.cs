using System.Management.Automation;
using AmsCluster.Ams;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>
/// A cmdlet for the REST APIs of clusters' applications. All objects of the pipeline share a session a cluster, also one that was refused: it is not tried again, for
/// the third wrong password locks the user out.
/// </summary>
public abstract class RestCmdlet : ClusterCmdlet
{
    readonly Dictionary<string, Task<RestDoor>> _doors = new(StringComparer.Ordinal);

    /// <summary>A user of AMS's web panel; to change something it must be an administrator.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNull]
    [System.Management.Automation.Credential]
    public PSCredential? AmsCredential { get; set; }

    /// <summary>Leads names and ports of the cluster elsewhere: HOST1:PORT1:HOST2:PORT2, as with curl.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] ConnectTo { get; set; } = [];

    /// <summary>The session with a cluster's panel.</summary>
    private protected Task<RestDoor> Door(string cluster, Connection reach, PipelineHost host)
    {
        var key = $"{cluster} {reach} {reach.Keys?.AccessKey}";
        if (!_doors.TryGetValue(key, out var door)) _doors[key] = door = Open(cluster, reach, host);
        return door;
    }

    private protected sealed override void Release()
    {
        foreach (var door in _doors.Values.Where(d => d.IsCompletedSuccessfully)) door.Result.Dispose();
    }

    async Task<RestDoor> Open(string cluster, Connection reach, PipelineHost host)
    {
        using var aws = Open(reach, host);
        var access = new PanelAccess { ConnectTo = [.. ConnectTo.Select(Ams.ConnectTo.Parse)], Login = AmsCredential!.GetNetworkCredential() };
        var door = await RestDoor.Open(aws, cluster, access, Stop);
        if (door.InClear is { } inClear) host.Warn(inClear);
        return door;
    }
}
