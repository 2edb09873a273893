using System.Management.Automation;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Changes a scaling group in place.</summary>
[Cmdlet(VerbsCommon.Set, "AmsScalingGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ScalingGroup))]
public sealed class SetAmsScalingGroup : GroupCmdlet
{
    /// <summary>Give out the changed groups.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Action => "Change scaling groups of";

    private protected override bool Gives => PassThru;
}
