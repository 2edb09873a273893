namespace AmsCluster.Resources;

/// <summary>A port of a load balancer and the group that it forwards to.</summary>
internal sealed class Listener(Balancer balancer, Ownership owner, string protocol, int port, TargetGroup target, string? certificate = null)
    : ElbResource<Elb.Listener>($"{balancer.Name}:{port}", owner)
{
    // TLS 1.2 and 1.3 with forward secrecy only; AWS's recommendation (Elastic Load Balancing, Security policies).
    const string TlsPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06";

    static readonly string[] GoodPolicies = ["ELBSecurityPolicy-TLS13-1-2-", "ELBSecurityPolicy-TLS13-1-3-"];

    public override string Kind => "listener";

    public override Resource PartOf => balancer;

    public override bool Holds => true;

    public override IEnumerable<Resource> Needs => [target];

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
        .Add("forwards to", described.DefaultActions.FirstOrDefault()?.TargetGroupArn, KeepsAction(described, state) ? null : state.Id(target))
        .Add("certificate", described.Certificates.FirstOrDefault()?.CertificateArn, certificate)
        .Add("TLS policy", certificate is null ? null : described.SslPolicy, certificate is null ? null : Policy(described, state))
        .SetBy(run => run.Send(new Elb.ModifyListener
        {
            ListenerArn = described.ListenerArn!,
            Protocol = protocol,
            Port = port,
            Certificates = Certificates,
            SslPolicy = certificate is null ? null : Policy(described, run.State),
            DefaultActions = KeepsAction(described, run.State) ? null : Forward(run.State, target),
        }));

    // Of a listener that was adopted: one that redirects or asks for a login does so for a reason.
    bool KeepsAction(Elb.Listener described, State state) =>
        state.IsAdopted(this) && described.DefaultActions.Any(a => a.Type != "forward") && described.DefaultActions[0].TargetGroupArn is null;

    // Others of TLS 1.2 and later are as good, and some stricter.
    string Policy(Elb.Listener described, State state) =>
        state.IsAdopted(this) && described.SslPolicy is { } policy && GoodPolicies.Any(good => policy.StartsWith(good, StringComparison.Ordinal)) ? policy : TlsPolicy;

    protected override string Summary(State state) => $"{protocol} {port} to {target.Name}";

    protected override async Task<Elb.Listener> Build(Run run)
    {
        var answer = await run.Send(new Elb.CreateListener
        {
            LoadBalancerArn = run.State.Id(balancer),
            Protocol = protocol,
            Port = port,
            Certificates = Certificates,
            SslPolicy = certificate is null ? null : TlsPolicy,
            DefaultActions = Forward(run.State, target),
            Tags = Tags,
        });
        return answer.Listeners[0];
    }

    protected override Task Remove(Elb.Listener described, Run run) => run.SendDelete(new Elb.DeleteListener { ListenerArn = described.ListenerArn! });

    IReadOnlyList<Elb.Certificate>? Certificates => certificate is null ? null : [new() { CertificateArn = certificate }];

    /// <summary>The action that forwards to one target group.</summary>
    public static IReadOnlyList<Elb.Action> Forward(State state, TargetGroup target) => [new() { Type = "forward", TargetGroupArn = state.Id(target) }];
}
