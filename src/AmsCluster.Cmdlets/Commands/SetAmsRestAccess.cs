using System.Management.Automation;
using AmsCluster.Operations;
using AmsCluster.Panel;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Says which addresses reach the REST APIs of clusters' applications, beside the nodes and the VPC.</summary>
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
        foreach (var before in found)
        {
            if (!await host.Should(RestWords.Deed(before, from))) continue;
            var access = await door.Set(before.App, from, Stop);
            if (PassThru) host.Write(access.Along(reach));
            host.Verbose($"The REST API of {access.App}: {access.Who}; it {access.HereWord}.");
            foreach (var warning in new[] { access.Care, access.Besides }.OfType<string>()) host.Warn(warning);
        }
    }
}
