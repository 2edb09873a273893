using AmsCluster.Planning;
using AmsCluster.Resources;

namespace AmsCluster.Tests.Planning;

/// <summary>The names of what somebody had made before: kept as text, and used in place of the cluster's own.</summary>
public sealed class AdoptedTests
{
    static readonly Adopted Names = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["auto scaling group live-edge"] = "AMS Edge = 2",
        ["load balancer live"] = "ams-streaming-cloud",
        ["security group live-node"] = "launch-wizard-2",
        ["security group live-node-edge"] = "launch-wizard-3",
    });

    static Topology Topology => GuideTopology.Of(new() { Name = "live", Region = "ap-south-1" }, Parts.None, adopted: Names);

    [Fact]
    public void What_is_written_is_read_again()
    {
        var read = Adopted.Parse(Names.Text)!;
        Assert.Equal(4, read.Names.Count);
        Assert.Equal(Names.Text, read.Text);
    }

    [Fact]
    public void The_topology_has_the_names_that_are_there_and_the_clusters_own_for_the_rest()
    {
        Assert.Equal(["live-origin", "AMS Edge = 2"], Topology.All<AutoScalingGroup>().Select(g => g.Name));
        Assert.Equal(["launch-wizard-2", "launch-wizard-3", "live-load-balancer", "live-mongo"], Topology.All<SecurityGroup>().Select(g => g.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Parts_of_what_was_adopted_are_adopted_and_nothing_else()
    {
        var state = new State { Cluster = "live", Adopted = Names };
        var adopted = Topology.Resources.Where(state.IsAdopted).Select(r => r.Key).ToList();
        Assert.Contains("listener ams-streaming-cloud:80", adopted);
        Assert.Contains("scaling policy live-edge-cpu", adopted);
        Assert.DoesNotContain(adopted, k => k.Contains("live-origin", StringComparison.Ordinal) || k.Contains("mongo", StringComparison.Ordinal));
    }

    [Fact]
    public void The_words_for_kinds_are_those_of_the_resources()
    {
        var kinds = Topology.Resources.Select(r => r.Kind).ToHashSet();
        Assert.Subset(kinds, new HashSet<string> { Kinds.AutoScalingGroup, Kinds.Instance, Kinds.LaunchTemplate, Kinds.LoadBalancer, Kinds.ScalingPolicy, Kinds.SecurityGroup, Kinds.TargetGroup });
    }

    [Fact]
    public void A_group_for_each_role_lets_the_other_in()
    {
        var rules = Topology.All<SecurityGroupRules>().ToDictionary(r => r.Name, r => r.Needs.OfType<SecurityGroup>().Select(g => g.Name).Order(StringComparer.Ordinal).ToList());
        Assert.Equal(["launch-wizard-3", "live-load-balancer"], rules["launch-wizard-2"]);
        Assert.Equal(["launch-wizard-2", "live-load-balancer"], rules["launch-wizard-3"]);
        Assert.Equal(["launch-wizard-2", "launch-wizard-3"], rules["live-mongo"]);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("a = b")]
    [InlineData("instance x = i-1\ninstance x = i-2")]
    public void What_is_no_such_map_is_not_taken_for_an_empty_one(string text) => Assert.Null(Adopted.Parse(text));
}
