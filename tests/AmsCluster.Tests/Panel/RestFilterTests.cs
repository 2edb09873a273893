using System.Text.Json.Nodes;
using AmsCluster.Panel;
using AmsCluster.Tests.Aws;

namespace AmsCluster.Tests.Panel;

/// <summary>What is made of an application's list of addresses.</summary>
public sealed class RestFilterTests
{
    static readonly RestFilter Filter = new(["10.0.0.0/16", "10.7.0.0/16"]);

    [Theory]
    [InlineData("127.0.0.1", "")]
    [InlineData("127.0.0.1/32,10.0.0.0/16,10.7.0.0/16,203.0.113.0/24", "203.0.113.0/24")]
    [InlineData("203.0.113.7 , 198.51.100.9/24,203.0.113.7/32", "203.0.113.7/32 198.51.100.0/24")]
    [InlineData("2001:db8::/32,nonsense", "2001:db8::/32 nonsense")]
    [InlineData("", "")]
    public void It_is_read_as_AMS_reads_it_without_what_is_always_in(string list, string from) =>
        Assert.Equal(from, string.Join(' ', Read(new() { ["remoteAllowedCIDR"] = list, ["ipFilterEnabled"] = true }).From));

    [Theory]
    [InlineData("127.0.0.1", true, false)]
    [InlineData("127.0.0.1,0.0.0.0/0", true, true)]
    [InlineData("203.0.113.9/0", true, true)]
    [InlineData("127.0.0.1", false, true)]
    public void It_is_open_where_all_are_in_or_nobody_looks(string list, bool isOn, bool open) =>
        Assert.Equal(open, Read(new() { ["remoteAllowedCIDR"] = list, ["ipFilterEnabled"] = isOn }).IsOpen);

    [Fact]
    public void The_node_and_every_block_of_the_VPC_stay_in_and_nothing_else_is_touched()
    {
        var settings = new JsonObject { ["remoteAllowedCIDR"] = "127.0.0.1", ["ipFilterEnabled"] = false, ["ofALaterVersion"] = new JsonObject { ["a"] = 1.50 } };
        Filter.Set(settings, RestSources.Parse("--from", ["10.7.0.0/16,203.0.113.0/24"]));
        Assert.Equal("""{"remoteAllowedCIDR":"127.0.0.1/32,10.0.0.0/16,10.7.0.0/16,203.0.113.0/24","ipFilterEnabled":true,"ofALaterVersion":{"a":1.5}}""", settings.ToJsonString());
        Assert.True(Filter.Is(settings, RestSources.Parse("--from", ["203.0.113.0/24"])));
        Assert.False(Filter.Is(settings, RestSources.Parse("--from", ["198.51.100.0/24"])));
    }

    [Fact]
    public async Task The_blocks_of_the_VPC_are_those_that_belong_to_it()
    {
        using var aws = new FakeAws(new FakeAnswer(200, """
            <DescribeVpcsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><vpcSet><item><vpcId>vpc-1</vpcId><cidrBlock>10.0.0.0/16</cidrBlock><cidrBlockAssociationSet>
            <item><cidrBlock>10.0.0.0/16</cidrBlock><cidrBlockState><state>associated</state></cidrBlockState></item>
            <item><cidrBlock>10.7.0.0/16</cidrBlock><cidrBlockState><state>associated</state></cidrBlockState></item>
            <item><cidrBlock>10.8.0.0/16</cidrBlock><cidrBlockState><state>disassociated</state></cidrBlockState></item>
            </cidrBlockAssociationSet></item></vpcSet></DescribeVpcsResponse>
            """));
        using var connection = aws.Connect();
        Assert.Equal(["10.0.0.0/16", "10.7.0.0/16"], (await RestFilter.Of(connection, "vpc-1", default)).Vpc);
    }

    [Theory]
    [InlineData("10.0.0.0/16", true)]
    [InlineData("172.31.0.0/16", true)]
    [InlineData("192.168.4.0/24", true)]
    [InlineData("100.64.0.0/16", true)]
    [InlineData("100.128.0.0/16", false)]
    [InlineData("172.32.0.0/16", false)]
    [InlineData("11.0.0.0/16", false)]
    [InlineData("192.168.0.0/15", false)]
    public void A_VPC_of_public_addresses_is_refused(string block, bool good)
    {
        var filter = new RestFilter(["10.0.0.0/16", block]);
        if (good) filter.RequirePrivate("live");
        else Assert.Equal("AmsVpcNotPrivate", Assert.Throws<AmsException>(() => filter.RequirePrivate("live")).Code);
    }

    static RestAccess Read(JsonObject settings) => Filter.Read(settings, "live", "ap-south-1", "live");
}
