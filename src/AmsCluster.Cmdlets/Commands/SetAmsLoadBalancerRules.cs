using System.Management.Automation;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Deploys the load balancer of a cluster with its listeners and rules, or changes them.</summary>
[Cmdlet(VerbsCommon.Set, "AmsLoadBalancerRules", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[Alias("Set-AmsLoadBalancerRule")]
[OutputType(typeof(Cluster))]
public sealed class SetAmsLoadBalancerRules : PartCmdlet
{
    readonly HashSet<string> _done = new(StringComparer.Ordinal);

    /// <summary>The ARN of an ISSUED certificate of Certificate Manager.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CertificateCompleter))]
    public string? CertificateArn { get; set; }

    /// <summary>The host name that users type.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Domain { get; set; }

    /// <summary>The Route 53 hosted zone in which a record is made.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? HostedZoneId { get; set; }

    /// <summary>What the HTTP listeners do: redirect to HTTPS, or forward to the nodes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(HttpListenerCompleter))]
    public string? HttpListener { get; set; }

    /// <summary>The security policy of the HTTPS listeners.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? TlsPolicy { get; set; }

    /// <summary>Whether AWS refuses to delete the load balancers.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordIsSwitch(nameof(DeletionProtection))]
    public bool? DeletionProtection { get; set; }

    /// <summary>Where access logs go: s3://BUCKET/PREFIX.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AccessLogs { get; set; }

    /// <summary>After how many seconds without data a connection is closed, 1 to 4000.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? IdleTimeout { get; set; }

    /// <summary>The zones that the load balancer stands in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ZoneCompleter))]
    public string[]? LoadBalancerZone { get; set; }

    /// <summary>Whether a Network Load Balancer takes RTMP and SRT.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WordIsSwitch(nameof(Rtmp))]
    public bool? Rtmp { get; set; }

    /// <summary>Give out the cluster. At the end of a chain it is given out in any case.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override IReadOnlyCollection<ClusterPart> Parts => [ClusterPart.LoadBalancer];

    private protected override string Action => "Set the load balancer rules of";

    private protected override ClusterSpec Change(ClusterSpec spec) => spec with
    {
        LoadBalancer = spec.LoadBalancer with
        {
            Certificate = Text(nameof(CertificateArn), CertificateArn, spec.LoadBalancer.Certificate),
            Domain = Text(nameof(Domain), Domain, spec.LoadBalancer.Domain),
            HostedZone = Text(nameof(HostedZoneId), HostedZoneId, spec.LoadBalancer.HostedZone),
            Http = Text(nameof(HttpListener), HttpListener, spec.LoadBalancer.Http),
            TlsPolicy = Text(nameof(TlsPolicy), TlsPolicy, spec.LoadBalancer.TlsPolicy),
            DeletionProtection = IsSaid(nameof(DeletionProtection)) ? DeletionProtection ?? spec.LoadBalancer.DeletionProtection : spec.LoadBalancer.DeletionProtection,
            AccessLogs = Text(nameof(AccessLogs), AccessLogs, spec.LoadBalancer.AccessLogs),
            IdleTimeout = Number(nameof(IdleTimeout), IdleTimeout) ?? spec.LoadBalancer.IdleTimeout,
        },
        Network = spec.Network with { LoadBalancerZones = Words(nameof(LoadBalancerZone), LoadBalancerZone, spec.Network.LoadBalancerZones) },
        Rtmp = IsSaid(nameof(Rtmp)) ? Rtmp ?? spec.Rtmp : spec.Rtmp,
    };

    // The groups of one cluster come one after another; it is one load balancer to them.
    private protected override bool IsRepeated(string name) => !_done.Add(name);

    private protected override bool Gives => PassThru || (Connection is not null && MyInvocation.PipelinePosition > 1);

    private protected override IEnumerable<object> Chosen(Cluster parts) => [];
}
