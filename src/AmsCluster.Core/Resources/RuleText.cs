namespace AmsCluster.Resources;

/// <summary>The conditions of a listener rule as text, for comparing and for showing.</summary>
internal static class RuleText
{
    /// <summary>All conditions of a rule, for example <c>path-pattern /play/* and source-ip 203.0.113.0/24</c>.</summary>
    public static string Of(IEnumerable<Elb.RuleCondition> conditions) =>
        string.Join(" and ", conditions.Select(c => $"{c.Field} {string.Join(" or ", Values(c))}"));

    /// <summary>The actions of a rule, for example <c>fixed-response 403</c> with its text, or <c>forward</c> with the target group.</summary>
    public static string Of(IEnumerable<Elb.Action> actions) => string.Join(" and ", actions.Select(Of));

    static string Of(Elb.Action action) => action switch
    {
        { FixedResponseConfig: { } answer } => $"{action.Type} {answer.StatusCode} {answer.MessageBody}".TrimEnd(),
        { RedirectConfig: { } to } => $"{action.Type} {to.Protocol}://{to.Host}:{to.Port}{to.Path}",
        _ => $"{action.Type} {action.TargetGroupArn}".TrimEnd(),
    };

    /// <summary>The path patterns of a rule, without its regular expressions.</summary>
    public static IReadOnlyList<string> Paths(Elb.RuleCondition condition) =>
        condition.PathPatternConfig is { Values.Count: > 0 } paths ? paths.Values : condition.Values;

    static IEnumerable<string> Values(Elb.RuleCondition condition)
    {
        if (condition.QueryStringConfig is { } query)
            return query.Values.Select(v => v.Key is null ? v.Value! : $"{v.Key}={v.Value}");
        if (condition.PathPatternConfig is { } path) return path.Values.Concat(path.RegexValues);
        return condition.HostHeaderConfig?.Values ?? condition.HttpHeaderConfig?.Values
            ?? condition.HttpRequestMethodConfig?.Values ?? condition.SourceIpConfig?.Values ?? condition.Values;
    }
}
