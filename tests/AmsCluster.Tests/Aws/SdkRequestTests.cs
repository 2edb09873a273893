using System.Text;
using Amazon;
using AmsCluster.Aws;
using AmsCluster.Aws.Binding;
using Ec2 = Amazon.EC2.Model;
using Ssm = Amazon.SimpleSystemsManagement.Model;

namespace AmsCluster.Tests.Aws;

/// <summary>Requests of the SDK's types: each operation is the one that its name says, and an answer is a whole one.</summary>
public class SdkRequestTests
{
    public static TheoryData<string> Names => [.. Operations.OfSdk.Keys];

    // What makes something that a second call would make again, and has no token by which AWS knows it.
    static readonly string[] SentOnce =
    [
        "CreateInternetGateway", "CreateLaunchTemplate", "CreateLaunchTemplateVersion", "CreateRouteTable",
        "CreateSecurityGroup", "CreateSnapshot", "CreateSubnet", "CreateVolume", "CreateVpc", "ImportKeyPair",
        "ModifyVolume", "RunInstances", "SendCommand",
    ];

    static readonly string[] WithToken = ["CreateLaunchTemplate", "CreateLaunchTemplateVersion", "CreateVolume", "RunInstances"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_request_is_written_for_its_operation(string name)
    {
        var request = Operations.OfSdk[name];
        Assert.Equal((name, name), (request.Operation, request.ToString()));
        var wire = ((ISdkRequest)request).Write();
        if (request.Service == AwsService.Ec2)
            Assert.Equal((name, request.Service.Version), (wire.Parameters["Action"], wire.Parameters["Version"]));
        else
            Assert.Equal($"{request.Service.Target}.{name}", wire.Headers["X-Amz-Target"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_answer_is_read_as_that_of_its_operation(string name)
    {
        var request = Operations.OfSdk[name];
        var result = Operations.ResultOf(request.GetType())!;
        Assert.Equal($"{name}Response", result.Name);
        var failure = Record.Exception(() => Assert.IsType(result, Read(request, Empty(request))));
        Assert.True(failure is null or FormatException, failure?.ToString());
    }

    [Fact]
    public void What_may_be_done_once_only_is_sent_once()
    {
        Assert.Equal(SentOnce, Operations.OfSdk.Values.Where(r => !r.Repeatable).Select(r => r.Operation).Order(StringComparer.Ordinal));
        AwsRequest[] withToken =
        [
            Ec2Api.CreateLaunchTemplate(new() { ClientToken = "t" }), Ec2Api.CreateLaunchTemplateVersion(new() { ClientToken = "t" }),
            Ec2Api.CreateVolume(new() { ClientToken = "t" }), Ec2Api.RunInstances(new() { ClientToken = "t" }),
        ];
        Assert.All(withToken, r => Assert.True(r.Repeatable));
        Assert.Equal(WithToken, withToken.Select(r => r.Operation));
    }

    [Theory]
    [InlineData("AssociateRouteTable")]
    [InlineData("CreateInternetGateway")]
    [InlineData("CreateLaunchTemplate")]
    [InlineData("CreateLaunchTemplateVersion")]
    [InlineData("CreateRouteTable")]
    [InlineData("CreateSecurityGroup")]
    [InlineData("CreateSnapshot")]
    [InlineData("CreateSubnet")]
    [InlineData("CreateVolume")]
    [InlineData("CreateVpc")]
    [InlineData("GetCommandInvocation")]
    [InlineData("GetParameter")]
    [InlineData("ImportKeyPair")]
    [InlineData("RunInstances")]
    [InlineData("SendCommand")]
    public void An_answer_without_what_was_made_is_none(string name)
    {
        var request = Operations.OfSdk[name];
        var failure = Assert.Throws<FormatException>(() => Read(request, Empty(request)));
        Assert.Equal($"the answer lacks what {name} returns", failure.Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_of_HTML_is_no_answer(string name)
    {
        var failure = Record.Exception(() => Read(Operations.OfSdk[name], "<html><body>Sign in</body></html>"));
        Assert.Equal(AwsFailure.BadAnswer, AwsFailure.CodeOf(failure!));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"{}\"")]
    [InlineData("{\"Parameters\":\"none\"}")]
    [InlineData("{\"Parameters\":[{\"Version\":{}}]}")]
    [InlineData("{\"Parameters\":[{\"Value\":[\"v\"]}]}")]
    [InlineData("{\"Parameters\":[[]]}")]
    public void JSON_of_another_shape_is_no_answer(string answer)
    {
        var failure = Record.Exception(() => Read(SsmApi.GetParameters(new()), answer));
        Assert.Equal(AwsFailure.BadAnswer, AwsFailure.CodeOf(failure!));
    }

    [Fact]
    public void Lists_are_there_and_are_not_sent_empty()
    {
        Assert.True(AWSConfigs.InitializeCollections);
        Assert.Empty(new Ec2.Instance().Tags);
        var wire = Ec2Api.DescribeInstances(new() { InstanceIds = [], Filters = [Ec2Filter.Of("vpc-id", "vpc-1")] }).Write();
        Assert.Equal(["Action", "Filter.1.Name", "Filter.1.Value.1", "Version"], wire.Parameters.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_page_is_a_copy_of_the_request()
    {
        var first = Ec2Api.DescribeVpcs(new() { VpcIds = ["vpc-1"] });
        var next = Paging.Next(first, new Ec2.DescribeVpcsResponse { NextToken = "t" })!;
        Assert.Equal((null, "t"), (((Ec2.DescribeVpcsRequest)first.Body).NextToken, ((Ec2.DescribeVpcsRequest)next.Sent).NextToken));
        Assert.Equal(["vpc-1"], ((Ec2.DescribeVpcsRequest)next.Sent).VpcIds);
        Assert.Null(Paging.Next(next, new Ec2.DescribeVpcsResponse()));
    }

    [Fact]
    public void Nothing_of_a_secret_is_in_a_text()
    {
        var run = Ec2Api.RunInstances(new() { UserData = "hush" });
        var put = SsmApi.PutParameter(new() { Name = "/a", Type = "SecureString", Value = "hush" });
        Assert.DoesNotContain("hush", $"{run} {run.Body} {put} {put.Body} {new Ssm.Parameter { Value = "hush" }}", StringComparison.Ordinal);
    }

    [Fact]
    public void The_free_addresses_of_an_IPv6_only_subnet_are_read()
    {
        const string Answer = "<DescribeSubnetsResponse><subnetSet>"
            + "<item><subnetId>a</subnetId><availableIpAddressCount>18446744073709551611</availableIpAddressCount></item>"
            + "<item><subnetId>b</subnetId><availableIpAddressCount>251</availableIpAddressCount></item>"
            + "</subnetSet></DescribeSubnetsResponse>";
        var answer = (Ec2.DescribeSubnetsResponse)Read(Ec2Api.DescribeSubnets(new()), Answer);
        Assert.Equal([int.MaxValue, 251], answer.Subnets.Select(s => s.AvailableIpAddressCount));
    }

    static string Empty(AwsRequest request) => request.Service == AwsService.Ec2 ? $"<{request.Operation}Response/>" : "{}";

    static object Read(AwsRequest request, string answer)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(answer));
        return WireUnmarshaller.Read(Operations.Call(request), body).Result;
    }
}
