using System.Text;
using AmsCluster.Aws;
using AmsCluster.Aws.Binding;
using AmsCluster.Aws.Sdk;
using AmsCluster.Micro.Wire;
using BenchmarkDotNet.Attributes;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using Elb = AmsCluster.Aws.Elb;
using Route53 = AmsCluster.Aws.Route53;
using Ssm = Amazon.SimpleSystemsManagement.Model;

namespace AmsCluster.Micro;

/// <summary>Large answers into typed results: a cluster of 100 nodes, a listener that is full of rules.</summary>
[MemoryDiagnoser]
public class Unmarshalling
{
    readonly Answer _instances = Of(Ec2Api.DescribeInstances(new()), InstancesAnswer.Of(100));
    readonly Answer _balancers = Of(new Elb.DescribeLoadBalancers(), QueryAnswers.Balancers(20));
    readonly Answer _rules = Of(new Elb.DescribeRules(), QueryAnswers.Rules(100));
    readonly Answer _groups = Of(new AutoScaling.DescribeAutoScalingGroups(), QueryAnswers.Groups(100));
    readonly Answer _parameters = Of(SsmApi.GetParametersByPath(new() { Path = "/amscluster/live" }), OtherAnswers.Parameters(10));
    readonly Answer _records = Of(new Route53.ListResourceRecordSets { HostedZoneId = "Z0123456789ABCDEFGHIJ" }, OtherAnswers.Records(100));

    [Benchmark(Description = "EC2 DescribeInstances, 100")]
    public object DescribeInstances() => _instances.Read();

    [Benchmark(Description = "Query DescribeLoadBalancers, 20")]
    public object DescribeLoadBalancers() => _balancers.Read();

    [Benchmark(Description = "Query DescribeRules, 100")]
    public object DescribeRules() => _rules.Read();

    [Benchmark(Description = "Query DescribeAutoScalingGroups, 100 nodes")]
    public object DescribeAutoScalingGroups() => _groups.Read();

    [Benchmark(Description = "JSON GetParametersByPath, 10")]
    public object GetParametersByPath() => _parameters.Read();

    [Benchmark(Description = "rest-xml ListResourceRecordSets, 100")]
    public object ListResourceRecordSets() => _records.Read();

    static Answer Of<TResult>(AwsRequest<TResult> request, string body) => new(new(request, typeof(TResult), repeatable: true), Encoding.UTF8.GetBytes(body));

    sealed record Answer(WireCall Call, byte[] Body)
    {
        public object Read() => WireUnmarshaller.Read(Call, new MemoryStream(Body)).Result;
    }
}
