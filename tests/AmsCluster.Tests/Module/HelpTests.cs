using System.Text.RegularExpressions;
using AmsCluster.HelpBuilder;

namespace AmsCluster.Tests.Module;

/// <summary>Every cmdlet has a page, and the pages say what is so.</summary>
public sealed partial class HelpTests
{
    static readonly string[] Common = ["WhatIf", "Confirm", "Verbose", "Debug", "ErrorAction", "ErrorVariable", "WarningAction", "OutVariable"];

    public static TheoryData<string> Names => ModuleFiles.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_describes_the_cmdlet_and_every_parameter(string name)
    {
        var page = Page(name);
        Assert.NotEmpty(page.Synopsis);
        Assert.NotEmpty(page.Description);
        Assert.NotEmpty(page.Inputs);
        Assert.NotEmpty(page.Outputs);
        Assert.All(ModuleFiles.Cmdlet(name).Parameters.Where(p => !p.Hidden), p => Assert.True(page.Parameter(p.Name).Count > 0, $"{name}.md says nothing of -{p.Name}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_has_two_examples_or_more_with_parameters_that_exist(string name)
    {
        var examples = Page(name).Examples;
        Assert.True(examples.Count >= 2, $"{name}.md has {examples.Count} examples");
        foreach (var example in examples)
        {
            Assert.Contains(name, example.Code, StringComparison.Ordinal);
            foreach (Match call in Call().Matches(example.Code))
            {
                var cmdlet = ModuleFiles.Cmdlets.FirstOrDefault(c => c.Name == call.Groups["name"].Value) ?? throw new InvalidOperationException($"{name}.md uses {call.Groups["name"].Value}, which is not there");
                var known = cmdlet.Parameters.Select(p => p.Name).Concat(cmdlet.Parameters.SelectMany(p => p.Aliases)).Concat(Common);
                Assert.All(Parameter().Matches(call.Groups["rest"].Value).Select(m => m.Groups["name"].Value), p => Assert.Contains(p, known));
            }
        }
    }

    [Fact]
    public void The_page_of_errors_lists_every_id_of_the_code()
    {
        var nouns = ModuleFiles.Cmdlets.Select(c => c.Noun).Append("AmsCluster").ToHashSet(StringComparer.Ordinal);
        var used = new[] { "AmsCluster.Core", "AmsCluster.Cmdlets" }
            .SelectMany(p => Directory.EnumerateFiles(Path.Combine(ModuleFiles.Root, "src", p), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Literal().Matches(File.ReadAllText(f)).Select(m => m.Groups["id"].Value))
            .Where(id => !nouns.Contains(id)).Distinct(StringComparer.Ordinal).ToList();
        var listed = File.ReadLines(Path.Combine(ModuleFiles.Pages, "about_AmsClusterErrors.md")).Select(l => Row().Match(l)).Where(m => m.Success).Select(m => m.Groups["id"].Value).ToList();
        Assert.NotEmpty(used);
        Assert.Empty(used.Except(listed, StringComparer.Ordinal));
        Assert.Equal(listed.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal), listed);
    }

    [Theory]
    [InlineData("about_AmsCluster")]
    [InlineData("about_AmsClusterPipeline")]
    [InlineData("about_AmsClusterErrors")]
    [InlineData("about_AmsClusterCredentials")]
    public void A_topic_is_made_of_its_page(string topic)
    {
        var text = AboutText.Of(Path.Combine(ModuleFiles.Pages, $"{topic}.md"));
        Assert.StartsWith($"TOPIC\n    {topic}\n\nSHORT DESCRIPTION\n    ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("```", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_help_lies_beside_the_manifest() =>
        Assert.Contains("New-AmsCluster", File.ReadAllText(Path.Combine(ModuleFiles.Root, "en-US", "AmsCluster.Cmdlets.dll-Help.xml")), StringComparison.Ordinal);

    static HelpPage Page(string name) => HelpPage.Read(Path.Combine(ModuleFiles.Pages, $"{name}.md"));

    // Up to the next command: a pipe, a brace, a semicolon, or a line that is not the pipeline's next.
    [GeneratedRegex(@"\b(?<name>[A-Z][a-z]+-Ams\w+)(?<rest>[^|;{}()]*?)(?=$|[|;{}()]|\n(?!\s))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();

    [GeneratedRegex(@"\s-(?<name>[A-Z]\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex("(?<!cref=)\"(?<id>Ams[A-Z]\\w+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"^\| `(?<id>Ams\w+)` \|", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
