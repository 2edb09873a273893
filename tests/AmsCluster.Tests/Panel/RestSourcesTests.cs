using AmsCluster.Panel;

namespace AmsCluster.Tests.Panel;

/// <summary>Which addresses may be said to reach a REST API.</summary>
public sealed class RestSourcesTests
{
    [Theory]
    [InlineData("203.0.113.0/24", "203.0.113.0/24")]
    [InlineData("203.0.113.0/24, 198.51.100.7/32,203.0.113.0/24", "203.0.113.0/24, 198.51.100.7/32")]
    [InlineData("127.0.0.1/32", "127.0.0.1/32")]
    [InlineData("Anywhere", "anybody")]
    public void Blocks_are_taken_and_the_word_for_all(string typed, string shown) => Assert.Equal(shown, RestSources.Parse("--from", [typed]).ToString());

    [Fact]
    public void Several_values_are_one_list_and_none_is_nobody()
    {
        Assert.Equal(["203.0.113.0/24", "198.51.100.7/32"], RestSources.Parse("-From", ["203.0.113.0/24", "198.51.100.7/32"]).Blocks);
        Assert.Equal("nobody from outside", RestSources.Parse("-From", []).ToString());
    }

    [Theory]
    [InlineData("0.0.0.0/0", "whole world: anybody could then create, stop and delete streams", "anywhere")]
    [InlineData("0.0.0.0/1", "too wide", "anywhere")]
    [InlineData("129.0.0.0/7", "is not the start of its block", "commas")]
    [InlineData("203.0.113.7", "write it as a block, for example 203.0.113.7/32", "commas")]
    [InlineData("203.0.113.7/24", "write 203.0.113.0/24", "commas")]
    [InlineData("203.0.113.0/33", "must be a block", "commas")]
    [InlineData("2001:db8::/32", "must be a block of IPv4 addresses", "commas")]
    [InlineData("office", "must be a block", "commas")]
    [InlineData(" , ", "names no address", "127.0.0.1/32")]
    [InlineData("anywhere,203.0.113.0/24", "beside anywhere", "Leave them out")]
    public void What_is_none_or_too_wide_is_refused_by_the_parameter_s_name(string typed, string says, string advises)
    {
        var error = Assert.Throws<AmsException>(() => RestSources.Parse("--from", [typed]));
        Assert.Equal("AmsRestSourceInvalid", error.Code);
        Assert.StartsWith("--from", error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Contains(advises, error.Advice, StringComparison.Ordinal);
    }
}
