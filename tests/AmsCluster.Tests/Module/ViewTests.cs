using System.Xml.Linq;
using AmsCluster.Views;

namespace AmsCluster.Tests.Module;

/// <summary>The views: wide enough to read, narrow enough for a terminal, and of properties that exist.</summary>
public sealed class ViewTests
{
    static readonly XDocument Views = XDocument.Load(Path.Combine(ModuleFiles.Root, "AmsCluster.format.ps1xml"));

    [Theory]
    [InlineData(typeof(Cluster))]
    [InlineData(typeof(ScalingGroup))]
    [InlineData(typeof(Node))]
    [InlineData(typeof(MongoNode))]
    [InlineData(typeof(LoadBalancer))]
    [InlineData(typeof(Endpoint))]
    [InlineData(typeof(Drift))]
    [InlineData(typeof(TestResult))]
    [InlineData(typeof(ClusterSpec))]
    [InlineData(typeof(Finding))]
    [InlineData(typeof(Adoption))]
    [InlineData(typeof(AdoptedPart))]
    [InlineData(typeof(DatabaseBackup))]
    [InlineData(typeof(DatabaseRestore))]
    public void A_type_has_a_table_of_110_columns_at_most_and_a_list(Type type)
    {
        var views = Views.Descendants("View").Where(v => v.Descendants("TypeName").Any(t => t.Value == type.FullName)).ToList();
        // The first one is the default.
        Assert.NotNull(views[0].Element("TableControl"));
        Assert.NotNull(views[1].Element("ListControl"));
        var columns = views[0].Descendants("TableColumnHeader").ToList();
        Assert.InRange(columns.Sum(c => (int)c.Element("Width")! + 1) - 1, 1, 110);
        Assert.Equal(columns.Count, views[0].Descendants("TableColumnItem").Count());
        Assert.All(views.SelectMany(v => v.Descendants("PropertyName")), p => Assert.NotNull(type.GetProperty(p.Value)));
        Assert.DoesNotContain("Connection", string.Join('\n', views), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Health.Healthy, "\e[32mHealthy\e[0m")]
    [InlineData(Health.Degraded, "\e[33mDegraded\e[0m")]
    [InlineData(Health.Incomplete, "\e[31mIncomplete\e[0m")]
    public void Health_is_a_word_in_a_colour(Health health, string shown)
    {
        if (Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 }) return;
        Assert.Equal(shown, Shown.Word(health, "Ansi"));
        Assert.Equal(health.ToString(), Shown.Word(health, "PlainText"));
    }

    [Fact]
    public void What_is_not_there_is_a_dash()
    {
        Assert.Equal("-", Shown.Word(null, "PlainText"));
        Assert.Equal("-", Shown.Serving(null, null, "PlainText"));
        Assert.Equal("-", Shown.Lines([], []));
    }

    [Fact]
    public void Endpoints_are_lines() =>
        Assert.Equal("play  https://a/\nsrt   srt://b", Shown.Lines(["play", "srt"], ["https://a/", "srt://b"]));
}
