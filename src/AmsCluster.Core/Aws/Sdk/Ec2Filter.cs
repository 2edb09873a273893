namespace AmsCluster.Aws.Sdk;

/// <summary>Filters of EC2's Describe operations.</summary>
internal static class Ec2Filter
{
    /// <summary>What has one of the values.</summary>
    /// <param name="name">What is looked at, for example <c>vpc-id</c> or <c>tag:Name</c>.</param>
    /// <param name="values">The values; * and ? stand for others.</param>
    public static Ec2.Filter Of(string name, params IEnumerable<string> values) => new(name, [.. values]);
}
