using AmsCluster.Aws.AutoScaling;
using AmsCluster.Operations;

namespace AmsCluster.Tests.Operations;

/// <summary>What is news of a group's history. The texts are AWS's own: Troubleshoot Amazon EC2 Auto Scaling (user guide).</summary>
public sealed class GroupNewsTests
{
    const string NoCapacity = "We currently do not have sufficient c5.xlarge capacity in the Availability Zone you requested (ap-south-1a). Launching EC2 instance failed.";
    const string NoTerms = "In order to use this AWS Marketplace product you need to accept terms and subscribe. To do so please visit https://aws.amazon.com/marketplace/pp?sku=1. Launching EC2 instance failed.";

    static readonly Activity Launched = new() { StatusCode = "Successful", Description = "Launching a new EC2 instance: i-1", Progress = 100 };
    static readonly Activity Ended = new() { StatusCode = "Successful", Description = "Terminating EC2 instance: i-1", Progress = 100 };

    static Activity Failed(string why, int minute = 0) => new()
    {
        StatusCode = "Failed", Description = $"Launching a new EC2 instance.  Status Reason: {why}", StatusMessage = why, StartTime = DateTimeOffset.UnixEpoch.AddMinutes(minute),
    };

    [Fact]
    public void What_came_through_is_no_news() => Assert.Empty(GroupNews.Of([Ended, Launched]));

    [Fact]
    public void A_failure_is_news_until_a_launch_comes_through()
    {
        Assert.Equal(NoCapacity, Assert.Single(GroupNews.Of([Failed(NoCapacity), Launched])).Reason);
        Assert.Equal(NoCapacity, Assert.Single(GroupNews.Of([Ended, Failed(NoCapacity), Launched])).Reason);
        Assert.Empty(GroupNews.Of([Launched, Failed(NoCapacity)]));
    }

    [Fact]
    public void The_same_failure_again_and_again_is_one()
    {
        var news = GroupNews.Of([Failed(NoCapacity, 9), Failed(NoCapacity, 6), Failed(NoTerms, 3), Failed(NoCapacity, 1)]);
        Assert.Equal([2, 1, 1], news.Select(n => n.Times));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddMinutes(6), news[0].StartTime);
        Assert.Equal("Launching a new EC2 instance", news[0].Description);
    }

    [Theory]
    [InlineData("PreInService")]
    [InlineData("InProgress")]
    [InlineData("WaitingForELBConnectionDraining")]
    [InlineData("MidLifecycleAction")]
    public void What_goes_on_is_news(string status)
    {
        var told = Assert.Single(GroupNews.Of([new() { StatusCode = status, Description = "Terminating EC2 instance: i-1", Progress = 50 }, Launched]));
        Assert.True(told is { IsUnderWay: true, IsFailed: false, Progress: 50, Reason: null });
    }

    [Theory]
    [InlineData(NoCapacity, "name another zone")]
    [InlineData(NoTerms, "Subscribe to Ant Media Server Enterprise")]
    [InlineData("You have requested more vCPU capacity than your current vCPU limit of 32 allows for the instance bucket that the specified instance type belongs to. Launching EC2 instance failed.", "Service Quotas")]
    [InlineData("There are not enough free addresses in subnet 'subnet-1' to satisfy the requested number of instances. Launching EC2 instance failed.", "larger subnet")]
    public void A_problem_says_what_to_do(string why, string advice)
    {
        var text = GroupNews.Problem(Assert.Single(GroupNews.Of([Failed(why)])), "live-edge");
        Assert.StartsWith($"live-edge: Launching a new EC2 instance: {why.TrimEnd('.')}. ", text);
        Assert.Contains(advice, text);
        Assert.Equal(text.IndexOf("Launching EC2 instance failed", StringComparison.Ordinal), text.LastIndexOf("Launching EC2 instance failed", StringComparison.Ordinal));
    }
}
