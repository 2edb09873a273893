using AmsCluster.Operations;

namespace AmsCluster.Tests.Operations;

/// <summary>How to get at a node's shell.</summary>
public class ConnectHintsTests
{
    const string Session = "aws ssm start-session --target i-1 --region ap-south-1";

    [Theory]
    [InlineData(null, null, "198.51.100.7", false)]
    [InlineData("ant", null, "198.51.100.7", false)]
    [InlineData("ant", "203.0.113.0/24", null, false)]
    [InlineData("ant", "203.0.113.0/24", "198.51.100.7", true)]
    public void Ssh_is_told_only_where_key_and_port_and_address_are_there(string? key, string? from, string? address, bool ssh) => Assert.Equal(
        ssh ? [Session, "ssh -i ant.pem ubuntu@198.51.100.7"] : [Session],
        ConnectHints.For("i-1", "ap-south-1", new() { KeyName = key, SshFrom = from }, address));
}
