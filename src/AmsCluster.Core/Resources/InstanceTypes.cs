namespace AmsCluster.Resources;

/// <summary>What AWS says of instance types.</summary>
internal static class InstanceTypes
{
    /// <summary>The processor architectures of a type, for example <c>x86_64</c>; none of a type that AWS does not know, of which the checks before the first write tell.</summary>
    public static async Task<IReadOnlyList<string>> Architectures(Reader reader, string instanceType)
    {
        var answer = await reader.SendOrNothing(new Ec2.DescribeInstanceTypes { InstanceTypes = [instanceType] });
        return answer?.InstanceTypes.FirstOrDefault()?.ProcessorInfo?.SupportedArchitectures ?? [];
    }
}
