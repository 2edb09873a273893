namespace AmsCluster;

/// <summary>One line of a plan.</summary>
/// <param name="Action">What becomes of it.</param>
/// <param name="Kind">The kind of thing in AWS's words, for example <c>auto scaling group</c>.</param>
/// <param name="Name">Its name, for example <c>live-edge</c>.</param>
/// <param name="Id">AWS's id or ARN where it is there already.</param>
/// <param name="Reason">Why: the fields that differ, with what they are and what they shall be; null for a plain create or delete.</param>
/// <param name="Sentence">The change in words, as shown by <c>plan</c> and -WhatIf.</param>
public sealed record PlannedChange(ChangeAction Action, string Kind, string Name, string? Id, string? Reason, string Sentence);
