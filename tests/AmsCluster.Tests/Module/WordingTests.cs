using AmsCluster.Aws;
using AmsCluster.Cmdlets;
using AmsCluster.Cmdlets.Commands;
using AmsCluster.Spec;

namespace AmsCluster.Tests.Module;

/// <summary>What the engine says of a spec's keys a cmdlet says of its parameters.</summary>
public sealed class WordingTests
{
    // A switch the other way round, and two that no message can be about: a switch takes true or false only, and tags are a table.
    static readonly string[] NoParameter = ["mongo.auth", "rtmp", "tags"];

    public static TheoryData<string> Keys => new(SpecSchema.Keys.Select(k => k.Path).Except(NoParameter, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_is_a_parameter_of_the_cmdlet(string key) =>
        Assert.Matches($@"^-[A-Z]\w+ \({key.Replace(".", "\\.", StringComparison.Ordinal)}\) is wrong$", Wording.For(new NewAmsCluster(), $"{key} is wrong"));

    [Fact]
    public void A_key_that_the_cmdlet_has_under_another_name_is_said_by_that() =>
        Assert.Equal("Change -MaxSize (edge.max), and origin.maximum not.", Wording.For(new SetAmsScalingGroup(), "Change edge.max, and origin.maximum not."));

    [Theory]
    [InlineData("mongo.volumeGiB must be 10 to 65536")]
    [InlineData("mongo.auth is on")]
    public void A_key_that_the_cmdlet_has_no_parameter_for_stays(string text) => Assert.Equal(text, Wording.For(new SetAmsScalingGroup(), text));

    [Fact]
    public void A_line_of_a_file_stays() =>
        Assert.Equal("live.yaml:3:9: edge.max must be 1 to 1000", Wording.For(new NewAmsCluster(), "live.yaml:3:9: edge.max must be 1 to 1000"));

    [Fact]
    public void Advice_about_AWSs_errors_names_no_option_of_the_command() =>
        Assert.All(AwsAdvice.Table, row =>
            Assert.DoesNotContain("with --", Wording.For(new NewAmsCluster(), row.Advice), StringComparison.Ordinal));

    [Fact]
    public void A_switch_loses_its_value() =>
        Assert.Equal("Set -CreateKey (access.createKey) to have it made.", Wording.For(new NewAmsCluster(), "Set access.createKey: true to have it made."));
}
