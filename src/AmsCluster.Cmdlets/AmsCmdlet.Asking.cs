using System.Management.Automation;
using System.Reflection;

namespace AmsCluster.Cmdlets;

/// <content>What is asked beyond -Confirm: a plan that deletes or replaces something is a decision of its own.</content>
public abstract partial class AmsCmdlet
{
    bool _yesToAll;
    bool _noToAll;

    /// <summary>Asks, unless the question was put already, or -Confirm:$false or $ConfirmPreference forbid it. On the pipeline's thread.</summary>
    internal bool MayTakeAway(string question) => !IsAskedFor || ShouldContinue(question, "AmsCluster: this deletes or replaces something", ref _yesToAll, ref _noToAll);

    // With a preference at or under the cmdlet's own impact ShouldProcess has asked.
    bool IsAskedFor => !IsTyped("Confirm") && Preference is not ConfirmImpact.None && Preference > GetType().GetCustomAttribute<CmdletAttribute>()!.ConfirmImpact;

    ConfirmImpact Preference => Enum.TryParse<ConfirmImpact>(SessionState.PSVariable.GetValue("ConfirmPreference")?.ToString(), out var preference) ? preference : ConfirmImpact.High;
}
