using System.Globalization;
using System.Text.RegularExpressions;
using AmsCluster.Execution;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Tests.UserData;

public class BootBudgetTests
{
    [Fact]
    public void The_page_lists_every_limit()
    {
        var page = File.ReadAllText(Spec.Specs.Repository("docs/first-boot.md"));
        var listed = Regex.Matches(page, @"^\| \**`(?<part>\w+)`\** \| (?<seconds>\d+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .ToDictionary(m => m.Groups["part"].Value, m => double.Parse(m.Groups["seconds"].Value, CultureInfo.InvariantCulture));
        var limits = typeof(BootBudget).GetProperties().ToDictionary(p => p.Name, p => ((TimeSpan)p.GetValue(null)!).TotalSeconds);

        Assert.Equal(limits.OrderBy(l => l.Key, StringComparer.Ordinal), listed.OrderBy(l => l.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void A_node_waits_longer_than_the_database_may_take_and_the_engine_longer_than_a_node()
    {
        Assert.True(BootBudget.DatabaseWait > BootBudget.Database);
        Assert.True(BootBudget.Node > BootBudget.DatabaseWait);
        Assert.True(Patience.Default.Ready > BootBudget.Node);
    }

    [Fact]
    public void No_script_has_a_limit_of_its_own()
    {
        string[] scripts = [MongoUserData.For("live", "eu-west-1", null), NodeUserData.For("eu-west-1", "mongodb://10.0.0.5:27017", null)];

        Assert.All(scripts, script =>
        {
            Assert.DoesNotMatch(@"AMSCLUSTER_WAIT_\w+:-\d", script);
            Assert.DoesNotMatch(@"wait_for ""?\d", script);
        });
    }
}
