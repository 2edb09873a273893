namespace AmsCluster.Resources;

/// <summary>
/// One of the rules that close the REST API of every application at a listener. Elastic Load Balancing evaluates a path
/// after it has normalized it, and does not document how. AMS's Tomcat gets the path as it was sent, removes everything from
/// a semicolon to the next slash, decodes each %XX once and resolves dot segments. So the rules hold for the path as it was
/// sent and for each normalized form of it.
/// </summary>
/// <param name="Field">What the plan calls it.</param>
/// <param name="Slot">The preferred priority. 1 and 2 stay free for rules that have to come before these.</param>
/// <param name="Conditions">The conditions of the rule.</param>
/// <param name="Body">The text of the fixed response; null for a rule that forwards.</param>
internal sealed record RestRule(string Field, int Slot, IReadOnlyList<Elb.RuleCondition> Conditions, string? Body)
{
    /// <summary>The blocks of one rule. A condition takes three values, a rule five (Condition types for listener rules).</summary>
    public const int AtOnce = 3;

    /// <summary>The first priority of the rules that let blocks in.</summary>
    public const int FirstSlot = 4;

    /// <summary>What every answer of these rules starts with.</summary>
    public const string Mark = Ams.AmsClient.BalancerMark;

    const string PathField = "path-pattern";

    // The segments of a file name may start with "rest" (/live/streams/rest-1.m3u8), so it is the whole segment that counts.
    static readonly string[] RestPaths = ["/*/rest", "/*/rest/*"];

    // A dot segment, a path parameter, an encoded dot or letter; and what IPFilter.java takes for a path of its own.
    const string Spelled =
        @"^.*(/\.\.|;|[^/]rest/v2/acm|%(2[eE]|4[1-9a-fA-F]|5[0-9aA]|6[1-9a-fA-F]|7[0-9aA])).*$";

    /// <summary>Refuses paths that mean something else to AMS than they look like. No client of AMS sends them.</summary>
    public static RestRule Spelling { get; } = new("paths with .. or ; or encoded letters", 3,
        [new() { Field = PathField, PathPatternConfig = new() { RegexValues = [Spelled] } }],
        $"{Mark} the load balancer refuses paths with '..', ';' or encoded letters.");

    /// <summary>Refuses the REST API of every application.</summary>
    public static RestRule Closed { get; } = new("REST API of applications", 14,
        [new() { Field = PathField, PathPatternConfig = new() { Values = RestPaths } }],
        $"{Mark} the load balancer refuses the REST API of applications. access.restFrom lets addresses in.");

    /// <summary>Lets blocks of addresses reach the REST API.</summary>
    public static RestRule Open(int number, IReadOnlyList<string> blocks) => new("restFrom", FirstSlot + number,
        [
            new() { Field = PathField, PathPatternConfig = new() { Values = RestPaths } },
            new() { Field = "source-ip", SourceIpConfig = new() { Values = blocks } },
        ],
        null);

    /// <summary>Whether it is this rule, also where somebody has changed its conditions or what it answers.</summary>
    public bool Is(Elb.Rule rule) => Body is not null
        && (rule.Actions.Any(a => a.FixedResponseConfig?.MessageBody == Body) || RuleText.Of(rule.Conditions) == Text);

    /// <summary>The blocks that a rule lets reach the REST API; null for another rule.</summary>
    public static IReadOnlyList<string>? BlocksOf(Elb.Rule rule)
    {
        var paths = rule.Conditions.Where(c => c.Field == PathField).SelectMany(RuleText.Paths);
        return paths.Order(StringComparer.Ordinal).SequenceEqual(RestPaths)
            ? rule.Conditions.FirstOrDefault(c => c.SourceIpConfig is not null)?.SourceIpConfig!.Values
            : null;
    }

    /// <summary>The blocks that this rule lets in; none for a rule that refuses.</summary>
    public IReadOnlyList<string> Blocks => Conditions.FirstOrDefault(c => c.SourceIpConfig is not null)?.SourceIpConfig!.Values ?? [];

    /// <summary>The conditions as text.</summary>
    public string Text => RuleText.Of(Conditions);

    /// <summary>What the rule does.</summary>
    public IReadOnlyList<Elb.Action> Actions(State state, TargetGroup target) => Body is null
        ? Listener.Forward(state, target)
        : [new() { Type = "fixed-response", FixedResponseConfig = new() { StatusCode = "403", ContentType = "text/plain", MessageBody = Body } }];
}
