using System.Text.RegularExpressions;
using AmsCluster.HelpBuilder;

namespace AmsCluster.Tests.Module;

/// <summary>Every cmdlet has a page, and the pages say what is so.</summary>
public sealed partial class HelpTests
{
    static readonly string[] Common = ["WhatIf", "Confirm", "Verbose", "Debug", "ErrorAction", "ErrorVariable", "WarningAction", "OutVariable"];
    static readonly string[] TopicNames = ["about_AmsCluster", "about_AmsClusterPipeline", "about_AmsClusterErrors", "about_AmsClusterCredentials"];

    public static TheoryData<string> Names => ModuleFiles.Names;

    public static TheoryData<string> Topics => new(TopicNames);

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
    public void A_page_describes_no_parameter_that_is_not_there(string name) =>
        Assert.Empty(Page(name).ParameterNames.Except(ModuleFiles.Cmdlet(name).Parameters.Where(p => !p.Hidden).Select(p => p.Name), StringComparer.Ordinal));

    [Fact]
    public void A_page_is_of_a_cmdlet_or_a_topic()
    {
        var pages = Directory.EnumerateFiles(ModuleFiles.Pages).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);
        var wanted = ModuleFiles.Cmdlets.Select(c => c.Name).Concat(TopicNames).Select(n => $"{n}.md").Order(StringComparer.Ordinal);
        Assert.Equal(wanted, pages);
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

    [Theory]
    [MemberData(nameof(Topics))]
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
}
