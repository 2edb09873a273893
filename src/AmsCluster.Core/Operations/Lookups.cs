using AmsCluster.Aws;
using AmsCluster.Backups;
using AmsCluster.Resources;
using AmsCluster.Scaling;
using AmsCluster.Upgrading;

namespace AmsCluster.Operations;

/// <summary>Something that may be typed, and what it is in a few words.</summary>
/// <param name="Value">What is typed.</param>
/// <param name="Tooltip">What it is.</param>
public readonly record struct Lookup(string Value, string Tooltip);

/// <summary>What is there to choose from in the account and Region. Reads only.</summary>
public static class Lookups
{
    /// <summary>The clusters.</summary>
    public static async Task<IReadOnlyList<Lookup>> Clusters(AwsConnection aws, CancellationToken stop) =>
        [.. (await new ClusterEngine(aws).List(stop)).Select(n => new Lookup(n, $"cluster {n} in {aws.Region}"))];

    /// <summary>The backups of databases.</summary>
    public static async Task<IReadOnlyList<Lookup>> Backups(AwsConnection aws, CancellationToken stop) =>
        [.. (await new BackupList(aws).Read(null, stop)).Select(b => new Lookup(b.SnapshotId, $"{b.ClusterName}, {b.StartTime.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {b.State}"))];

    /// <summary>The scaling events of a cluster.</summary>
    public static async Task<IReadOnlyList<Lookup>> Events(AwsConnection aws, string cluster, CancellationToken stop)
    {
        var request = new AutoScaling.DescribeAutoScalingGroups { Filters = [new($"tag:{Ownership.ClusterTag}", cluster)] };
        var groups = cluster.Length == 0 ? [] : await aws.SendAll(request, r => r.AutoScalingGroups, stop);
        return [.. groups.SelectMany(EventNote.Of).DistinctBy(n => n.Name).Select(n => new Lookup(n.Name, ScalingPlan.Told(n, DateTimeOffset.UtcNow)))];
    }

    /// <summary>The instance types whose names match a pattern. All of them are ten pages.</summary>
    public static async Task<IReadOnlyList<Lookup>> InstanceTypes(AwsConnection aws, IReadOnlyList<string> patterns, CancellationToken stop)
    {
        var request = Ec2Api.DescribeInstanceTypes(new() { Filters = [Ec2Filter.Of("instance-type", patterns)] });
        var types = await aws.SendAll(request, r => r.InstanceTypes, stop);
        return [.. types.OrderBy(t => t.InstanceType.Value.Split('.')[0], StringComparer.Ordinal).ThenBy(t => t.VCpuInfo?.DefaultVCpus).Select(t => new Lookup(t.InstanceType!, Describe(t)))];
    }

    /// <summary>The key pairs.</summary>
    public static async Task<IReadOnlyList<Lookup>> KeyPairs(AwsConnection aws, CancellationToken stop) =>
        [.. (await aws.Send(Ec2Api.DescribeKeyPairs(new()), stop)).KeyPairs.Select(k => new Lookup(k.KeyName!, Join(k.KeyType, "key pair", k.KeyPairId)))];

    /// <summary>The VPCs, and the word for the default one.</summary>
    public static async Task<IReadOnlyList<Lookup>> Vpcs(AwsConnection aws, CancellationToken stop)
    {
        var vpcs = await aws.SendAll(Ec2Api.DescribeVpcs(new()), r => r.Vpcs, stop);
        return
        [
            .. vpcs.Where(v => v.IsDefault is true).Select(v => new Lookup(NetworkSpec.DefaultVpc, $"the Region's default VPC, {v.VpcId} {v.CidrBlock}")),
            .. vpcs.Select(v => new Lookup(v.VpcId!, Join(Name(v.Tags.AsTags()), v.CidrBlock, v.IsDefault is true ? "(default)" : null))),
        ];
    }

    /// <summary>The zones that a VPC has subnets in; of every VPC for null.</summary>
    public static async Task<IReadOnlyList<Lookup>> Zones(AwsConnection aws, string? vpc, CancellationToken stop) =>
        [.. (await SubnetsOf(aws, vpc, stop)).GroupBy(s => s.AvailabilityZone!, StringComparer.Ordinal).OrderBy(z => z.Key, StringComparer.Ordinal).Select(z => new Lookup(z.Key, string.Join(", ", z.Select(Describe))))];

    /// <summary>The subnets of a VPC; of every VPC for null.</summary>
    public static async Task<IReadOnlyList<Lookup>> Subnets(AwsConnection aws, string? vpc, CancellationToken stop) =>
        [.. (await SubnetsOf(aws, vpc, stop)).OrderBy(s => s.AvailabilityZone, StringComparer.Ordinal).Select(s => new Lookup(s.SubnetId!, Join(Name(s.Tags.AsTags()), s.AvailabilityZone, s.CidrBlock, s.VpcId)))];

    /// <summary>The certificates that can be used.</summary>
    public static async Task<IReadOnlyList<Lookup>> Certificates(AwsConnection aws, CancellationToken stop)
    {
        // Without Includes AWS hides all but RSA keys of up to 2048 bits.
        var request = new Aws.Acm.ListCertificates
        {
            CertificateStatuses = ["ISSUED"],
            Includes = new() { KeyTypes = ["RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1"] },
        };
        var all = await aws.SendAll(request, r => r.CertificateSummaryList, stop);
        return [.. all.OrderBy(c => c.DomainName, StringComparer.Ordinal).Select(c => new Lookup(c.CertificateArn!, Join(c.DomainName, c.NotAfter is { } end ? $"until {end:yyyy-MM-dd}" : null)))];
    }

    /// <summary>The images of AMS Enterprise, the newest first.</summary>
    public static async Task<IReadOnlyList<Lookup>> Images(AwsConnection aws, CancellationToken stop)
    {
        var all = await aws.SendAll(AmsImage.Published, r => r.Images, stop);
        return [.. all.OrderByDescending(i => i.CreationDate, StringComparer.Ordinal).Select(i => new Lookup(i.ImageId!, Join(AmsVersion.Of(i) is { } version ? $"AMS {version}," : null, i.CreationDate?.Split('T')[0] + ",", i.Name)))];
    }

    static Task<IReadOnlyList<Ec2.Subnet>> SubnetsOf(AwsConnection aws, string? vpc, CancellationToken stop)
    {
        var request = Ec2Api.DescribeSubnets(new()
        {
            Filters = vpc switch
            {
                null => null,
                NetworkSpec.DefaultVpc => [new("default-for-az", ["true"])],
                _ => [new("vpc-id", [vpc])],
            },
        });
        return aws.SendAll(request, r => r.Subnets, stop);
    }

    static string Describe(Ec2.InstanceTypeInfo type) =>
        $"{type.VCpuInfo?.DefaultVCpus} vCPU, {type.MemoryInfo?.SizeInMiB / 1024.0:0.#} GiB{(type.NetworkInfo?.NetworkPerformance is { } network ? $", network {network}" : "")}";

    static string Describe(Ec2.Subnet subnet) => Join(Name(subnet.Tags.AsTags()), subnet.SubnetId, subnet.CidrBlock);

    static string? Name(IReadOnlyList<Tag> tags) => tags.FirstOrDefault(t => t.Key == "Name")?.Value;

    static string Join(params string?[] words) => string.Join(' ', words.Where(w => !string.IsNullOrEmpty(w)));
}
