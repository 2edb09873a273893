using AmsCluster.Aws;
using AmsCluster.Execution;

namespace AmsCluster.Tests.Reliability;

/// <summary>Advice after a failure part of the way: the same command again only where that helps.</summary>
public sealed class ResumeAdviceTests
{
    [Fact]
    public void What_stays_is_fixed_before_the_same_command_is_run_again()
    {
        var refused = new AwsException(AwsService.Ec2, "CreateSubnet", "SomethingNew", "AWS does not like it.", "id", 400, advice: "");

        Assert.StartsWith("Fix what the message names, then run the same command", ResumeAdvice.After(refused), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_AWS_passes_by_itself()
    {
        var fault = new AwsException(AwsService.Ec2, "CreateSubnet", "SomethingNew", "AWS broke.", "id", 500, advice: "");

        Assert.StartsWith("In a minute, run the same command again", ResumeAdvice.After(fault), StringComparison.Ordinal);
    }

    [Fact]
    public void The_advice_of_the_error_comes_first()
    {
        var error = new AmsException("AmsX", "No.", "Do this.");

        Assert.StartsWith("Do this. Then run the same command again", ResumeAdvice.After(error), StringComparison.Ordinal);
        Assert.StartsWith("Do this. Then run the same command again", ResumeAdvice.AfterWait(error), StringComparison.Ordinal);
        Assert.StartsWith("If what AWS said last is an error, fix it.", ResumeAdvice.AfterWait(null), StringComparison.Ordinal);
    }
}
