using System.Management.Automation;
using AmsCluster.Operations;
using AmsCluster.Panel;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>
/// Sets which addresses reach the REST APIs of clusters' applications, beside the nodes and the VPC: in AMS and at the load
/// balancer (access.restFrom).
/// </summary>
[Cmdlet(VerbsCommon.Set, "AmsRestAccess", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RestAccess))]
public sealed class SetAmsRestAccess : RestCmdlet
{
    /// <summary>The applications, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] App { get; set; } = [];

    /// <summary>The blocks of addresses that are let in; none for nobody outside, the word anywhere for everybody.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public string[] From { get; set; } = [];

    /// <summary>Give out what is set now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task Work(string name, PipelineHost host)
    {
        var from = RestSources.Parse("-From", From);
        var reach = Reach();
        var door = await Door(name, reach, host);
        var found = await door.Read(App, Stop);
        door.RequirePrivate();
        var wanted = new List<RestAccess>();
        foreach (var before in found)
        {
            if (await host.Should(RestWords.Deed(before, from))) wanted.Add(before);
        }

        if (wanted.Count == 0) return;
        using var aws = Open(reach, host);
        var change = await RestChange.Prepare(door, new ClusterEngine(aws, host), name, wanted, from, Stop);
        await change.AtLoadBalancer(Stop);
        host.Rest();
        foreach (var before in wanted)
        {
            var access = await change.InAms(before.App, Stop);
            if (PassThru) host.Write(access.Along(reach));
            host.Verbose($"The REST API of {access.App}: {access.Who}; it {access.HereWord}.");
            foreach (var warning in new[] { access.Care, access.Besides }.OfType<string>()) host.Warn(warning);
        }

        if (change.Reminder is { } reminder) host.Verbose(reminder);
    }
}
