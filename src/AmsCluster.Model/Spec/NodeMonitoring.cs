namespace AmsCluster;

/// <summary>How often EC2 sends the metrics of a node to CloudWatch. EC2 <c>Monitoring.Enabled</c> of a launch template.</summary>
public enum NodeMonitoring
{
    /// <summary>Each minute. CloudWatch charges for it.</summary>
    Detailed,

    /// <summary>Each five minutes, without charge. Scaling reacts later.</summary>
    Basic,
}
