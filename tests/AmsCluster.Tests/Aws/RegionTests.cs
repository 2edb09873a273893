using System.Net;
using System.Net.Sockets;
using AmsCluster.Aws;
using AmsCluster.Aws.Binding;
using AmsCluster.Aws.Sts;

namespace AmsCluster.Tests.Aws;

/// <summary>
/// A Region that does not exist is refused before anything is sent; one that has opened since is not.
/// </summary>
public sealed class RegionTests
{
    static readonly IPAddress[] Somewhere = [IPAddress.Loopback];

    [Theory]
    [InlineData("ap-south1", "Did you mean ap-south-1?")]
    [InlineData("eu-west-9", "Did you mean eu-west-")]
    [InlineData("moon", "Name one such as")]
    public async Task A_Region_that_is_not_in_DNS_is_refused_at_once(string region, string advice)
    {
        var asked = new List<string>();
        using var aws = Open(region, host =>
        {
            asked.Add(host);
            return host is "ec2.us-east-1.amazonaws.com"
                ? Somewhere
                : throw new SocketException((int)SocketError.HostNotFound);
        });

        var error = await Assert.ThrowsAsync<AmsException>(() => aws.Send(new GetCallerIdentity(), default));
        Assert.Equal("AmsRegionInvalid", error.Code);
        Assert.Contains($"'{region}': ec2.{region}.amazonaws.com is not in DNS", error.Message,
            StringComparison.Ordinal);
        Assert.StartsWith(advice, error.Advice, StringComparison.Ordinal);
        Assert.Equal(0, aws.Calls);
        Assert.Equal([$"ec2.{region}.amazonaws.com", "ec2.us-east-1.amazonaws.com"], asked);
    }

    [Theory]
    [InlineData(SocketError.HostNotFound)]
    [InlineData(SocketError.TryAgain)]
    public Task Where_DNS_does_not_work_nothing_is_said_of_the_Region(SocketError fault) =>
        Check(_ => throw new SocketException((int)fault)).Require("eu-west-9");

    [Fact]
    public Task A_Region_that_has_opened_since_is_let_through() => Check(_ => Somewhere).Require("eu-west-9");

    [Fact]
    public Task Of_a_Region_that_the_SDK_knows_DNS_is_not_asked() =>
        Check(host => throw new InvalidOperationException(host)).Require("ap-south-1");

    static RegionCheck Check(Func<string, IPAddress[]> resolve) => new((host, _) => Task.FromResult(resolve(host)));

    static AwsConnection Open(string region, Func<string, IPAddress[]> resolve) =>
        AwsConnection.Open(new() { Region = region, AccessKey = "AKIDEXAMPLE", SecretKey = "secret" },
            TimeSpan.FromMilliseconds(200), (host, _) => Task.FromResult(resolve(host)));
}
