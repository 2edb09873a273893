namespace AmsCluster.Resources;

/// <summary>A port of a load balancer: the target group that it forwards to, or the HTTPS listener that it redirects to.</summary>
internal sealed class Listener(Balancer balancer, Ownership owner, string protocol, int port, TargetGroup target)
    : ElbResource<Elb.Listener>($"{balancer.Name}:{port}", owner)
{
    /// <summary>The plan's name of what a listener does with a request.</summary>
    public const string ActionField = "default action";

    /// <summary>The plan's name of the security policy.</summary>
    public const string PolicyField = "TLS policy";

    /// <summary>The certificate's ARN; null for a protocol without TLS.</summary>
    public string? Certificate { get; init; }

    /// <summary>The security policy of a listener with TLS.</summary>
    public string TlsPolicy { get; init; } = TlsPolicies.Default;

    /// <summary>Whether the spec names the policy: then no other one is as good.</summary>
    public bool IsPolicyNamed { get; init; }

    /// <summary>The HTTPS listener that this one redirects to; null to forward.</summary>
    public Listener? RedirectsTo { get; init; }

    /// <summary>Whether the spec names what HTTP listeners do: otherwise an adopted one keeps what it does.</summary>
    public bool IsActionNamed { get; init; }

    /// <summary>The listener's port.</summary>
    public int Port => port;

    public override string Kind => "listener";

    public override Resource PartOf => balancer;

    public override bool Holds => true;

    // The listener that it redirects to is made first: until then requests would lead nowhere.
    public override IEnumerable<Resource> Needs => RedirectsTo is null ? [target] : [target, RedirectsTo];

    protected override async Task<Elb.Listener?> Describe(Reader reader)
    {
        if (await balancer.Named(reader) is not { } whole) return null;
        var listeners = (await ElbInventory.Listeners(reader)).Where(l => l.LoadBalancerArn == whole.LoadBalancerArn).ToList();
        return listeners.Find(l => l.Port == port) ?? await ByTags(reader, listeners);
    }

    protected override string ArnOf(Elb.Listener described) => described.ListenerArn!;

    protected override IEnumerable<Edit> Compare(Elb.Listener described, State state) => new Differences()
        .Add("port", described.Port, port)
        .Add("protocol", described.Protocol, protocol)
        .Add(ActionField, Text(described.DefaultActions), KeepsAction(described, state) ? Text(described.DefaultActions) : Text(Actions(state)))
        .Add("certificate", described.Certificates.FirstOrDefault()?.CertificateArn, Certificate)
        .Add(PolicyField, IsSecure ? described.SslPolicy : null, Policy(described, state))
        .SetBy(run => TlsPolicies.Checked(() => run.Send(new Elb.ModifyListener
        {
            ListenerArn = described.ListenerArn!,
            Protocol = protocol,
            Port = port,
            Certificates = Certificates,
            SslPolicy = Policy(described, run.State),
            DefaultActions = KeepsAction(described, run.State) ? null : Actions(run.State),
        }), Policy(described, run.State), run.Region))
        .Select(edit => TargetGroup.Named(edit) with { Effect = Effect(described, edit, state) });

    // Clients of plain HTTP reach the redirect only, and a port that a listener leaves is closed.
    string? Effect(Elb.Listener described, Edit edit, State state)
    {
        if (edit.Fields.Any(f => f.Field is "port" or "protocol"))
            return $"closes {described.Protocol} port {described.Port}";
        List<string?> effects = [RedirectEffect(described, edit, state), PolicyEffect(described, edit, state)];
        return effects.Any(e => e is not null) ? string.Join("; ", effects.OfType<string>()) : null;
    }

    string? RedirectEffect(Elb.Listener described, Edit edit, State state) =>
        Redirects(state) && edit.Fields.Any(f => f.Field == ActionField) && described.DefaultActions.Any(a => a.Type == "forward")
            ? $"cuts clients of plain HTTP and ws:// off port {port}, which redirects to HTTPS" : null;

    // A policy that allows more refuses none of today's clients.
    string? PolicyEffect(Elb.Listener described, Edit edit, State state)
    {
        if (!edit.Fields.Any(f => f.Field == PolicyField) || described.SslPolicy is not { } before || Policy(described, state) is not { } policy)
            return null;
        return TlsPolicies.IsAsStrict(before) && !TlsPolicies.IsAsStrict(policy) ? null
            : $"refuses clients that support none of the protocols and ciphers of {policy}";
    }

    protected override string DeletionEffect(Tagged actual, State state) => $"closes port {actual.Described.Port}";

    /// <summary>Whether it redirects: as the spec says, but an adopted one that forwards does so until the spec says otherwise.</summary>
    public bool Redirects(State state) => RedirectsTo is not null && (IsActionNamed || !state.IsAdopted(this));

    /// <summary>The security policy that a spec asks for.</summary>
    public static string PolicyOf(ClusterSpec spec) => spec.LoadBalancer.TlsPolicy ?? TlsPolicies.Default;

    bool IsSecure => Certificate is not null;

    // Of a listener that was adopted: one that redirects or asks for a login does so for a reason.
    bool KeepsAction(Elb.Listener described, State state) =>
        state.IsAdopted(this) && described.DefaultActions.Any(a => a.Type != "forward") && described.DefaultActions[0].TargetGroupArn is null;

    // An adopted listener keeps a policy that is as strict.
    string? Policy(Elb.Listener described, State state)
    {
        if (!IsSecure) return null;
        return state.IsAdopted(this) && !IsPolicyNamed && TlsPolicies.IsAsStrict(described.SslPolicy) ? described.SslPolicy : TlsPolicy;
    }

    IReadOnlyList<Elb.Action> Actions(State state) => Redirects(state) ? Redirect(RedirectsTo!.Port) : Forward(state, target);

    protected override string Summary(State state) => $"{protocol} {port} {(Redirects(state) ? $"redirects to {RedirectsTo!.Name}" : $"to {target.Name}")}";

    protected override async Task<Elb.Listener> Build(Run run)
    {
        var answer = await TlsPolicies.Checked(() => run.Send(new Elb.CreateListener
        {
            LoadBalancerArn = run.State.Id(balancer),
            Protocol = protocol,
            Port = port,
            Certificates = Certificates,
            SslPolicy = IsSecure ? TlsPolicy : null,
            DefaultActions = Actions(run.State),
            Tags = Tags,
        }), TlsPolicy, run.Region);
        return answer.Listeners[0];
    }

    protected override Task Remove(Elb.Listener described, Run run) => run.SendDelete(new Elb.DeleteListener { ListenerArn = described.ListenerArn! });

    IReadOnlyList<Elb.Certificate>? Certificates => Certificate is null ? null : [new() { CertificateArn = Certificate }];

    /// <summary>The action that forwards to one target group.</summary>
    public static IReadOnlyList<Elb.Action> Forward(State state, TargetGroup target) => [new() { Type = "forward", TargetGroupArn = state.Id(target) }];

    // Host, path and query stay: what a query string says of the target (target=edge) still holds.
    static IReadOnlyList<Elb.Action> Redirect(int port) =>
    [
        new()
        {
            Type = "redirect",
            RedirectConfig = new()
            {
                Protocol = "HTTPS", Port = $"{port}", Host = "#{host}", Path = "/#{path}", Query = "#{query}", StatusCode = "HTTP_301",
            },
        },
    ];

    static string? Text(IReadOnlyList<Elb.Action> actions) => actions.FirstOrDefault() switch
    {
        { TargetGroupArn: { } target } => $"forward to {target}",
        { RedirectConfig: { } to } => $"redirect to {to.Protocol}://{to.Host}:{to.Port}{to.Path}?{to.Query} ({to.StatusCode})",
        var other => other?.Type,
    };
}
