using AmsCluster.Aws.Binding;
using AmsCluster.Micro.Wire;
using BenchmarkDotNet.Attributes;

namespace AmsCluster.Micro;

/// <summary>Large requests into what goes over the wire, one a protocol and the launch template, which is the largest.</summary>
[MemoryDiagnoser]
public class Marshalling
{
    [Benchmark(Description = "EC2 RunInstances")]
    public object RunInstances() => Marshal(Requests.RunInstances);

    [Benchmark(Description = "EC2 CreateLaunchTemplate")]
    public object CreateLaunchTemplate() => Marshal(Requests.CreateLaunchTemplate);

    [Benchmark(Description = "Query CreateAutoScalingGroup")]
    public object CreateAutoScalingGroup() => Marshal(Requests.CreateAutoScalingGroup);

    [Benchmark(Description = "JSON PutParameter")]
    public object PutParameter() => Marshal(Requests.PutParameter);

    [Benchmark(Description = "rest-xml ChangeResourceRecordSets, 100")]
    public object ChangeResourceRecordSets() => Marshal(Requests.ChangeResourceRecordSets);

    static object Marshal(WireCall call) => WireMarshaller.Instance.Marshall(call);
}
