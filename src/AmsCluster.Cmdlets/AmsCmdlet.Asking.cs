using System.Management.Automation;
using System.Management.Automation.Host;
using System.Reflection;

namespace AmsCluster.Cmdlets;

/// <content>What is asked beyond -Confirm: to take something from users is a decision of its own.</content>
public abstract partial class AmsCmdlet
{
    bool _yesToAll;
    bool _noToAll;

    /// <summary>
    /// Asks, unless the question was put already, or -Confirm:$false or $ConfirmPreference forbid it. Enter says No.
    /// On the pipeline's thread.
    /// </summary>
    internal bool MayTakeAway(string question) => !IsAskedFor || IsYes(question, TakenAway);

    const string Caption = "AmsCluster";
    const string TakenAway = "AmsCluster: this deletes something, ends nodes or cuts connections";

    /// <summary>
    /// What ShouldProcess says. But Enter answers its question with yes: cmdlets of high impact ask one whose default
    /// is No, or for the cluster's name. On the pipeline's thread.
    /// </summary>
    /// <param name="deed">What is done.</param>
    /// <param name="question">The same as a question.</param>
    /// <param name="name">The name that has to be typed; null: a yes is enough.</param>
    /// <param name="reason">Why it was not agreed to.</param>
    internal bool IsAgreed(string deed, string question, string? name, out ShouldProcessReason reason)
    {
        reason = ShouldProcessReason.None;
        if (Impact is not ConfirmImpact.High || IsWhatIf || !Asks)
            return ShouldProcess(deed, question, Caption, out reason);
        return name is null ? IsYes(question, Caption) : IsTypedName(question, name);
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

    // With a preference at or under the cmdlet's own impact ShouldProcess has asked.
    bool IsAskedFor => !IsTyped("Confirm") && Preference is not ConfirmImpact.None && Preference > Impact;

    // Whether ShouldProcess asks.
    bool Asks => MyInvocation.BoundParameters.TryGetValue("Confirm", out var typed)
        ? LanguagePrimitives.IsTrue(typed)
        : Preference is not ConfirmImpact.None && Preference <= Impact;

    bool IsWhatIf => LanguagePrimitives.IsTrue(MyInvocation.BoundParameters.TryGetValue("WhatIf", out var typed)
        ? typed
        : SessionState.PSVariable.GetValue("WhatIfPreference"));

    ConfirmImpact Impact => GetType().GetCustomAttribute<CmdletAttribute>()!.ConfirmImpact;

    ConfirmImpact Preference => Enum.TryParse<ConfirmImpact>(SessionState.PSVariable.GetValue("ConfirmPreference")?.ToString(), out var preference) ? preference : ConfirmImpact.High;
}
