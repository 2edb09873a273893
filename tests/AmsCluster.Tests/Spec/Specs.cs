using AmsCluster.Spec;

namespace AmsCluster.Tests.Spec;

/// <summary>Specs that the tests start from, and short ways to ask what is wrong with one.</summary>
internal static class Specs
{
    public const string Certificate = "arn:aws:acm:ap-south-1:123456789012:certificate/00000000-0000-4000-8000-000000000001";

    public static ClusterSpec Least { get; } = new() { Name = "live", Region = "ap-south-1" };

    /// <summary>The problems of a file as its reader prints them.</summary>
    public static string[] Problems(string yaml)
        => [.. Assert.Throws<SpecException>(() => SpecFile.Parse(yaml, "live.yaml")).Message.Split('\n')];

    public static string[] Faults(ClusterSpec spec) => [.. SpecRules.Check(spec).Select(f => f.Key)];

    /// <summary>A folder of the repository.</summary>
    public static string Repository(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AmsCluster.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return Path.Combine(folder.FullName, name);
    }
}
