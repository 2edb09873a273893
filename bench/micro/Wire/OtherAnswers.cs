using System.Text.Json;

namespace AmsCluster.Micro.Wire;

/// <summary>What is answered in JSON and in rest-xml.</summary>
internal static class OtherAnswers
{
    /// <summary>Parameters of 4 KiB, as many as a page has.</summary>
    public static string Parameters(int count) => JsonSerializer.Serialize(new
    {
        Parameters = Enumerable.Range(0, count).Select(i => new
        {
            ARN = $"arn:aws:ssm:ap-south-1:123456789012:parameter/amscluster/live/{i}",
            DataType = "text",
            LastModifiedDate = 1767323045.678,
            Name = $"/amscluster/live/{i}",
            Type = "String",
            Value = string.Concat(Enumerable.Repeat("origin: {min: 1, max: 10}\n", 160)),
            Version = i,
        }),
    });

    public static string Records(int count) => $"""
        <ListResourceRecordSetsResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/">
            <ResourceRecordSets>{string.Concat(Enumerable.Range(0, count).Select(Record))}</ResourceRecordSets>
            <IsTruncated>false</IsTruncated><MaxItems>300</MaxItems>
        </ListResourceRecordSetsResponse>
        """;

    static string Record(int i) => $"""
        <ResourceRecordSet>
            <Name>live-{i}.example.com.</Name><Type>A</Type>
            <AliasTarget><HostedZoneId>ZP97RAFLXTNZK</HostedZoneId><DNSName>live-{i}.ap-south-1.elb.amazonaws.com.</DNSName><EvaluateTargetHealth>true</EvaluateTargetHealth></AliasTarget>
        </ResourceRecordSet>
        """;
}
