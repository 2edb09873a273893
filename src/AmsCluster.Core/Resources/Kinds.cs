namespace AmsCluster.Resources;

/// <summary>AWS's words for what can be adopted with another name than the cluster's own would have.</summary>
internal static class Kinds
{
    public const string AutoScalingGroup = "auto scaling group";
    public const string Instance = "instance";
    public const string LaunchTemplate = "launch template";
    public const string LoadBalancer = "load balancer";
    public const string ScalingPolicy = "scaling policy";
    public const string SecurityGroup = "security group";
    public const string TargetGroup = "target group";
}
