using System.Text.RegularExpressions;
using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>The nodes of one group as a load balancer sees them, and how it looks whether they are well.</summary>
internal sealed partial class TargetGroup(string name, Ownership owner, Resource<Ec2.Vpc> vpc, TargetGroup.Port port) : ElbResource<TargetGroup.Described>(name, owner)
{
    /// <summary>What is forwarded, and the attributes that go with the protocol.</summary>
    /// <param name="Protocol">HTTP, TCP or UDP.</param>
    /// <param name="Number">The nodes' port.</param>
    /// <param name="Attributes">AWS's target group attributes.</param>
    internal sealed record Port(string Protocol, int Number, IReadOnlyDictionary<string, string> Attributes)
    {
        public bool IsHttp => Protocol == "HTTP";
    }

    /// <summary>A target group with its attributes.</summary>
    internal sealed record Described(Elb.TargetGroup Group, IReadOnlyDictionary<string, string> Attributes);

    /// <summary>AMS's own answer whether it is well, without a login, since 2.5.1 (AMS RestServiceV2.java).</summary>
    public const string HealthCheckPath = "/rest/v2/liveness";

    /// <summary>AMS's HTTP port (AMS red5.properties), also looked at where the traffic is not HTTP.</summary>
    public const int HttpPort = 5080;

    /// <summary>The group of nodes that is looked after by this one's health check.</summary>
    public AutoScalingGroup? Nodes { get; set; }

    public override string Kind => "target group";

    /// <summary>The edit with the names of target groups in place of their ARNs, where the names tell them apart.</summary>
    public static Edit Named(Edit edit) => edit with { Fields = [.. edit.Fields.Select(Named)] };

    static FieldChange Named(FieldChange field)
    {
        var named = field with { Actual = Named(field.Actual), Expected = Named(field.Expected) };
        return named.Actual == named.Expected ? field : named;
    }

    static string? Named(string? text) => text is null ? null : Arn().Replace(text, arn => NameIn(arn.Value));

    [GeneratedRegex(@"arn:\S+:targetgroup/\S+", RegexOptions.None, 1000)]
    private static partial Regex Arn();

    /// <summary>The kind and the name in an ARN: <c>arn:…:targetgroup/NAME/ID</c>.</summary>
    public static string NameIn(string arn) => ShortNameIn(arn) is { } name ? $"target group {name}" : arn;

    /// <summary>The name alone in an ARN; null where it is none.</summary>
    public static string? ShortNameIn(string arn) => arn.Split('/') is [_, var name, _] ? name : null;

    public override IEnumerable<Resource> Needs => [vpc];

    // Its attributes cannot be given when it is made.
    public override Effort ToMake => new(2, 2);

    protected override async Task<Described?> Describe(Reader reader)
    {
        var groups = Depth.Begin(() => ElbInventory.TargetGroups(reader));
        var hint = Wanted ? await ElbHints.TargetGroup(reader, Name) : null;
        var early = hint is null ? null : Depth.Begin(() => Ask(reader, hint));
        if ((await groups.End()).FirstOrDefault(g => g.TargetGroupName == Name) is not { } group) return null;
        if (!Wanted) return new(group, port.Attributes);

        // Its tags are asked for meanwhile.
        var tags = Depth.Begin(() => ElbTags.Of(reader, group.TargetGroupArn!));
        var answer = await (early is not null && hint == group.TargetGroupArn ? early.End() : Ask(reader, group.TargetGroupArn!));
        await tags.End();
        return answer is null ? null : new(group, answer.Attributes.ToDictionary(a => a.Key!, a => a.Value ?? "", StringComparer.Ordinal));
    }

    static Task<Elb.DescribeTargetGroupAttributesResult?> Ask(Reader reader, string arn) => reader.SendOrNull(new Elb.DescribeTargetGroupAttributes { TargetGroupArn = arn });

    protected override string ArnOf(Described described) => described.Group.TargetGroupArn!;

    public override IEnumerable<Finding> Obstacles(State state)
    {
        var group = state.Of(this)!.Described.Group;
        return Fixed("network.vpc", group.VpcId, state.Id(vpc)).Concat(Fixed("protocol and port", $"{group.Protocol} {group.Port}", $"{port.Protocol} {port.Number}"));
    }

    protected override IEnumerable<Edit> Compare(Described described, State state)
    {
        var group = described.Group;
        var shall = Checks();
        var checks = new Differences()
            .Add("health check", $"{group.HealthCheckProtocol} {group.HealthCheckPort} {group.HealthCheckPath}".TrimEnd(), $"{shall.HealthCheckProtocol} {shall.HealthCheckPort} {shall.HealthCheckPath}".TrimEnd())
            .Add("interval", group.HealthCheckIntervalSeconds, shall.HealthCheckIntervalSeconds)
            .Add("timeout", group.HealthCheckTimeoutSeconds, shall.HealthCheckTimeoutSeconds)
            .Add("healthy after", group.HealthyThresholdCount, shall.HealthyThresholdCount)
            .Add("unhealthy after", group.UnhealthyThresholdCount, shall.UnhealthyThresholdCount)
            .Add("matcher", port.IsHttp ? group.Matcher?.HttpCode : null, shall.Matcher?.HttpCode);
        var attributes = new Differences();
        foreach (var (key, value) in port.Attributes) attributes.Add(key, described.Attributes.GetValueOrDefault(key), value);
        var edits = KeepsChecks(state) ? [] : checks.SetBy(run => run.Send(shall with { TargetGroupArn = run.State.Id(this) }));
        return edits.Concat(attributes.SetBy(SetAttributes));
    }

    // Where Auto Scaling ends nodes by the health check, nodes made by hand would not outlive one that they do not know.
    bool KeepsChecks(State state) => state.IsAdopted(this) && Nodes?.EndsUnhealthy(state) is true;

    public override IEnumerable<Finding> LeftAlone(State state) => !KeepsChecks(state) || state.Of(this)!.Described.Group.HealthCheckPath == HealthCheckPath ? [] :
    [
        new(FindingLevel.Warning, "AmsAdoptedChecks", Name, $"Target group {Name} was adopted and keeps its health check ({state.Of(this)!.Described.Group.HealthCheckPath}): Auto Scaling ends the nodes of {Nodes!.Name} that do not pass it.",
            $"When all nodes answer {HealthCheckPath} with 200 (Ant Media Server 2.5.1 and later): aws elbv2 modify-target-group --target-group-arn {state.Id(this)} --health-check-path {HealthCheckPath}"),
    ];

    protected override string Summary(State state) => $"{port.Protocol} {port.Number}{(port.IsHttp ? ", least outstanding requests, sticky" : "")}";

    protected override async Task<Described> Build(Run run)
    {
        var checks = Checks();
        var answer = await run.Send(new Elb.CreateTargetGroup
        {
            Name = Name,
            Protocol = port.Protocol,
            Port = port.Number,
            VpcId = run.State.Id(vpc),
            TargetType = "instance",
            HealthCheckProtocol = checks.HealthCheckProtocol,
            HealthCheckPort = checks.HealthCheckPort,
            HealthCheckPath = checks.HealthCheckPath,
            HealthCheckIntervalSeconds = checks.HealthCheckIntervalSeconds,
            HealthCheckTimeoutSeconds = checks.HealthCheckTimeoutSeconds,
            HealthyThresholdCount = checks.HealthyThresholdCount,
            UnhealthyThresholdCount = checks.UnhealthyThresholdCount,
            Matcher = checks.Matcher,
            Tags = Tags,
        });
        var described = new Described(answer.TargetGroups[0], port.Attributes);
        run.State.Set(this, new Tagged(described, Tags), ArnOf(described));
        await SetAttributes(run);
        return described;
    }

    protected override Task Remove(Described described, Run run) => run.SendDelete(new Elb.DeleteTargetGroup { TargetGroupArn = ArnOf(described) });

    // TCP and UDP are looked after by asking AMS's HTTP port for a connection: SRT itself has nothing that could be asked.
    Elb.ModifyTargetGroup Checks() => new()
    {
        TargetGroupArn = "",
        HealthCheckProtocol = port.IsHttp ? "HTTP" : "TCP",
        HealthCheckPort = port.Protocol == "UDP" ? $"{HttpPort}" : "traffic-port",
        HealthCheckPath = port.IsHttp ? HealthCheckPath : null,
        HealthCheckIntervalSeconds = 15,
        HealthCheckTimeoutSeconds = 5,
        HealthyThresholdCount = 2,
        UnhealthyThresholdCount = 3,
        Matcher = port.IsHttp ? new() { HttpCode = "200" } : null,
    };

    Task SetAttributes(Run run) => port.Attributes.Count == 0 ? Task.CompletedTask : run.Send(new Elb.ModifyTargetGroupAttributes
    {
        TargetGroupArn = run.State.Id(this),
        Attributes = [.. port.Attributes.Select(a => new Elb.TargetGroupAttribute { Key = a.Key, Value = a.Value })],
    });
}
