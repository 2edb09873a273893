using AmsCluster.Aws.Binding;

namespace AmsCluster.Tests.Aws;

/// <summary>What is learned of a bucket of AWS's, by a clock of the test's own.</summary>
public class RefillRateTests
{
    [Theory]
    [InlineData(0.2, 110)]
    [InlineData(3, 15)]
    [InlineData(40, 10)]
    public void The_rate_of_an_unknown_bucket_is_found_from_a_few_refusals(double real, int most)
    {
        var (rate, refused) = Ask(new RefillRate(double.PositiveInfinity), real, calls: 1000);
        Assert.InRange(rate / real, 0.75, 1.35);
        Assert.InRange(refused, 1, most);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(3)]
    public void An_account_may_have_less_or_more_than_AWS_publishes(double times)
    {
        var (rate, refused) = Ask(new RefillRate(5), 5 * times, calls: 1000);
        Assert.InRange(rate / (5 * times), 0.75, 1.35);
        Assert.InRange(refused, 1, 20);
    }

    [Fact]
    public void Several_refusals_of_calls_that_were_on_their_way_together_say_no_more_than_one()
    {
        var rate = new RefillRate(5);
        Assert.True(rate.Refused(sent: 10, now: 10.1));
        Assert.False(rate.Refused(sent: 10.05, now: 10.2));
        Assert.Equal(5, rate.Now);
    }

    [Fact]
    public void Where_nothing_at_all_is_let_through_it_is_asked_ever_more_rarely()
    {
        var (rate, _) = Ask(new RefillRate(5), 1e-9, calls: 30);
        Assert.InRange(rate, 0.05, 0.11);
    }

    /// <summary>Asks an empty bucket as fast as the rate allows.</summary>
    private static (double Rate, int Refused) Ask(RefillRate rate, double real, int calls)
    {
        var (now, tokens, refused) = (100.0, 0.0, 0);
        if (!rate.IsKnown)
            rate.Refused(now, now);
        for (var call = 0; call < calls; call++)
        {
            var pause = 1 / rate.Now;
            (now, tokens) = (now + pause, tokens + (pause * real));
            rate.Waited(pause);
            if (tokens >= 1)
            {
                tokens--;
                rate.Admitted(now);
            }
            else
            {
                refused++;
                rate.Refused(now, now);
            }
        }

        return (rate.Now, refused);
    }
}
