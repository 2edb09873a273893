using System.Text.RegularExpressions;
using AmsCluster.Spec;

namespace AmsCluster.Tests.Spec;

/// <summary>The reference and the examples say what the table of keys says.</summary>
public partial class ReferenceTests
{
    public static TheoryData<string> Examples => [.. Files];

    private static string[] Files { get; } = [.. Directory.GetFiles(Specs.Repository("examples"), "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_reference_has_each_key_with_its_type_and_default_and_no_other()
    {
        var expected = SpecSchema.Keys.Select(k => $"{k.Path}: {k.Type.Name}, {Default(k)}");
        var written = File.ReadLines(Path.Combine(Specs.Repository("docs"), "spec.md"))
            .Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .Select(c => $"{c[1].Trim('`')}: {c[2]}, {c[3].Trim('`')}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_example_of_the_reference_is_a_spec()
    {
        var text = File.ReadAllText(Path.Combine(Specs.Repository("docs"), "spec.md"));
        Assert.Empty(SpecRules.Check(SpecFile.Parse(YamlBlock().Match(text).Groups["yaml"].Value, "spec.md")));
    }

    [Theory, MemberData(nameof(Examples))]
    public void Every_example_is_a_spec_that_says_first_what_it_shows(string file)
    {
        var path = Path.Combine(Specs.Repository("examples"), file);
        var spec = SpecFile.Load(path);
        Assert.Matches(@"^# [A-Z].{20,150}[.:]$", File.ReadLines(path).First());
        Assert.Equal("ap-south-1", spec.Region);
        Assert.Equal(file.StartsWith("01-", StringComparison.Ordinal) ? "live" : file[3..^5], spec.Name);
    }

    [Fact]
    public void Examples_are_numbered_without_gaps()
        => Assert.Equal(Enumerable.Range(1, Files.Length), Files.Select(f => int.Parse(f[..2])));

    [Fact]
    public void Every_key_is_shown_by_some_example()
    {
        var shown = string.Concat(Files.Select(f => SpecWriter.Write(SpecFile.Load(Path.Combine(Specs.Repository("examples"), f)), includeDefaults: true)));
        Assert.All(SpecSchema.Keys, key => Assert.Contains($"{key.Name}:", shown, StringComparison.Ordinal));
    }

    private static string Default(SpecKey key)
        => key.Required && key.Section.Length == 0 ? "required"
            : key.Get(SpecSchema.Blank) is { } value && key.Type.Write(value) is [var line] ? line : "–";

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YamlBlock();
}
