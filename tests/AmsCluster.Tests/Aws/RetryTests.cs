using System.Collections.Concurrent;
using System.Diagnostics;
using AmsCluster.Aws;
using AmsCluster.Aws.Binding;

namespace AmsCluster.Tests.Aws;

/// <summary>What is sent again and what is not, against a server that behaves badly.</summary>
public class RetryTests
{
    private const string Vpcs = "<DescribeVpcsResponse><requestId>r</requestId><vpcSet><item><vpcId>vpc-1</vpcId></item></vpcSet></DescribeVpcsResponse>";
    private const string Vpc = "<CreateVpcResponse><requestId>r</requestId><vpc><vpcId>vpc-1</vpcId></vpc></CreateVpcResponse>";

    public static TheoryData<int, string> Ambiguous => new() { { 0, "" }, { 500, "InternalError" }, { 503, "Unavailable" } };

    [Theory]
    [InlineData(503, "RequestLimitExceeded")]
    [InlineData(400, "Throttling")]
    public async Task A_throttled_request_is_sent_again_whatever_it_does(int status, string code)
    {
        using var aws = new FakeAws(FakeAnswer.Ec2Error(status, code), FakeAnswer.Ec2Error(status, code), new FakeAnswer(200, Vpc));
        using var connection = aws.Connect();
        var attempts = new ConcurrentQueue<AwsCall>();
        connection.Called += attempts.Enqueue;

        var result = await connection.Send(Ec2Api.CreateVpc(new() { CidrBlock = "10.0.0.0/16" }), default);

        Assert.Equal("vpc-1", result.Vpc?.VpcId);
        Assert.Equal(3, connection.Calls);
        Assert.Equal([code, code, null], attempts.Select(attempt => attempt.ErrorCode));
        Assert.Equal([1, 2, 3], attempts.Select(attempt => attempt.Attempt));
        Assert.Equal(["req-1", "req-1", "r"], attempts.Select(attempt => attempt.RequestId));
    }

    [Theory]
    [MemberData(nameof(Ambiguous))]
    public async Task What_may_be_repeated_is_sent_again_after_an_ambiguous_failure(int status, string code)
    {
        using var aws = new FakeAws(Failing(status, code), new FakeAnswer(200, Vpcs));
        using var connection = aws.Connect();
        Assert.Single((await connection.Send(Ec2Api.DescribeVpcs(new()), default)).Vpcs);
        Assert.Equal(2, connection.Calls);
    }

    [Theory]
    [MemberData(nameof(Ambiguous))]
    public async Task What_may_not_be_repeated_is_not_sent_again_after_an_ambiguous_failure(int status, string code)
    {
        using var aws = new FakeAws(Failing(status, code), new FakeAnswer(200, Vpc));
        using var connection = aws.Connect();
        var failure = await Assert.ThrowsAsync<AwsException>(() => connection.Send(Ec2Api.CreateVpc(new() { CidrBlock = "10.0.0.0/16" }), default));
        Assert.Equal(status == 0 ? "ConnectionFailed" : code, failure.Code);
        Assert.Equal(1, connection.Calls);
        Assert.Single(aws.Requests);
    }

    [Fact]
    public async Task A_connection_closed_while_in_the_pool_is_no_reason_to_repeat_what_may_not_be()
    {
        using var aws = new FakeAws(new FakeAnswer(200, Vpcs), FakeAnswer.Reset, new FakeAnswer(200, Vpc));
        using var connection = aws.Connect();
        await connection.Send(Ec2Api.DescribeVpcs(new()), default);
        await Assert.ThrowsAsync<AwsException>(() => connection.Send(Ec2Api.CreateVpc(new() { CidrBlock = "10.0.0.0/16" }), default));
        Assert.Equal(2, aws.Requests.Count);
    }

    [Fact]
    public async Task A_client_token_makes_RunInstances_repeatable()
    {
        using var aws = new FakeAws(FakeAnswer.Reset, new FakeAnswer(200, "<RunInstancesResponse><instancesSet><item><instanceId>i-1</instanceId></item></instancesSet></RunInstancesResponse>"));
        using var connection = aws.Connect();
        await connection.Send(Ec2Api.RunInstances(new() { MinCount = 1, MaxCount = 1, ClientToken = "t" }), default);
        Assert.Equal(2, connection.Calls);
        Assert.False(Ec2Api.RunInstances(new() { MinCount = 1, MaxCount = 1 }).Repeatable);
    }

    [Fact]
    public async Task An_attempt_is_given_up_after_its_time()
    {
        using var aws = new FakeAws(FakeAnswer.Silence);
        using var connection = aws.Connect(TimeSpan.FromMilliseconds(200));
        var watch = Stopwatch.StartNew();
        var failure = await Assert.ThrowsAsync<AwsException>(() => connection.Send(Ec2Api.CreateVpc(new() { CidrBlock = "10.0.0.0/16" }), default));
        Assert.Equal("TimedOut", failure.Code);
        Assert.Contains(aws.Url, failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, connection.Calls);
        Assert.InRange(watch.ElapsedMilliseconds, 150, 5000);
    }

    [Fact]
    public async Task A_connection_that_was_never_had_is_tried_again_whatever_was_to_be_sent()
    {
        var gone = new FakeAws(FakeAnswer.Reset);
        using var connection = gone.Connect();
        gone.Dispose();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        connection.Called += call =>
        {
            if (call.Attempt == 2)
                stop.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connection.Send(Ec2Api.CreateVpc(new() { CidrBlock = "10.0.0.0/16" }), stop.Token));
        Assert.Equal(2, connection.Calls);
    }

    [Fact]
    public void A_failed_connection_is_told_with_what_was_called_and_where()
    {
        var call = Operations.Call(Ec2Api.CreateVpc(new() { CidrBlock = "10.0.0.0/16" }));
        var failure = AwsFailure.From(new HttpRequestException("it broke", new IOException("reset by peer")), call,
            AwsEndpoint.Of(AwsService.Ec2, "eu-west-1", null));
        Assert.Equal(("ConnectionFailed", 0), (failure.Code, failure.StatusCode));
        Assert.Equal("EC2 CreateVpc could not reach https://ec2.eu-west-1.amazonaws.com: reset by peer", failure.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_takes_effect_at_once(bool duringBackOff)
    {
        using var aws = new FakeAws(_ => duringBackOff ? FakeAnswer.Ec2Error(503, "RequestLimitExceeded") : FakeAnswer.Silence);
        using var connection = aws.Connect();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(400));
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connection.Send(
            Ec2Api.DescribeVpcs(new()), stop.Token));
        Assert.InRange(watch.ElapsedMilliseconds, 300, 3000);
    }

    [Fact]
    public async Task A_server_that_answers_no_AWS_error_is_told_so()
    {
        using var aws = new FakeAws(new FakeAnswer(500, "<!doctype html><title>500 Internal Server Error</title><p>oops"));
        using var connection = aws.Connect();
        var failure = await Assert.ThrowsAsync<AwsException>(() => connection.Send(Ec2Api.CreateVpc(new() { CidrBlock = "10.0.0.0/16" }), default));
        Assert.Equal(("BadAnswer", 500), (failure.Code, failure.StatusCode));
    }

    [Fact]
    public async Task A_service_is_asked_so_many_things_at_once_and_no_more()
    {
        using var aws = new FakeAws(_ => new FakeAnswer(200, Vpcs, TimeSpan.FromMilliseconds(150)));
        using var connection = aws.Connect();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => connection.Send(Ec2Api.DescribeVpcs(new()), default)));
        Assert.Equal(30, connection.Calls);
        Assert.InRange(aws.Most, 2, Pacing.AtOnce);
    }

    private static FakeAnswer Failing(int status, string code) => status == 0 ? FakeAnswer.Reset : FakeAnswer.Ec2Error(status, code);
}
