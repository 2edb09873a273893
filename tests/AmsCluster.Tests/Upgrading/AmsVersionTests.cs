using AmsCluster.Upgrading;

namespace AmsCluster.Tests.Upgrading;

/// <summary>The names of images tell the version of Ant Media Server.</summary>
public sealed class AmsVersionTests
{
    const string Listing = "52cdb7ae-1096-4915-823f-ff83a0a529a9";

    [Theory]
    [InlineData($"AntMedia-AWS-Marketplace-EE-v264-{Listing}", "2.6.4")]
    [InlineData($"AntMedia-AWS-Marketplace-EE-v2170-{Listing}", "2.17.0")]
    [InlineData($"AntMedia-AWS-Marketplace-EE-v303-{Listing}", "3.0.3")]
    [InlineData("AntMedia-AWS-Marketplace-EE-v230_updated-x", "2.3.0")]
    [InlineData("AntMedia-AWS-Marketplace-EE-3.1.0-x", "3.1.0")]
    [InlineData("our-ams-2.15", "2.15.0")]
    [InlineData("Ant Media Server v3.0.1", "3.0.1")]
    public void A_version_is_read(string name, string version) => Assert.Equal(version, AmsVersion.Parse(name)?.ToString(3));

    [Theory]
    [InlineData(null)]
    [InlineData("golden-image")]
    [InlineData("ubuntu-noble-24.04-amd64-server-20261022")]
    [InlineData($"studio-{Listing}")]
    public void What_tells_no_version_is_not_guessed_at(string? name) => Assert.Null(AmsVersion.Parse(name));

    [Fact]
    public void A_version_is_crossed_by_reaching_it_and_not_by_staying_or_leaving_it()
    {
        Version At(string text) => Version.Parse(text);
        Assert.True(AmsVersion.DoubleHash.IsBetween(At("2.14.0"), At("2.15.0")));
        Assert.True(AmsVersion.DoubleHash.IsBetween(At("2.6.4"), At("3.0.3")));
        Assert.False(AmsVersion.DoubleHash.IsBetween(At("2.15.0"), At("3.0.0")));
        Assert.False(AmsVersion.DoubleHash.IsBetween(At("3.0.3"), At("2.6.4")));
    }
}
