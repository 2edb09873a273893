namespace AmsCluster.Aws.Binding;

/// <summary>One of the buckets of tokens that AWS counts calls in: each call takes one, and is refused when none is left.</summary>
/// <param name="Name">What is counted together.</param>
/// <param name="Tokens">How many it holds; 0 where AWS does not say.</param>
/// <param name="Rate">How many it regains a second; infinite where AWS does not say.</param>
internal sealed record Quota(string Name, double Tokens = 0, double Rate = double.PositiveInfinity)
{
    /// <summary>
    /// What a call is counted in. The figures are AWS's defaults (EC2 and Elastic Load Balancing: Request throttling; Route 53: Quotas; Certificate
    /// Manager: Quotas; Systems Manager: endpoints and quotas); an account may have others, which <see cref="Pace"/> finds out.
    /// </summary>
    public static IReadOnlyList<Quota> Of(AwsService service, string operation)
    {
        if (service == AwsService.Ec2) return [Ec2(operation)];
        if (service == AwsService.Elb) return [Elb(operation), new("account", 40, 10)];
        if (service == AwsService.AutoScaling) return [new("account")];
        if (service == AwsService.Route53) return [new("account", 5, 5)];
        if (service == AwsService.Ssm && operation is "GetParameter" or "GetParameters" or "GetParametersByPath") return [new("parameters", 40, 40)];
        return [operation is "DescribeCertificate" ? new(operation, 10, 10) : new(operation)];
    }

    private static Quota Ec2(string operation) => operation switch
    {
        "RunInstances" or "StartInstances" => new(operation, 5, 2),
        "CreateTags" or "DeleteTags" => new(operation, 100, 10),
        "TerminateInstances" or "CreateLaunchTemplateVersion" or "AssociateIamInstanceProfile" or "ModifyInstanceMetadataOptions" => new(operation, 100, 5),

        // Without a filter these have less than other reads; whether there is one is not looked at.
        "DescribeInstances" or "DescribeSecurityGroups" or "DescribeVolumes" => new(operation, 50, 10),
        _ when IsRead(operation) => new(operation, 100, 20),
        _ => new(operation, 50, 5),
    };

    private static Quota Elb(string operation) => operation switch
    {
        "CreateLoadBalancer" or "SetSubnets" => new("resource-intensive", 10, 0.2),
        _ when IsRead(operation) => new("non-mutating", 40, 10),
        _ => new("mutating", 20, 3),
    };

    private static bool IsRead(string operation) => operation.StartsWith("Describe", StringComparison.Ordinal) || operation.StartsWith("Get", StringComparison.Ordinal);
}
