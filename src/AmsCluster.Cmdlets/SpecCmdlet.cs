using System.Collections;
using System.Management.Automation;

namespace AmsCluster.Cmdlets;

/// <summary>A cmdlet that takes a whole spec by parameters, so that a line of a CSV file binds by its columns.</summary>
public abstract partial class SpecCmdlet : AmsCmdlet, INamedTarget
{
    internal const string Parameters = "Parameters";

    // The default where there is one: a spec that comes along the pipeline has a name too, and would bind by that alone.
    internal const string Whole = "Spec";

    /// <summary>The cluster's name: 1 to 20 of a-z, 0-9 and -, starting with a letter.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = Parameters, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Cluster")]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    [TextOnly]
    [ValidateNotNullOrEmpty]
    public string? ClusterName { get; set; }

    /// <summary>The VPC: default, or the id of one that exists.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(VpcCompleter))]
    public string? VpcId { get; set; }

    /// <summary>The IPv4 block of a VPC to be made.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    public string? VpcCidr { get; set; }

    /// <summary>Subnets of a VPC that exists, one for a zone.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SubnetCompleter))]
    public string[]? SubnetId { get; set; }

    /// <summary>The zones that nodes run in.</summary>
    [ArgumentCompleter(typeof(ZoneCompleter))]
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [Alias("AvailabilityZone")]
    public string[]? NodeZone { get; set; }

    /// <summary>The zones that the load balancer stands in.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ZoneCompleter))]
    public string[]? LoadBalancerZone { get; set; }

    /// <summary>The EC2 key pair put on every node.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KeyPairCompleter))]
    public string? KeyName { get; set; }

    /// <summary>Whether the key pair is made.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [WordIsSwitch(nameof(CreateKey))]
    public SwitchParameter CreateKey { get; set; }

    /// <summary>The IPv4 block that may reach port 22.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    public string? SshFrom { get; set; }

    /// <summary>Whether rules that somebody adds to the cluster's security groups are revoked.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [WordIsSwitch(nameof(ExactRules))]
    public SwitchParameter ExactRules { get; set; }

    /// <summary>The ARN of the permissions boundary of the nodes' role.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    public string? PermissionsBoundary { get; set; }

    /// <summary>The name of an existing instance profile for the nodes.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    public string? InstanceProfile { get; set; }

    /// <summary>The instance type of the MongoDB node.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    public string? MongoInstanceType { get; set; }

    /// <summary>The size of the MongoDB node's volume in GiB.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? VolumeGiB { get; set; }

    /// <summary>The Ubuntu image of the MongoDB node; by default Canonical's newest of 24.04.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    public string? MongoImageId { get; set; }

    /// <summary>Let MongoDB ask nobody for a password.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [WordIsSwitch(nameof(NoAuth))]
    public SwitchParameter NoAuth { get; set; }

    /// <summary>The address of a database of your own.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    public string? MongoUri { get; set; }

    /// <summary>The instance type of origin and edge nodes.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    public string? InstanceType { get; set; }

    /// <summary>The least number of nodes of each group.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? MinSize { get; set; }

    /// <summary>The greatest number of nodes of each group.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? MaxSize { get; set; }

    /// <summary>The average CPU load in per cent that scaling aims at.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? TargetCpu { get; set; }

    /// <summary>The number of nodes of each group that are ready beforehand, stopped.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? WarmPool { get; set; }

    /// <summary>The longest in minutes that a node which is to be ended waits for what is on it to end; 0 for not at all.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? DrainMinutes { get; set; }

    /// <summary>The size of the root disk of an origin or edge node in GiB; by default 16, or more where the image needs more.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? NodeVolumeGiB { get; set; }

    /// <summary>The image of the AMS nodes.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    public string? ImageId { get; set; }

    /// <summary>The ARN of the certificate.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CertificateCompleter))]
    public string? CertificateArn { get; set; }

    /// <summary>The host name that users type.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    public string? Domain { get; set; }

    /// <summary>The Route 53 hosted zone in which a record is made.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    public string? HostedZoneId { get; set; }

    /// <summary>What the HTTP listeners do: redirect to HTTPS, or forward to the nodes.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(HttpListenerCompleter))]
    public string? HttpListener { get; set; }

    /// <summary>The security policy of the HTTPS listeners.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    public string? TlsPolicy { get; set; }

    /// <summary>Whether AWS refuses to delete the load balancers.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [WordIsSwitch(nameof(DeletionProtection))]
    public SwitchParameter DeletionProtection { get; set; }

    /// <summary>Where access logs go: s3://BUCKET/PREFIX.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    public string? AccessLogs { get; set; }

    /// <summary>After how many seconds without data a connection is closed, 1 to 4000.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNone]
    public int? IdleTimeout { get; set; }

    /// <summary>The blocks of addresses that reach the web panel, beside the VPC's own.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public string[]? DashboardFrom { get; set; }

    /// <summary>The user name of the panel's first administrator; by default admin.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    public string? AdminEmail { get; set; }

    /// <summary>The existing SecureString parameter with the administrator's password; without it one is generated.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    public string? AdminPasswordParameter { get; set; }

    /// <summary>The blocks of addresses that the load balancer lets reach the REST API of every application.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public string[]? RestFrom { get; set; }

    /// <summary>Whether a Network Load Balancer takes RTMP and SRT.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [WordIsSwitch(nameof(Rtmp))]
    public SwitchParameter Rtmp { get; set; }

    /// <summary>How often EC2 measures the nodes: Detailed (each minute) or Basic (each five minutes).</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    [BlankIsNull]
    public NodeMonitoring? Monitoring { get; set; }

    /// <summary>The email address that receives notifications about the cluster.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    public string? NoticeEmail { get; set; }

    /// <summary>A topic of your own that is told instead.</summary>
    [Parameter(ParameterSetName = Parameters, ValueFromPipelineByPropertyName = true)]
    public string? NoticeTopicArn { get; set; }

    /// <summary>Tags put on everything.</summary>
    [Parameter(ParameterSetName = Parameters)]
    public Hashtable? Tag { get; set; }

    string? INamedTarget.TargetName => ClusterName;

    internal static IReadOnlyDictionary<string, string> Tags(Hashtable? tags) =>
        new SortedDictionary<string, string>((tags ?? []).Cast<DictionaryEntry>().ToDictionary(t => t.Key.ToString()!, t => t.Value?.ToString() ?? ""), StringComparer.Ordinal);
}
