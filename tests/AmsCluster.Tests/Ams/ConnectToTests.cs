using AmsCluster.Ams;

namespace AmsCluster.Tests.Ams;

/// <summary>HOST1:PORT1:HOST2:PORT2 means what it means to curl (its man page, --connect-to).</summary>
public class ConnectToTests
{
    [Theory]
    [InlineData("live.example.com:443:203.0.113.7:8443", "live.example.com", 443, "203.0.113.7:8443")]
    [InlineData("live.example.com:443:203.0.113.7:8443", "LIVE.example.com", 443, "203.0.113.7:8443")]
    [InlineData("live.example.com:443:203.0.113.7:8443", "live.example.com", 5443, "live.example.com:5443")]
    [InlineData("live.example.com:443:203.0.113.7:8443", "other.example.com", 443, "other.example.com:443")]
    [InlineData("live.example.com::203.0.113.7:", "live.example.com", 5443, "203.0.113.7:5443")]
    [InlineData(":443::8443", "live.example.com", 443, "live.example.com:8443")]
    [InlineData("::127.0.0.1:", "any", 1, "127.0.0.1:1")]
    [InlineData("[2001:db8::1]:443:[2001:db8::2]:8443", "2001:db8::1", 443, "2001:db8::2:8443")]
    public void It_leads_what_fits_elsewhere(string text, string host, int port, string to)
    {
        var end = ConnectTo.Lead([ConnectTo.Parse(text)], host, port);
        Assert.Equal(to, $"{end.Host}:{end.Port}");
    }

    [Fact]
    public void The_first_that_fits_counts()
    {
        var end = ConnectTo.Lead([ConnectTo.Parse("a:1:b:2"), ConnectTo.Parse("a::c:"), ConnectTo.Parse("::d:")], "a", 3);
        Assert.Equal("c:3", $"{end.Host}:{end.Port}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("live.example.com")]
    [InlineData("live.example.com:443")]
    [InlineData("live.example.com:443:lb")]
    [InlineData("live.example.com:443:lb:443:1")]
    [InlineData("live.example.com:0:lb:443")]
    [InlineData("live.example.com:https:lb:443")]
    [InlineData("live.example.com:443:lb:65536")]
    [InlineData("live.example.com:443:lb:-1")]
    [InlineData("2001:db8::1:443:lb:443")]
    [InlineData("live.example.com:443::")]
    [InlineData(":::")]
    public void Anything_else_is_refused(string text)
    {
        var error = Assert.Throws<AmsException>(() => ConnectTo.Parse(text));
        Assert.Equal("AmsBadConnectTo", error.Code);
        Assert.StartsWith(text, error.Message, StringComparison.Ordinal);
    }
}
