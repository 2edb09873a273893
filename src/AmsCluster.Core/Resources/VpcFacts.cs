namespace AmsCluster.Resources;

/// <summary>
/// What decides whether the subnets of an existing VPC can be used. All of it is asked at once, as soon as the VPC is known, so
/// that the checks before the first write add no round of calls.
/// </summary>
internal static class VpcFacts
{
    /// <summary>Asks for all of it, and for the routes.</summary>
    public static Task Ask(Reader reader, string vpcId) =>
        Task.WhenAll(RoutesInForce.Of(reader, vpcId), NetworkAcls(reader, vpcId), HasDnsSupport(reader, vpcId));

    /// <summary>The network ACLs of the VPC. EC2 <c>DescribeNetworkAcls</c>.</summary>
    public static Task<IReadOnlyList<Ec2.NetworkAcl>> NetworkAcls(Reader reader, string vpcId) => reader.Once($"network ACLs of {vpcId}", () =>
        reader.SendAll(
            Ec2Api.DescribeNetworkAcls(new() { Filters = [Ec2Filter.Of("vpc-id", vpcId)] }), r => r.NetworkAcls));

    /// <summary>Whether the VPC's own DNS server answers. EC2 <c>DescribeVpcAttribute</c>, enableDnsSupport.</summary>
    public static Task<bool> HasDnsSupport(Reader reader, string vpcId) => reader.Once($"DNS support of {vpcId}", async () =>
    {
        var answer = await reader.Send(
            Ec2Api.DescribeVpcAttribute(new() { VpcId = vpcId, Attribute = "enableDnsSupport" }));
        return answer.EnableDnsSupport is not false;
    });
}
