using System.Management.Automation;

namespace Empty;

/// <summary>As little as a cmdlet can be.</summary>
[Cmdlet(VerbsCommon.Get, "Empty")]
public sealed class GetEmpty : PSCmdlet
{
    /// <summary>The one parameter.</summary>
    [Parameter]
    public string? Name { get; set; }
}
