using System.Text;
using AmsCluster.Aws;
using AmsCluster.Aws.Binding;
using FsCheck;
using FsCheck.Fluent;
using Amazon.EC2.Model;
using Elb = AmsCluster.Aws.Elb;
using Ssm = Amazon.SimpleSystemsManagement.Model;

namespace AmsCluster.Tests.Aws;

/// <summary>Whatever stands in an answer's place, by a fault or by malice, ends as a clear error: no crash, no hang, no memory eaten up.</summary>
public class HostileAnswerTests
{
    const string Ec2 = """
        <?xml version="1.0"?><DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><reservationSet><item>
        <instancesSet><item><instanceId>i-1</instanceId><instanceState><code>16</code><name>running</name></instanceState><launchTime>2018-05-08T16:46:19.000Z</launchTime>
        <sourceDestCheck>true</sourceDestCheck><tagSet><item><key>Name</key><value>a &amp; b</value></item></tagSet></item></instancesSet></item></reservationSet></DescribeInstancesResponse>
        """;

    const string Query = """
        <DescribeTargetGroupsResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"><DescribeTargetGroupsResult><TargetGroups><member>
        <TargetGroupArn>arn:1</TargetGroupArn><Port>5080</Port><HealthCheckIntervalSeconds>15</HealthCheckIntervalSeconds></member></TargetGroups></DescribeTargetGroupsResult>
        <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></DescribeTargetGroupsResponse>
        """;

    const string Json = """{"Parameters":[{"Name":"/a/b","Type":"String","Value":"v","Version":3,"LastModifiedDate":1.5E9}],"NextToken":"n"}""";

    static readonly string[] Hostile =
    [
        "<", ">", "</", "/>", "&", "&#0;", "&#xFFFFFFFF;", "&lol9;", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>", "<![CDATA[", "]]>", "<?xml version=\"9\"?>",
        "<item>", "</item>", "{", "}", "[", "]", ":", ",", "\"", "null", "true", "1e999", "-1", "99999999999999999999", "\\ud800", "\0", "\ufffe", "\ud800", "NaN",
    ];

    static Gen<string> Broken(string good) =>
        from at in Gen.Choose(0, good.Length)
        from drop in Gen.Choose(0, Math.Min(40, good.Length - at))
        from put in Gen.Elements(Hostile).ArrayOf()
        from cut in Gen.Elements(true, false, false)
        select string.Concat(good.AsSpan(0, at), string.Concat(put.Take(5)), cut ? "" : good.AsSpan(at + drop));

    /// <summary>Reads it as an answer and as an error; says whether both ended as they may.</summary>
    static bool EndsWell(object request, string body, int status)
    {
        var call = Operations.Call(request);
        try
        {
            using var answer = new MemoryStream(Encoding.UTF8.GetBytes(body));
            _ = status == 200 ? WireUnmarshaller.Read(call, answer).RequestId : WireUnmarshaller.ReadError(call, answer).Code;
            return true;
        }
        catch (Exception failure)
        {
            return AwsFailure.CodeOf(failure) == AwsFailure.BadAnswer;
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    public void Broken_answers_are_read_or_refused(int status)
    {
        var (xml, query, json) = (Ec2Api.DescribeInstances(new()), new Elb.DescribeTargetGroups(), SsmApi.GetParametersByPath(new() { Path = "/" }));
        var config = Config.QuickThrowOnFailure.WithMaxTest(2000);
        Check.One(config, Prop.ForAll(Arb.From(Broken(Ec2)), body => EndsWell(xml, body, status)));
        Check.One(config, Prop.ForAll(Arb.From(Broken(Query)), body => EndsWell(query, body, status)));
        Check.One(config, Prop.ForAll(Arb.From(Broken(Json)), body => EndsWell(json, body, status)));
    }

    public static TheoryData<string> Bodies => new(Cases.Keys);

    static readonly Dictionary<string, string> Cases = new()
    {
        ["nothing"] = "",
        ["a page of HTML"] = "<html><body><h1>502 Bad Gateway</h1><br></body></html>",
        ["an entity bomb"] = "<!DOCTYPE l [<!ENTITY a \"lol\">" + string.Concat(Enumerable.Range(0, 9).Select(i => $"<!ENTITY {(char)('b' + i)} \"{string.Concat(Enumerable.Repeat($"&{(char)('a' + i)};", 10))}\">")) + "]><r>&j;</r>",
        ["a file of this machine"] = "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><DescribeVpcsResponse><requestId>&x;</requestId></DescribeVpcsResponse>",
        ["a hundred thousand elements in one another"] = string.Concat(Enumerable.Repeat("<a>", 100_000)),
        ["JSON for XML"] = "{\"Vpcs\": []}",
        ["a number that is none"] = "<DescribeInstanceTypesResponse><instanceTypeSet><item><vCpuInfo><defaultVCpus>many</defaultVCpus></vCpuInfo></item></instanceTypeSet></DescribeInstanceTypesResponse>",
        ["a number too great"] = "<DescribeInstanceTypesResponse><instanceTypeSet><item><vCpuInfo><defaultVCpus>99999999999999999999</defaultVCpus></vCpuInfo></item></instanceTypeSet></DescribeInstanceTypesResponse>",
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_hostile_answer_is_refused(string name)
    {
        var call = Operations.Call(Ec2Api.DescribeInstanceTypes(new()));
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(Cases[name]));
        var failure = Record.Exception(() => WireUnmarshaller.Read(call, body));
        Assert.Equal(AwsFailure.BadAnswer, AwsFailure.CodeOf(failure!));
    }

    [Fact]
    public void What_nobody_asked_for_is_skipped_however_deep_it_is()
    {
        var call = Operations.Call(Ec2Api.DescribeInstanceTypes(new()));
        using var body = new MemoryStream(Encoding.UTF8.GetBytes("<DescribeInstanceTypesResponse>"
            + string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000))
            + "</DescribeInstanceTypesResponse>"));
        Assert.Empty(((DescribeInstanceTypesResponse)WireUnmarshaller.Read(call, body).Result).InstanceTypes);
    }

    // A call that must not be repeated, so that it ends with the first answer.
    static AwsRequest<CreateSecurityGroupResponse> Once =>
        Ec2Api.CreateSecurityGroup(new() { GroupName = "g", Description = "d", VpcId = "vpc-1" });

    [Theory]
    [InlineData("a page of HTML")]
    [InlineData("an entity bomb")]
    public async Task The_error_says_what_was_asked_and_what_to_do(string name)
    {
        using var aws = new FakeAws(new FakeAnswer(200, Cases[name]));
        using var connection = aws.Connect();
        var error = await Assert.ThrowsAsync<AwsException>(() => connection.Send(Once, default));
        Assert.Equal(AwsFailure.BadAnswer, error.Code);
        Assert.Contains("CreateSecurityGroup could not read what", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Advice);
    }

    [Fact]
    public async Task An_answer_without_end_is_given_up()
    {
        using var aws = new FakeAws(new FakeAnswer(200, new string(' ', Transport.MostBytes + 1)));
        using var connection = aws.Connect();
        var error = await Assert.ThrowsAsync<AwsException>(() => connection.Send(Once, default));
        Assert.Equal(AwsFailure.BadAnswer, error.Code);
        Assert.Contains("32 MiB", error.Message, StringComparison.Ordinal);
    }
}
