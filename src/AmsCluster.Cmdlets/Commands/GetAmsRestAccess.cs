using System.Management.Automation;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Reads which addresses reach the REST APIs of clusters' applications.</summary>
[Cmdlet(VerbsCommon.Get, "AmsRestAccess")]
[OutputType(typeof(RestAccess))]
public sealed class GetAmsRestAccess : RestCmdlet
{
    /// <summary>The applications, with wildcards; none for all.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] App { get; set; } = [];

    private protected override async Task Work(string name, PipelineHost host)
    {
        var reach = Reach();
        var door = await Door(name, reach, host);
        foreach (var access in await door.Read(App, Stop))
        {
            host.Write(access.Along(reach));
            if (access.Refused.Count > 0) host.Warn(access.Care!);
        }
    }
}
