namespace AmsCluster.Resources;

/// <summary>What a plan says about the rules that close the applications' REST API.</summary>
internal static class RestFindings
{
    /// <summary>Servers that use the REST API of a cluster that exists lose it.</summary>
    public static Finding Closes(IReadOnlyList<string> blocks) => new(FindingLevel.Warning, "AmsRestCloses", "access.restFrom",
        "The load balancer will refuse the REST API of every application (/{app}/rest/...) with HTTP 403, "
        + (blocks.Count == 0 ? "from every address outside." : $"except from {string.Join(", ", blocks)}."),
        "If servers outside the cluster call it, add their addresses to access.restFrom first. "
        + "amscluster rest-access shows the addresses that each application allows today. Players and publishers do not need it.");

    /// <summary>A rule that was added manually takes requests from the cluster's target groups.</summary>
    public static Finding Other(string listener, Elb.Rule rule) => new(FindingLevel.Warning, "AmsOtherListenerRule", listener,
        $"Rule {rule.Priority} of listener {listener} was added manually: requests for {RuleText.Of(rule.Conditions)} get "
        + $"{RuleText.Of(rule.Actions)}, not what the cluster's spec says.",
        $"If it is not needed, delete it: aws elbv2 delete-rule --rule-arn {rule.RuleArn}.");

    /// <summary>A rule of somebody else comes before the one that closes the REST API.</summary>
    public static Finding Earlier(string listener, Elb.Rule rule) => new(FindingLevel.Warning, "AmsRestRuleEarlier", listener,
        $"Rule {rule.Priority} of listener {listener} ({RuleText.Of(rule.Conditions)}) forwards requests before the applications' REST API is closed. "
        + "It may open the REST API to everybody.",
        $"Give it a lower place: aws elbv2 set-rule-priorities --rule-priorities RuleArn={rule.RuleArn},Priority=100. "
        + "Or exclude the paths of the REST API in its conditions.");
}
