using System.Text.RegularExpressions;
using AmsCluster.Aws;
using AmsCluster.Cmdlets;
using AmsCluster.Cmdlets.Commands;
using AmsCluster.Spec;

namespace AmsCluster.Tests.Module;

/// <summary>What the engine says of a spec's keys a cmdlet says of its parameters.</summary>
public sealed partial class WordingTests
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

    [Fact]
    public void A_switch_that_is_turned_off_keeps_its_value_in_the_form_that_the_parameter_takes()
    {
        const string text = "Turn it off with loadBalancer.deletionProtection: false.";
        Assert.Equal("Turn it off with -DeletionProtection $false (loadBalancer.deletionProtection).",
            Wording.For(new SetAmsLoadBalancerRules(), text));
        Assert.Equal("Turn it off with -DeletionProtection:$false (loadBalancer.deletionProtection).",
            Wording.For(new NewAmsCluster(), text));
    }

    [Fact]
    public void A_setting_with_a_value_that_this_cmdlet_does_not_have_is_one_of_Set_AmsCluster()
    {
        Assert.Equal("Set-AmsCluster -DeletionProtection:$false (loadBalancer.deletionProtection)",
            Wording.For(new RemoveAmsCluster(), "loadBalancer.deletionProtection: false"));
        Assert.Equal("With Set-AmsCluster -ExactRules (access.exactRules) such rules are revoked.",
            Wording.For(new GetAmsCluster(), "With access.exactRules: true such rules are revoked."));
    }

    [Theory]
    [InlineData("See it with: amscluster status live.", "See it with: Get-AmsCluster live.")]
    [InlineData("amscluster scale live --cancel final.", "Remove-AmsScalingEvent live final.")]
    [InlineData("amscluster scale live --event final", "Resize-AmsScalingGroup live -EventName final")]
    [InlineData("amscluster upgrade live --rollback.", "Update-AmsCluster live -Rollback.")]
    [InlineData("amscluster upgrade live.", "Update-AmsCluster live.")]
    [InlineData("amscluster restore live --from snap-1.", "Restore-AmsDatabase live -BackupId snap-1.")]
    [InlineData("amscluster destroy live --no-backup.", "Remove-AmsCluster live -SkipBackup.")]
    [InlineData("amscluster backups", "Get-AmsDatabaseBackup")]
    [InlineData("A login tells more: --user EMAIL.", "A login tells more: -AmsCredential.")]
    [InlineData("aws ec2 run-instances --image-id ami-1", "aws ec2 run-instances --image-id ami-1")]
    [InlineData("the parameter /amscluster/live/spec", "the parameter /amscluster/live/spec")]
    public void A_command_is_a_cmdlet(string said, string shown) =>
        Assert.Equal(shown, Wording.For(new NewAmsCluster(), said));

    // The texts of the engine, as they stand in its source, without calls of other programs.
    public static TheoryData<string> Texts => new(Literals().Distinct(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_text_of_the_engine_names_the_command_in_a_cmdlet(string text) =>
        Assert.DoesNotMatch(@"\bamscluster [a-z]|(?<=[\s('])--[a-z]", Wording.For(new NewAmsCluster(), text));

    // Lines of files are marked as such, and name keys.
    [Fact]
    public void No_text_of_the_engine_speaks_of_one_way_to_use_it() =>
        Assert.DoesNotContain(Sources().Where(t => !t.File.Contains("SpecType", StringComparison.Ordinal)), t => OneWay().IsMatch(t.Text));

    [Fact]
    public void No_text_of_the_engine_names_a_cmdlet() =>
        Assert.DoesNotContain(Literals(), t => CmdletName().IsMatch(t));

    static readonly string Core = Path.Combine(ModuleFiles.Root, "src", "AmsCluster.Core");

    static IEnumerable<string> Literals() =>
        Sources().Select(t => t.Text).Where(t => CommandOrOption().IsMatch(t) || CmdletName().IsMatch(t));

    static IEnumerable<(string File, string Text)> Sources() =>
        from file in Directory.EnumerateFiles(Core, "*.cs", SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        from line in File.ReadLines(file)
        where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
        from text in Literal().Matches(line).Select(m => AwsCall().Replace(m.Groups["text"].Value, ""))
        select (file, text);

    const string Apply = @"\b(next|the|let|last|before you) apply\b|\bapply (mends|corrects|asks|goes)";

    [GeneratedRegex(Apply + @"|\bleave the key out\b|\bN\.\.M\b|\bdestroy (this|again)|\bwith destroy\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneWay();

    [GeneratedRegex("\"(?<text>([^\"\\\\]|\\\\.)*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\b(aws|mongosh) .*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AwsCall();

    [GeneratedRegex(@"\bamscluster [a-z]|(?<=\s)--[a-z]", RegexOptions.None, 1000)]
    private static partial Regex CommandOrOption();

    [GeneratedRegex(@"\b[A-Z][a-z]+-Ams[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex CmdletName();
}
