using System.Management.Automation;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Deploys the origin group, the edge group, or both, with all that they need.</summary>
[Cmdlet(VerbsCommon.New, "AmsScalingGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ScalingGroup))]
public sealed class NewAmsScalingGroup : GroupCmdlet
{
    private protected override string Action => "Deploy scaling groups of";

    private protected override bool MayBeNew => true;
}
