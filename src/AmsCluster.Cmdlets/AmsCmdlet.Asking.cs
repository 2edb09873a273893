using System.Management.Automation;
using System.Reflection;

namespace AmsCluster.Cmdlets;

/// <content>What is asked beyond -Confirm: a plan that takes something from the cluster's users is a decision of its own.</content>
public abstract partial class AmsCmdlet
{
    bool _yesToAll;
    bool _noToAll;

    /// <summary>
    /// Asks, unless the question was put already, or -Confirm:$false or $ConfirmPreference forbid it. The default answer is No.
    /// On the pipeline's thread.
    /// </summary>
    internal bool MayTakeAway(string question) => !IsAskedFor || ShouldContinue(question, TakenAway, hasSecurityImpact: true, ref _yesToAll, ref _noToAll);

    const string TakenAway = "AmsCluster: this deletes something, ends nodes or cuts connections";

    // With a preference at or under the cmdlet's own impact ShouldProcess has asked.
    bool IsAskedFor => !IsTyped("Confirm") && Preference is not ConfirmImpact.None && Preference > GetType().GetCustomAttribute<CmdletAttribute>()!.ConfirmImpact;

    ConfirmImpact Preference => Enum.TryParse<ConfirmImpact>(SessionState.PSVariable.GetValue("ConfirmPreference")?.ToString(), out var preference) ? preference : ConfirmImpact.High;
}
