using System.Reflection;
using System.Text.RegularExpressions;
using AmsCluster.Aws.Binding;

namespace AmsCluster.Tests.Module;

/// <summary>The page of errors lists the ids that the code raises, all of them and no others.</summary>
public sealed partial class ErrorPageTests
{
    static readonly string Page = File.ReadAllText(Path.Combine(ModuleFiles.Pages, "about_AmsClusterErrors.md"));

    static readonly IReadOnlyList<string> Listed = [.. Row().Matches(Page).Select(m => m.Groups["id"].Value)];

    [Fact]
    public void Every_id_of_the_code_is_listed_and_every_listed_id_is_raised()
    {
        // A category is given to an id by PowerShell's side; that raises nothing.
        var nouns = ModuleFiles.Cmdlets.Select(c => c.Noun).Append("AmsCluster").ToHashSet(StringComparer.Ordinal);
        var raised = Lines("AmsCluster.Core").Concat(Lines("AmsCluster.Cmdlets"))
            .Where(l => !l.Contains("=> ErrorCategory.", StringComparison.Ordinal))
            .SelectMany(l => Literal().Matches(l).Select(m => m.Groups["id"].Value))
            .Where(id => !nouns.Contains(id)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(raised, Listed);
    }

    // What AWS may answer has no end, so the list is not of that. The page names some codes in its text: such as the engine knows by name itself.
    [Fact]
    public void Every_other_id_in_the_text_is_one_of_AWSs_codes_that_the_engine_knows()
    {
        var known = Lines("AmsCluster.Core").SelectMany(l => Word().Matches(l).Select(m => m.Groups["word"].Value)).Concat(NoAnswer).Select(Cmdlets.Errors.Id).ToHashSet(StringComparer.Ordinal);
        var named = Mentioned().Matches(Row().Replace(Page, "")).Select(m => m.Value).Where(id => !Listed.Contains(id)).Distinct(StringComparer.Ordinal).ToList();
        Assert.Contains("AmsUnauthorizedOperation", named);
        Assert.All(named, id => Assert.Contains(id, known));
    }

    [Fact]
    public void The_text_names_every_code_for_an_answer_that_did_not_come() =>
        Assert.All(NoAnswer, code => Assert.Contains(Cmdlets.Errors.Id(code), Page, StringComparison.Ordinal));

    static IReadOnlyList<string> NoAnswer => [.. typeof(AwsFailure).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];

    static IEnumerable<string> Lines(string project) =>
        Directory.EnumerateFiles(Path.Combine(ModuleFiles.Root, "src", project), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(File.ReadLines);

    [GeneratedRegex("(?<!cref=)\"(?<id>Ams[A-Z]\\w+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex("\"(?<word>[A-Z][\\w.]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"^\| `(?<id>Ams\w+)` \|.*$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Row();

    // Not the last part of a cmdlet's name, nor of a topic's.
    [GeneratedRegex(@"(?<![-_\w])Ams[A-Z]\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mentioned();
}
