using AmsCluster.Ams;
using AmsCluster.Operations;

namespace AmsCluster.Tests.Operations;

/// <summary>What AWS says of nodes joined with what AMS says.</summary>
public sealed class NodesListTests
{
    static readonly Cluster Live = new()
    {
        Name = "live",
        Region = "ap-south-1",
        Ams = new("https://live.example.com/"),
        Origin = new() { Name = "live-origin", Role = NodeRole.Origin, Nodes = [Node("i-1", "10.0.1.10")] },
        Edge = new() { Name = "live-edge", Role = NodeRole.Edge, Nodes = [Node("i-2", "10.0.2.10"), Node("i-3", "10.0.2.11", "initial")] },
    };

    static Node Node(string id, string ip, string health = "healthy") => new(id, "InService", health, "ap-south-1a") { PrivateIpAddress = ip };

    static AmsNode Listed(string ip, string status = "alive") => new(ip, ip, 1_700_000_000_000, "2000/8000", "33", status, 2);

    static AmsResources Busy => new(new(81, 70), new(8_000, 2_000, 6_000, 2_000), new("3.0.3", null, null), 2, 5, 3, 2, 7, 2, 1);

    static Dictionary<string, NodeWord> Words(params (string Id, bool InCluster, AmsResources? Resources)[] words) => words.ToDictionary(w => w.Id, w => new NodeWord(w.InCluster, w.Resources));

    static readonly Dictionary<string, string> Nobody = [];

    [Fact]
    public void A_node_has_what_it_says_itself_and_else_what_the_list_says()
    {
        var cluster = NodesList.Join(Live, [Listed("10.0.1.10"), Listed("10.0.2.10")], Words(("i-1", true, Busy)), Nobody);
        var (origin, edge) = (cluster.Origin!.Nodes[0], cluster.Edge!.Nodes[0]);
        Assert.Equal((Membership.Alive, "3.0.3", 81, 75, 3, 10), (origin.Membership, origin.Version, origin.Cpu, origin.Memory, origin.Streams, origin.Viewers));
        Assert.Equal((Membership.Alive, null, 33, 25, null, null), (edge.Membership, edge.Version, edge.Cpu, edge.Memory, edge.Streams, edge.Viewers));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000), edge.LastHeartbeat);
        Assert.Equal((Health.Healthy, "3.0.3"), (cluster.Health, cluster.Ams!.Version));
        Assert.Contains("i-2", cluster.Ams.Note);
    }

    [Fact]
    public void A_node_that_is_still_coming_need_not_be_in_the_list()
    {
        var cluster = NodesList.Join(Live, [Listed("10.0.1.10"), Listed("10.0.2.10")], Words(("i-1", true, Busy), ("i-2", true, Busy)), Nobody);
        Assert.Null(cluster.Edge!.Nodes[1].Membership);
        Assert.Empty(cluster.Problems);
    }

    [Theory]
    [InlineData(Membership.Dead, "which it has not signed since 2023-11-14")]
    [InlineData(Membership.Missing, "is not in AMS's list of nodes")]
    [InlineData(Membership.Standalone, "stands alone, outside the cluster")]
    public void A_node_that_serves_outside_the_cluster_leaves_it_degraded_and_is_told_with_how_to_mend_it(Membership what, string words)
    {
        AmsNode[] list = what is Membership.Dead ? [Listed("10.0.1.10"), Listed("10.0.2.10", "dead")] : [Listed("10.0.1.10")];
        var cluster = NodesList.Join(Live, list, Words(("i-1", true, Busy), ("i-2", what is not Membership.Standalone, Busy)), Nobody);
        Assert.Equal((what, Health.Degraded), (cluster.Edge!.Nodes[0].Membership, cluster.Health));
        var problem = Assert.Single(cluster.Problems);
        Assert.StartsWith("Node i-2 (origin, 10.0.2.10) ".Replace("origin", cluster.Edge.Nodes[0].Role.ToString().ToLowerInvariant()), problem);
        Assert.Contains(words, problem);
        Assert.EndsWith("aws ec2 terminate-instances --instance-ids i-2", problem);
    }

    [Fact]
    public void A_node_that_has_users_of_its_own_and_is_in_no_list_stands_alone()
    {
        var refused = new Dictionary<string, string> { ["i-2"] = "wrong name or password" };
        Assert.Equal(Membership.Standalone, NodesList.Join(Live, [Listed("10.0.1.10")], Words(("i-1", true, Busy)), refused).Edge!.Nodes[0].Membership);
        Assert.Equal(Membership.Alive, NodesList.Join(Live, [Listed("10.0.1.10"), Listed("10.0.2.10")], Words(("i-1", true, Busy)), refused).Edge!.Nodes[0].Membership);
    }

    [Fact]
    public void Entries_of_nobody_are_strays_and_no_reason_to_worry()
    {
        var cluster = NodesList.Join(Live, [Listed("10.0.1.10"), Listed("10.0.2.10"), Listed("10.0.9.9", "dead")], Words(("i-1", true, Busy), ("i-2", true, Busy)), Nobody);
        Assert.Equal("10.0.9.9", Assert.Single(cluster.Ams!.Strays).Ip);
        Assert.Equal((Health.Healthy, 0), (cluster.Health, cluster.Problems.Count));
    }

    [Fact]
    public void A_node_of_a_warm_pool_is_no_stray()
    {
        var live = Live with { Edge = Live.Edge! with { WarmPool = [new("i-9", "Warmed:Stopped", null, null) { PrivateIpAddress = "10.0.9.9" }] } };
        var cluster = NodesList.Join(live, [Listed("10.0.1.10"), Listed("10.0.2.10"), Listed("10.0.9.9", "dead")], Words(("i-1", true, Busy), ("i-2", true, Busy)), Nobody);
        Assert.Empty(cluster.Ams!.Strays);
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData("12.6", 13)]
    [InlineData("42.0%", 42)]
    [InlineData("2048/8192", 25)]
    [InlineData("0/8192", 0)]
    [InlineData("2048", null)]
    [InlineData("1/0", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("much", null)]
    public void A_share_is_read_in_whatever_way_it_is_written(string? text, int? share) => Assert.Equal(share, NodesList.Percent(text));
}
