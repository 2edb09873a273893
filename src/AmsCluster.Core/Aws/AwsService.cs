namespace AmsCluster.Aws;

/// <summary>How a service is spoken to.</summary>
internal enum AwsProtocol
{
    /// <summary>EC2's own: a form there, XML back. The SDK's types write and read it.</summary>
    Ec2,

    /// <summary>A form there, XML back.</summary>
    Query,

    /// <summary>JSON 1.1 both ways.</summary>
    Json,

    /// <summary>Method and path there, XML both ways.</summary>
    RestXml,
}

/// <summary>A service: the one place that says where it is and how it is spoken to.</summary>
/// <param name="Id">AWS's service id; it also names <c>AWS_ENDPOINT_URL_&lt;ID&gt;</c> and the key in a profile's <c>services</c> section.</param>
/// <param name="Prefix">The first label of the endpoint's host name, and the name that requests are signed for.</param>
/// <param name="Version">The API's version.</param>
/// <param name="Protocol">How it is spoken to.</param>
/// <param name="Target">The prefix of JSON's X-Amz-Target.</param>
/// <param name="Global">Whether a partition has one endpoint of it, not one a Region.</param>
internal sealed record AwsService(string Id, string Prefix, string Version, AwsProtocol Protocol, string? Target = null, bool Global = false)
{
    /// <summary>The prefix of its actions in IAM policies.</summary>
    public string Rights => Prefix is "monitoring" ? "cloudwatch" : Prefix;

    public static AwsService Ec2 { get; } = new("EC2", "ec2", "2016-11-15", AwsProtocol.Ec2);
    public static AwsService AutoScaling { get; } = new("Auto Scaling", "autoscaling", "2011-01-01", AwsProtocol.Query);
    public static AwsService Elb { get; } = new("Elastic Load Balancing v2", "elasticloadbalancing", "2015-12-01", AwsProtocol.Query);
    public static AwsService Iam { get; } = new("IAM", "iam", "2010-05-08", AwsProtocol.Query, Global: true);
    public static AwsService Ssm { get; } = new("SSM", "ssm", "2014-11-06", AwsProtocol.Json, "AmazonSSM");
    public static AwsService Acm { get; } = new("ACM", "acm", "2015-12-08", AwsProtocol.Json, "CertificateManager");
    public static AwsService Sts { get; } = new("STS", "sts", "2011-06-15", AwsProtocol.Query);
    public static AwsService Sns { get; } = new("SNS", "sns", "2010-03-31", AwsProtocol.Query);
    public static AwsService CloudWatch { get; } = new("CloudWatch", "monitoring", "2010-08-01", AwsProtocol.Query);
    public static AwsService Route53 { get; } = new("Route 53", "route53", "2013-04-01", AwsProtocol.RestXml, Global: true);
    public static AwsService S3 { get; } = new("S3", "s3", "2006-03-01", AwsProtocol.RestXml);
}
