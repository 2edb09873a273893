namespace AmsCluster.Aws.Elb;

/// <summary>Elastic Load Balancing <c>DescribeRules</c>: lists rules of a listener, the default rule too.</summary>
internal sealed record DescribeRules : ElbRequest<DescribeRulesResult>
{
    public string? ListenerArn { get; init; }
    public IReadOnlyList<string>? RuleArns { get; init; }
    public string? Marker { get; init; }
    public int? PageSize { get; init; }
}

/// <summary>What <c>DescribeRules</c> answers.</summary>
internal sealed record DescribeRulesResult
{
    public IReadOnlyList<Rule> Rules { get; init; } = [];
    public string? NextMarker { get; init; }
}

/// <summary>A rule. Priority is a number as text, or "default". The API's shape <c>Rule</c>.</summary>
internal sealed record Rule
{
    public string? RuleArn { get; init; }
    public string? Priority { get; init; }
    public IReadOnlyList<RuleCondition> Conditions { get; init; } = [];
    public IReadOnlyList<Action> Actions { get; init; } = [];
    public bool? IsDefault { get; init; }
}

/// <summary>Elastic Load Balancing <c>CreateRule</c>: makes a rule; a priority that is taken is refused.</summary>
internal sealed record CreateRule : ElbRequest<CreateRuleResult>
{
    public required string ListenerArn { get; init; }
    public required int Priority { get; init; }
    public required IReadOnlyList<RuleCondition> Conditions { get; init; }
    public required IReadOnlyList<Action> Actions { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }
    internal override bool Repeatable => false;
}

/// <summary>What <c>CreateRule</c> answers.</summary>
internal sealed record CreateRuleResult
{
    public IReadOnlyList<Rule> Rules { get; init; } = [];
}

/// <summary>Elastic Load Balancing <c>ModifyRule</c>: changes a rule's conditions or actions; what is left out stays.</summary>
internal sealed record ModifyRule : ElbRequest<ModifyRuleResult>
{
    public required string RuleArn { get; init; }
    public IReadOnlyList<RuleCondition>? Conditions { get; init; }
    public IReadOnlyList<Action>? Actions { get; init; }
}

/// <summary>What <c>ModifyRule</c> answers.</summary>
internal sealed record ModifyRuleResult
{
    public IReadOnlyList<Rule> Rules { get; init; } = [];
}

/// <summary>Elastic Load Balancing <c>DeleteRule</c>: deletes a rule.</summary>
internal sealed record DeleteRule : ElbRequest<Nothing>
{
    public required string RuleArn { get; init; }
}

/// <summary>Elastic Load Balancing <c>SetRulePriorities</c>: gives rules other priorities, all at the same moment.</summary>
internal sealed record SetRulePriorities : ElbRequest<SetRulePrioritiesResult>
{
    public required IReadOnlyList<RulePriorityPair> RulePriorities { get; init; }
}

/// <summary>What <c>SetRulePriorities</c> answers.</summary>
internal sealed record SetRulePrioritiesResult
{
    public IReadOnlyList<Rule> Rules { get; init; } = [];
}

/// <summary>A rule and its new priority, 1 to 50000. The API's shape <c>RulePriorityPair</c>.</summary>
internal sealed record RulePriorityPair
{
    public required string RuleArn { get; init; }
    public required int Priority { get; init; }
}

/// <summary>What a request must be like. Field names the one configuration that is set. The API's shape <c>RuleCondition</c>.</summary>
internal sealed record RuleCondition
{
    public string? Field { get; init; }
    public IReadOnlyList<string> Values { get; init; } = [];
    public HostHeaderConditionConfig? HostHeaderConfig { get; init; }
    public PathPatternConditionConfig? PathPatternConfig { get; init; }
    public HttpHeaderConditionConfig? HttpHeaderConfig { get; init; }
    public QueryStringConditionConfig? QueryStringConfig { get; init; }
    public HttpRequestMethodConditionConfig? HttpRequestMethodConfig { get; init; }
    public SourceIpConditionConfig? SourceIpConfig { get; init; }
}

/// <summary>One of these host names. The API's shape <c>HostHeaderConditionConfig</c>.</summary>
internal sealed record HostHeaderConditionConfig
{
    public IReadOnlyList<string> Values { get; init; } = [];
}

/// <summary>
/// One of these paths: patterns with the wildcards * and ?, or regular expressions. The API's shape
/// <c>PathPatternConditionConfig</c>.
/// </summary>
internal sealed record PathPatternConditionConfig
{
    public IReadOnlyList<string> Values { get; init; } = [];
    public IReadOnlyList<string> RegexValues { get; init; } = [];
}

/// <summary>A header with one of these values. The API's shape <c>HttpHeaderConditionConfig</c>.</summary>
internal sealed record HttpHeaderConditionConfig
{
    public string? HttpHeaderName { get; init; }
    public IReadOnlyList<string> Values { get; init; } = [];
}

/// <summary>One of these pairs in the query. The API's shape <c>QueryStringConditionConfig</c>.</summary>
internal sealed record QueryStringConditionConfig
{
    public IReadOnlyList<QueryStringKeyValuePair> Values { get; init; } = [];
}

/// <summary>A pair in the query; without Key, in any. The API's shape <c>QueryStringKeyValuePair</c>.</summary>
internal sealed record QueryStringKeyValuePair
{
    public string? Key { get; init; }
    public string? Value { get; init; }
}

/// <summary>One of these methods. The API's shape <c>HttpRequestMethodConditionConfig</c>.</summary>
internal sealed record HttpRequestMethodConditionConfig
{
    public IReadOnlyList<string> Values { get; init; } = [];
}

/// <summary>From one of these ranges. The API's shape <c>SourceIpConditionConfig</c>.</summary>
internal sealed record SourceIpConditionConfig
{
    public IReadOnlyList<string> Values { get; init; } = [];
}
