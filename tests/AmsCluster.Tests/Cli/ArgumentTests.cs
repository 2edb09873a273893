namespace AmsCluster.Tests.Cli;

/// <summary>What is refused without asking AWS.</summary>
public sealed class ArgumentTests
{
    readonly Amscluster _command = new();

    [Theory]
    [InlineData("AmsBadArguments", "plan", "--nonsense")]
    [InlineData("AmsBadArguments", "nonsense")]
    [InlineData("AmsBadArguments", "plan")]
    [InlineData("AmsBadArguments", "plan", "live", "-f", "live.yaml")]
    [InlineData("AmsBadArguments", "plan", "Live*", "--region", "ap-south-1")]
    [InlineData("AmsBadArguments", "apply", "live", "--timeout", "soon")]
    [InlineData("AmsBadArguments", "apply", "live", "--timeout", "0")]
    [InlineData("AmsBadArguments", "test", "--region", "ap-south-1")]
    [InlineData("AmsBadArguments", "test", "live", "--timeout", "0")]
    [InlineData("AmsBadConnectTo", "test", "live", "--connect-to", "live.example.com")]
    [InlineData("AmsBadArguments", "demo", "--region", "ap-south-1")]
    [InlineData("AmsSpecNotFound", "plan", "-f", "no-such.yaml")]
    [InlineData("AmsRegionMissing", "status")]
    [InlineData("AmsProfileNotFound", "status", "--region", "ap-south-1", "--profile", "missing")]
    [InlineData("AmsNotConfirmed", "apply", "live", "--region", "ap-south-1")]
    [InlineData("AmsNotConfirmed", "destroy", "live", "--region", "ap-south-1")]
    public async Task What_is_wrong_is_told_in_one_form_and_as_one_document(string code, params string[] arguments)
    {
        var people = (await _command.Run(arguments)).MustBe(1);
        Assert.Equal("", people.Output);
        Assert.StartsWith("error: ", people.Error);
        Assert.Contains("\nwhat to do: ", people.Error);
        Assert.Contains($"\ncode: {code}", people.Error);
        Assert.DoesNotContain("   at ", people.Error);

        var programs = (await _command.Run([.. arguments, "--json"])).MustBe(1);
        Assert.Equal(code, Shapes.Error(programs.Json()));
        Assert.Equal("", programs.Error);
    }

    [Fact]
    public async Task The_Region_of_a_spec_is_not_overridden()
    {
        var outcome = (await _command.Run("plan", "-f", Amscluster.Example("01-guide.yaml"), "--region", "eu-west-1")).MustBe(1);
        Assert.Contains("ap-south-1", outcome.Error);
        Assert.Contains("eu-west-1", outcome.Error);
        Assert.Contains("AmsRegionMismatch", outcome.Error);
    }

    [Fact]
    public async Task Help_and_version_need_nothing()
    {
        var help = (await _command.Run()).MustBe(0);
        Assert.All(new[] { "plan", "apply", "status", "destroy", "demo", "--endpoint-url" }, word => Assert.Contains(word, help.Output));
        Assert.Matches(@"^\d+\.\d+\.\d+\s*$", (await _command.Run("--version")).MustBe(0).Output);
    }
}
