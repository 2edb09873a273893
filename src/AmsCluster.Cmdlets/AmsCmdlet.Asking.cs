using System.Management.Automation;
using System.Management.Automation.Host;
using System.Reflection;

namespace AmsCluster.Cmdlets;

/// <content>What is asked beyond -Confirm: to take something from users is a decision of its own.</content>
public abstract partial class AmsCmdlet
{
    bool _yesToAll;
    bool _noToAll;

    const string Caption = "AmsCluster";
    const string TakenAway = "AmsCluster: this deletes something, ends nodes or cuts connections";

    /// <summary>
    /// Whether the user agrees. The default answer of ShouldProcess is Yes, so a cmdlet of high impact, and a plan that
    /// takes something away, ask a question of their own: its default is No. On the pipeline's thread.
    /// </summary>
    /// <param name="deed">What is done.</param>
    /// <param name="question">The same as a question.</param>
    /// <param name="takesAway">Whether it deletes something, ends nodes or cuts connections.</param>
    /// <param name="name">The name that the user must type; null: a yes is enough.</param>
    /// <param name="reason">Why it was not agreed to.</param>
    internal bool IsAgreed(string deed, string question, bool takesAway, string? name, out ShouldProcessReason reason)
    {
        reason = ShouldProcessReason.None;
        if (IsWhatIf || !MayAsk) return ShouldProcess(deed, question, Caption, out reason);
        if (name is not null) return IsTypedName(question, name);
        if (takesAway) return IsYes(question, TakenAway);
        if (Impact is ConfirmImpact.High) return IsYes(question, Caption);

        // Yes to All of a plan that takes something away covers one that does not.
        return _yesToAll || ShouldProcess(deed, question, Caption, out reason);
    }

    // The default answer is No.
    bool IsYes(string question, string caption) =>
        ShouldContinue(question, caption, hasSecurityImpact: true, ref _yesToAll, ref _noToAll);

    bool IsTypedName(string question, string name)
    {
        var field = new FieldDescription($"Type the cluster's name ({name}) to go on") { IsMandatory = false };
        var answers = Host.UI.Prompt(Caption, question, [field]);
        if (answers.Values.FirstOrDefault()?.ToString()?.Trim() == name) return true;
        WriteWarning($"This is not the name of the cluster. Nothing of {name} was changed.");
        return false;
    }

    // -Confirm:$false and $ConfirmPreference None mean no question.
    bool MayAsk => MyInvocation.BoundParameters.TryGetValue("Confirm", out var typed)
        ? LanguagePrimitives.IsTrue(typed)
        : Preference is not ConfirmImpact.None;

    bool IsWhatIf => LanguagePrimitives.IsTrue(MyInvocation.BoundParameters.TryGetValue("WhatIf", out var typed)
        ? typed
        : SessionState.PSVariable.GetValue("WhatIfPreference"));

    ConfirmImpact Impact => GetType().GetCustomAttribute<CmdletAttribute>()!.ConfirmImpact;

    ConfirmImpact Preference =>
        Enum.TryParse<ConfirmImpact>(SessionState.PSVariable.GetValue("ConfirmPreference")?.ToString(), out var preference)
            ? preference
            : ConfirmImpact.High;
}
