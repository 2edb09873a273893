namespace AmsCluster;

/// <summary>Who may reach the nodes, and log in to them. Session Manager works without any of this.</summary>
public sealed record AccessSpec
{
    /// <summary>The EC2 key pair put on every node; null for none.</summary>
    public string? KeyName { get; init; }

    /// <summary>Whether the key pair is made, its private half saved as <c>KEYNAME.pem</c> (mode 0600). Otherwise it must exist.</summary>
    public bool CreateKey { get; init; }

    /// <summary>The IPv4 block that may reach TCP port 22 of the nodes, for example <c>203.0.113.0/24</c>; null leaves the port shut.</summary>
    public string? SshFrom { get; init; }

    /// <summary>The IPv4 blocks that reach the web panel and its REST API (AMS <c>server.allowed_dashboard_CIDR</c>), beside the VPC's own; empty for all.</summary>
    public IReadOnlyList<string> DashboardFrom { get; init; } = [];

    /// <summary>
    /// The IPv4 blocks outside the VPC that the load balancer lets reach the REST API of every application
    /// (<c>/{app}/rest/</c>), at most 30; empty for none. AMS's own list of each application applies besides.
    /// </summary>
    public IReadOnlyList<string> RestFrom { get; init; } = [];

    /// <summary>Whether rules that somebody adds to the cluster's security groups are revoked. Otherwise they are left alone, and a warning tells of them.</summary>
    public bool ExactRules { get; init; }

    /// <summary>The ARN of the IAM policy set as permissions boundary of the nodes' role (<c>PermissionsBoundary</c>); null for none.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>The name of an existing instance profile for all nodes; null to create a role and a profile.</summary>
    public string? InstanceProfile { get; init; }
}
