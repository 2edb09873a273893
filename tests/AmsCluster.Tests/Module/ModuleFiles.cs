using System.Text.RegularExpressions;
using AmsCluster.HelpBuilder;

namespace AmsCluster.Tests.Module;

/// <summary>The module's cmdlets and files, as they lie in the checkout.</summary>
internal static partial class ModuleFiles
{
    public static IReadOnlyList<CmdletShape> Cmdlets { get; } = CmdletShape.Of(typeof(Cmdlets.AmsCmdlet).Assembly);

    public static string Root { get; } = Spec.Specs.Repository("");

    public static string Manifest { get; } = File.ReadAllText(Path.Combine(Root, "AmsCluster.psd1"));

    public static string Pages { get; } = Path.Combine(Root, "docs", "en-US");

    /// <summary>The cmdlets by name, for theories.</summary>
    public static TheoryData<string> Names => new(Cmdlets.Select(c => c.Name));

    public static CmdletShape Cmdlet(string name) => Cmdlets.Single(c => c.Name == name);

    /// <summary>The words of one of the manifest's lists.</summary>
    public static IReadOnlyList<string> Listed(string key) =>
        [.. Quoted().Matches(Regex.Match(Manifest, $@"\b{key}\s*=\s*@\((?<list>[^)]*)\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["list"].Value).Select(m => m.Groups["word"].Value)];

    [GeneratedRegex("'(?<word>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
