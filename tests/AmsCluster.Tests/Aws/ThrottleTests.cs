using System.Collections.Concurrent;
using System.Text.Json;
using AmsCluster.Aws;
using AmsCluster.Aws.AutoScaling;
using AmsCluster.Aws.Binding;
using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Aws;

/// <summary>How fast AWS is asked once it has said that it is too fast.</summary>
public sealed class ThrottleTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string Vpcs = "<DescribeVpcsResponse><requestId>r</requestId><vpcSet/></DescribeVpcsResponse>";
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_call_that_is_throttled_holds_up_its_like_and_nothing_else()
    {
        using var aws = new FakeAws((_, request) => request.Contains("Action=CreateVpc", StringComparison.Ordinal) ? FakeAnswer.Ec2Error(503, "RequestLimitExceeded") : new(200, Vpcs));
        using var connection = aws.Connect();
        using var stop = new CancellationTokenSource();
        var stuck = Enumerable.Range(0, 3 * Pacing.AtOnce).Select(_ => connection.Send(Ec2Api.CreateVpc(new() { CidrBlock = "10.0.0.0/16" }), stop.Token)).ToList();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => connection.Send(Ec2Api.DescribeVpcs(new()), default))).WaitAsync(Limit);
        Assert.DoesNotContain(stuck, call => call.IsCompleted);

        await stop.CancelAsync();
        foreach (var call in stuck)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Limit));
    }

    [Fact]
    public async Task A_stop_between_attempts_ends_the_wait_of_a_throttled_call()
    {
        using var aws = new FakeAws(_ => FakeAnswer.Ec2Error(503, "RequestLimitExceeded"));
        using var connection = aws.Connect();
        using var stop = new CancellationTokenSource();
        connection.Called += _ => stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connection.Send(Ec2Api.CreateVpc(new() { CidrBlock = "10.0.0.0/16" }), default, between: stop.Token).WaitAsync(Limit));
        Assert.Equal(1, connection.Calls);
    }

    [Fact]
    public async Task A_call_that_waits_because_AWS_throttles_is_told_of_once_a_second()
    {
        using var aws = new FakeAws(_ => FakeAnswer.Ec2Error(503, "RequestLimitExceeded"));
        using var connection = aws.Connect();
        using var stop = new CancellationTokenSource();
        var told = new List<AwsHold>();
        connection.Held += hold =>
        {
            told.Add(hold);
            if (told.Count == 2) stop.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connection.Send(Ec2Api.CreateVpc(new() { CidrBlock = "10.0.0.0/16" }), default, between: stop.Token).WaitAsync(Limit));
        Assert.All(told, hold => Assert.Equal(("EC2", "CreateVpc"), (hold.Service, hold.Operation)));
        Assert.All(told, hold => Assert.InRange(hold.Refusals, 1, connection.Calls));
    }

    [Fact]
    public async Task A_stop_ends_the_wait_for_the_right_to_write_where_AWS_throttles()
    {
        using var aws = new FakeAws(_ => new(400, """{"__type":"ThrottlingException","message":"Rate exceeded"}"""));
        using var connection = aws.Connect();
        using var stop = new CancellationTokenSource();
        connection.Called += _ => stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Lease.Take(connection, "live", "apply", Patience.Default, NoEvents.Instance, stop.Token).WaitAsync(Limit));
        Assert.Equal(1, connection.Calls);
    }

    [Fact]
    public async Task A_stop_between_attempts_cuts_off_none_that_is_under_way_and_leaves_none_in_doubt()
    {
        using var stop = new CancellationTokenSource();
        using var aws = new FakeAws(number =>
        {
            stop.Cancel();
            return number == 1 ? FakeAnswer.Reset : new FakeAnswer(200, Vpcs, TimeSpan.FromMilliseconds(50));
        });
        using var connection = aws.Connect();
        await connection.Send(Ec2Api.DescribeVpcs(new()), default, between: stop.Token).WaitAsync(Limit);
        Assert.Equal(2, connection.Calls);
    }

    [Fact]
    public async Task The_callers_of_an_account_share_one_limit_on_how_much_is_asked_at_once()
    {
        using var aws = new FakeAws(_ => new FakeAnswer(200, Vpcs, TimeSpan.FromMilliseconds(100)));
        var connections = Enumerable.Range(0, 5).Select(_ => aws.Connect()).ToList();
        await Task.WhenAll(connections.SelectMany(c => Enumerable.Range(0, 8).Select(_ => c.Send(Ec2Api.DescribeVpcs(new()), default))));
        Assert.InRange(aws.Most, 2, Pacing.AtOnce);
        connections.ForEach(c => c.Dispose());
    }

    [EmulatorFact]
    public async Task What_one_connection_has_learned_of_an_unknown_limit_the_next_one_keeps_to()
    {
        await Throttle(on: true);
        var refused = new ConcurrentQueue<AwsCall>();
        using var first = Connect(refused);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => first.Send(new DescribeAutoScalingGroups(), default)));
        Assert.NotEmpty(refused);

        // A client that had to learn it anew would send as many at once as may be sent, to a bucket that has none left.
        refused.Clear();
        using var second = Connect(refused);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => second.Send(new DescribeAutoScalingGroups(), default)));
        Assert.InRange(refused.Count, 0, 4);
        await Throttle(on: false);
    }

    [EmulatorFact]
    public async Task What_AWS_publishes_is_kept_to_from_the_first_call_on()
    {
        await Throttle(on: true);
        var refused = new ConcurrentQueue<AwsCall>();
        var connections = Enumerable.Range(0, 4).Select(_ => Connect(refused, "ca-central-1", keepsLimits: true)).ToList();

        // Nothing there to start, but a token all the same.
        var calls = connections.SelectMany(c => Enumerable.Range(0, 3).Select(_ => c.SendOrNull(Ec2Api.StartInstances(new() { InstanceIds = ["i-0123456789abcdef0"] }), AwsCodes.NotFound, default)));
        Assert.All(await Task.WhenAll(calls), Assert.Null);
        Assert.InRange(refused.Count, 0, 2);
        connections.ForEach(c => c.Dispose());
        await Throttle(on: false);
    }

    // All connections of a process to an emulator's Region share what they learn of its limits, and emulators serve several
    // test classes: a test that begins with AWS's published limits needs a Region that no other test uses.
    AwsConnection Connect(ConcurrentQueue<AwsCall> refused, string region = "ap-southeast-2", bool keepsLimits = false)
    {
        var connection = emulator.Connect(region, keepsLimits);
        connection.Called += call =>
        {
            if (call.ErrorCode is "Throttling" or "RequestLimitExceeded")
                refused.Enqueue(call);
        };
        return connection;
    }

    async Task Throttle(bool on)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var answer = await http.PostAsync($"{emulator.EndpointUrl}/emulator/throttling?on={(on ? 1 : 0)}", null);
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(on, told.RootElement.GetProperty("on").GetBoolean());
    }
}
