using AmsCluster.Aws;
using AmsCluster.Aws.Binding;
using Acm = AmsCluster.Aws.Acm;
using AutoScaling = AmsCluster.Aws.AutoScaling;
using Elb = AmsCluster.Aws.Elb;
using Iam = AmsCluster.Aws.Iam;
using Route53 = AmsCluster.Aws.Route53;
using S3 = AmsCluster.Aws.S3;
using Sns = AmsCluster.Aws.Sns;
using Ssm = Amazon.SimpleSystemsManagement.Model;
using Sts = AmsCluster.Aws.Sts;

namespace AmsCluster.Tests.Aws;

/// <summary>Answers as AWS documents them, read.</summary>
public class AnswerTests
{
    [Fact]
    public async Task Ec2_answers_are_read()
    {
        var result = await Ask(Ec2Api.DescribeInstances(new()), """
            <?xml version="1.0" encoding="UTF-8"?>
            <DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
              <requestId>8f7724cf-496f-496e-8fe3-example</requestId>
              <reservationSet>
                <item>
                  <reservationId>r-1234567890abcdef0</reservationId><ownerId>123456789012</ownerId><groupSet/>
                  <instancesSet>
                    <item>
                      <instanceId>i-1234567890abcdef0</instanceId><imageId>ami-bff32ccc</imageId>
                      <instanceState><code>16</code><name>running</name></instanceState>
                      <privateDnsName>ip-192-168-1-88.eu-west-1.compute.internal</privateDnsName><reason/>
                      <keyName>my_keypair</keyName><amiLaunchIndex>0</amiLaunchIndex><productCodes/>
                      <instanceType>t2.micro</instanceType><launchTime>2018-05-08T16:46:19.000Z</launchTime>
                      <placement><availabilityZone>eu-west-1c</availabilityZone><groupName/><tenancy>default</tenancy></placement>
                      <monitoring><state>disabled</state></monitoring>
                      <subnetId>subnet-56f5f000</subnetId><vpcId>vpc-11112222</vpcId><privateIpAddress>192.168.1.88</privateIpAddress>
                      <sourceDestCheck>true</sourceDestCheck>
                      <groupSet><item><groupId>sg-e4076000</groupId><groupName>SecurityGroup1</groupName></item></groupSet>
                      <blockDeviceMapping><item><deviceName>/dev/xvda</deviceName><ebs><volumeId>vol-1</volumeId><status>attached</status>
                        <attachTime>2015-12-22T10:44:09.000Z</attachTime><deleteOnTermination>true</deleteOnTermination></ebs></item></blockDeviceMapping>
                      <clientToken>xMcwG14507example</clientToken>
                      <tagSet><item><key>Name</key><value>Server &amp; 1</value></item><item><key>empty</key><value/></item></tagSet>
                      <metadataOptions><state>applied</state><httpTokens>required</httpTokens><httpPutResponseHopLimit>1</httpPutResponseHopLimit></metadataOptions>
                    </item>
                  </instancesSet>
                </item>
              </reservationSet>
            </DescribeInstancesResponse>
            """);
        var instance = Assert.Single(Assert.Single(result.Reservations).Instances);
        Assert.Equal(("i-1234567890abcdef0", "running", 16), (instance.InstanceId, instance.State?.Name, instance.State?.Code));
        Assert.Equal(new DateTimeOffset(2018, 5, 8, 16, 46, 19, TimeSpan.Zero), instance.LaunchTime.InUtc());
        Assert.True(instance.SourceDestCheck);
        Assert.Equal(("sg-e4076000", "SecurityGroup1"), (instance.SecurityGroups[0].GroupId, instance.SecurityGroups[0].GroupName));
        Assert.Equal("vol-1", instance.BlockDeviceMappings[0].Ebs?.VolumeId);
        Assert.Equal([new Tag("Name", "Server & 1"), new Tag("empty", "")], instance.Tags.AsTags());
        Assert.Equal(("required", 1), (instance.MetadataOptions?.HttpTokens, instance.MetadataOptions?.HttpPutResponseHopLimit));
        Assert.Null(instance.PublicIpAddress);
        Assert.Null(result.NextToken);
    }

    [Fact]
    public async Task Query_answers_are_read()
    {
        var result = await Ask(new Elb.DescribeRules { ListenerArn = "l" }, """
            <DescribeRulesResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/">
              <DescribeRulesResult>
                <Rules>
                  <member>
                    <IsDefault>false</IsDefault><Priority>10</Priority><RuleArn>arn:rule</RuleArn>
                    <Conditions><member><Field>query-string</Field><QueryStringConfig><Values><member><Key>target</Key><Value>edge</Value></member></Values></QueryStringConfig></member></Conditions>
                    <Actions><member><Type>forward</Type><TargetGroupArn>arn:tg</TargetGroupArn><ForwardConfig><TargetGroups><member><TargetGroupArn>arn:tg</TargetGroupArn><Weight>1</Weight></member></TargetGroups></ForwardConfig></member></Actions>
                  </member>
                </Rules>
                <NextMarker>more</NextMarker>
              </DescribeRulesResult>
              <ResponseMetadata><RequestId>74926cf3-f3a3-11e5-b543-9f2c3fbb9bee</RequestId></ResponseMetadata>
            </DescribeRulesResponse>
            """);
        var rule = Assert.Single(result.Rules);
        Assert.Equal(("10", false), (rule.Priority, rule.IsDefault));
        Assert.Equal(("target", "edge"), (rule.Conditions[0].QueryStringConfig!.Values[0].Key, rule.Conditions[0].QueryStringConfig!.Values[0].Value));
        Assert.Equal(1, rule.Actions[0].ForwardConfig!.TargetGroups[0].Weight);
        Assert.Empty(rule.Conditions[0].Values);
        Assert.Equal("more", result.NextMarker);
    }

    [Fact]
    public async Task Auto_scaling_policies_are_read_with_their_fractions()
    {
        var result = await Ask(new AutoScaling.DescribePolicies(), """
            <DescribePoliciesResponse><DescribePoliciesResult><ScalingPolicies><member>
              <PolicyName>cpu</PolicyName><Enabled>true</Enabled><TargetTrackingConfiguration><TargetValue>6.05E1</TargetValue>
              <PredefinedMetricSpecification><PredefinedMetricType>ASGAverageCPUUtilization</PredefinedMetricType></PredefinedMetricSpecification>
              <DisableScaleIn>false</DisableScaleIn></TargetTrackingConfiguration>
            </member></ScalingPolicies></DescribePoliciesResult><ResponseMetadata><RequestId>x</RequestId></ResponseMetadata></DescribePoliciesResponse>
            """);
        Assert.Equal(60.5, result.ScalingPolicies[0].TargetTrackingConfiguration?.TargetValue);
    }

    [Fact]
    public async Task Json_answers_are_read()
    {
        var result = await Ask(SsmApi.GetParameters(new() { Names = ["/a"] }), """
            {"InvalidParameters":["/b"],"Parameters":[{"ARN":"arn:p","DataType":"text","LastModifiedDate":1.611864000123E9,"Name":"/a","Type":"SecureString","Value":"Ünï","Version":3,"Unknown":{"x":[1]}}]}
            """);
        var parameter = Assert.Single(result.Parameters);
        Assert.Equal(("Ünï", 3L), (parameter.Value, parameter.Version));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1611864000123), parameter.LastModifiedDate.InUtc());
        Assert.Equal(["/b"], result.InvalidParameters);
        Assert.DoesNotContain("Ünï", $"{parameter} {result} {result.Parameters[0]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rest_xml_answers_are_read()
    {
        var result = await Ask(new Route53.ListResourceRecordSets { HostedZoneId = "/hostedzone/Z1" }, """
            <ListResourceRecordSetsResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ResourceRecordSets>
              <ResourceRecordSet><Name>live.example.com.</Name><Type>A</Type><AliasTarget><HostedZoneId>Z2</HostedZoneId><DNSName>lb.amazonaws.com.</DNSName><EvaluateTargetHealth>true</EvaluateTargetHealth></AliasTarget></ResourceRecordSet>
              <ResourceRecordSet><Name>x.example.com.</Name><Type>CNAME</Type><TTL>300</TTL><ResourceRecords><ResourceRecord><Value>y.example.com</Value></ResourceRecord></ResourceRecords></ResourceRecordSet>
            </ResourceRecordSets><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems></ListResourceRecordSetsResponse>
            """);
        Assert.Equal("lb.amazonaws.com.", result.ResourceRecordSets[0].AliasTarget?.DNSName);
        Assert.True(result.ResourceRecordSets[0].AliasTarget?.EvaluateTargetHealth);
        Assert.Equal((300L, "y.example.com"), (result.ResourceRecordSets[1].TTL, result.ResourceRecordSets[1].ResourceRecords[0].Value));
    }

    [Theory]
    [InlineData("<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">eu-west-1</LocationConstraint>", "eu-west-1")]
    [InlineData("<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"/>", "")]
    public async Task An_answer_that_is_its_only_member_is_read(string answer, string location) =>
        Assert.Equal(location, (await Ask(new S3.GetBucketLocation { Bucket = "logs" }, answer)).LocationConstraint);

    [Fact]
    public async Task Maps_in_xml_are_read()
    {
        var result = await Ask(new Sns.GetTopicAttributes { TopicArn = "t" }, """
            <GetTopicAttributesResponse><GetTopicAttributesResult><Attributes>
              <entry><key>Owner</key><value>123456789012</value></entry><entry><value>alias/aws/sns</value><key>KmsMasterKeyId</key></entry>
            </Attributes></GetTopicAttributesResult><ResponseMetadata><RequestId>q</RequestId></ResponseMetadata></GetTopicAttributesResponse>
            """);
        Assert.Equal(new Dictionary<string, string> { ["Owner"] = "123456789012", ["KmsMasterKeyId"] = "alias/aws/sns" }, result.Attributes);
    }

    [Fact]
    public async Task Errors_of_every_protocol_have_code_text_and_request_id()
    {
        await Fails(Ec2Api.DescribeVpcs(new()), FakeAnswer.Ec2Error(400, "InvalidVpcID.NotFound", "The vpc ID 'vpc-1' does not exist"), "InvalidVpcID.NotFound", "The vpc ID 'vpc-1' does not exist", "req-1");
        await Fails(
            new Iam.GetRole { RoleName = "r" },
            new FakeAnswer(404, "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>The role cannot be found.</Message></Error><RequestId>q-1</RequestId></ErrorResponse>"),
            "NoSuchEntity", "The role cannot be found.", "q-1");
        await Fails(
            SsmApi.GetParameter(new() { Name = "/x" }), new FakeAnswer(400, """{"__type":"com.amazonaws.ssm#ParameterNotFound","message":"none"}"""), "ParameterNotFound", "none", "head-1");
        await Fails(
            new Acm.ListCertificates(), new FakeAnswer(400, """{"__type":"AccessDeniedException","Message":"not authorized"}"""), "AccessDeniedException", "not authorized", "head-1");
        await Fails(
            new Route53.GetHostedZone { Id = "Z1" },
            new FakeAnswer(404, "<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchHostedZone</Code><Message>No zone</Message></Error><RequestId>z-1</RequestId></ErrorResponse>"),
            "NoSuchHostedZone", "No zone", "z-1");
        await Fails(
            new Route53.GetHostedZone { Id = "Z1" },
            new FakeAnswer(400, "<InvalidChangeBatch><Messages><Message>but it already exists</Message></Messages><RequestId>z-2</RequestId></InvalidChangeBatch>"),
            "InvalidChangeBatch", "but it already exists", "z-2");
    }

    [Fact]
    public async Task What_cannot_be_read_is_a_bad_answer()
    {
        using var aws = new FakeAws(new FakeAnswer(200, "<DescribeVpcsResponse><vpcSet>"));
        using var connection = aws.Connect();
        var failure = await Assert.ThrowsAsync<AwsException>(() => connection.Send(
            Ec2Api.DescribeVpcs(new()), default));
        Assert.Equal("BadAnswer", failure.Code);
    }

    [Fact]
    public async Task Every_page_is_read()
    {
        string Page(string name, string mark) =>
            $"<DescribeVpcsResponse><vpcSet><item><vpcId>{name}</vpcId></item></vpcSet>{mark}</DescribeVpcsResponse>";
        using var aws = new FakeAws(new FakeAnswer(200, Page("a", "<nextToken>t=1&amp;</nextToken>")), new FakeAnswer(200, Page("b", "<nextToken/>")));
        using var connection = aws.Connect();
        var all = await connection.SendAll(Ec2Api.DescribeVpcs(new() { Filters = [Ec2Filter.Of("is-default", "true", "false")] }), page => page.Vpcs, default);
        Assert.Equal(["a", "b"], all.Select(vpc => vpc.VpcId));
        Assert.EndsWith("Filter.1.Name=is-default&Filter.1.Value.1=true&Filter.1.Value.2=false&NextToken=t%3D1%26&Version=2016-11-15", aws.Requests.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_service_says_its_next_page_in_a_way_that_is_understood()
    {
        var markers = Paging.Next(new Elb.DescribeRules { ListenerArn = "l" }, new Elb.DescribeRulesResult { NextMarker = "m" });
        Assert.Equal(("m", "l"), (((Elb.DescribeRules)markers!).Marker, ((Elb.DescribeRules)markers).ListenerArn));
        var truncated = Paging.Next(new Iam.ListRolePolicies { RoleName = "r" }, new Iam.ListRolePoliciesResult { IsTruncated = true, Marker = "m" });
        Assert.Equal("m", ((Iam.ListRolePolicies)truncated!).Marker);
        Assert.Null(Paging.Next(new Iam.ListRolePolicies { RoleName = "r" }, new Iam.ListRolePoliciesResult { IsTruncated = false, Marker = "m" }));
        var records = (Route53.ListResourceRecordSets)Paging.Next(
            new Route53.ListResourceRecordSets { HostedZoneId = "z", StartRecordName = "a", StartRecordIdentifier = "old" },
            new Route53.ListResourceRecordSetsResult { IsTruncated = true, NextRecordName = "b", NextRecordType = "A" })!;
        Assert.Equal(("b", "A", null), (records.StartRecordName, records.StartRecordType, records.StartRecordIdentifier));
    }

    [Fact]
    public async Task Requests_are_signed_for_their_service_and_Region()
    {
        using var aws = new FakeAws(new FakeAnswer(200, "<R/>"));
        using var connection = AwsConnection.Open(new AwsSettings { Region = "eu-central-1", EndpointUrl = aws.Url, AccessKey = "AKIDEXAMPLE", SecretKey = "s", SessionToken = "tok" });
        await connection.Send(new Sts.GetCallerIdentity(), default);
        await connection.Send(new Elb.DescribeListeners(), default);
        await connection.Send(new Iam.GetRole { RoleName = "r" }, default);
        await connection.Send(new S3.GetBucketLocation { Bucket = "logs" }, default);
        Assert.Matches("(?is)^GET /logs\\?location.*x-amz-content-sha256: [0-9a-f]{64}", aws.Requests.Last());
        string[] scopes = ["eu-central-1/sts", "eu-central-1/elasticloadbalancing", "us-east-1/iam", "eu-central-1/s3"];
        foreach (var (request, scope) in aws.Requests.Zip(scopes))
        {
            Assert.Matches($"(?i)authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/[0-9]{{8}}/{scope}/aws4_request", request);
            Assert.Matches("(?i)x-amz-security-token: tok", request);
        }
    }

    private static async Task<TResult> Ask<TResult>(AwsRequest<TResult> request, string answer)
    {
        using var aws = new FakeAws(new FakeAnswer(200, answer));
        using var connection = aws.Connect();
        return await connection.Send(request, default);
    }

    private static async Task Fails<TResult>(AwsRequest<TResult> request, FakeAnswer answer, string code, string message, string requestId)
    {
        using var aws = new FakeAws(answer);
        using var connection = aws.Connect();
        var failure = await Assert.ThrowsAsync<AwsException>(() => connection.Send(request, default));
        var said = $"{request.Service.Id} {request.Operation} was refused: {message}";
        Assert.Equal((code, said, requestId), (failure.Code, failure.Message, failure.RequestId));
        Assert.Equal((request.Service.Id, request.Operation, answer.Status), (failure.Service, failure.Operation, failure.StatusCode));
    }
}
