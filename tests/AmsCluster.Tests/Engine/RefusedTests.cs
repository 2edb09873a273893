using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Engine;

/// <summary>
/// What AWS refuses for reasons of the account or the organization: the error says what helps, and after it the same
/// command goes on.
/// </summary>
public sealed class RefusedTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string User = "User: arn:aws:iam::123456789012:user/dev is not authorized to perform";

    static readonly ClusterSpec Spec = Deployment.Example(2);

    [EmulatorTheory]
    [InlineData(
        "CreateLoadBalancer", "OperationNotPermitted",
        "This AWS account currently does not support creating load balancers. For more information, please "
            + "contact AWS Support.",
        "AWS has not enabled load balancers for this account")]
    [InlineData(
        "RunInstances", "UnauthorizedOperation",
        $"You are not authorized to perform this operation. {User}: ec2:RunInstances on resource: "
            + "arn:aws:ec2:ap-south-1:123456789012:instance/* with an explicit deny in a service control policy",
        "A service control policy of your AWS organization forbids ec2:RunInstances")]
    [InlineData(
        "CreateAutoScalingGroup", "AccessDenied",
        "You are not authorized to use launch template: lt-0d9b738051139aab9",
        "iam:PassRole")]
    [InlineData(
        "CreateLaunchTemplate", "UnauthorizedOperation",
        "You are not authorized to perform this operation. Encoded authorization failure message: AbC-_123",
        "aws sts decode-authorization-message")]
    public async Task The_error_says_what_helps_and_afterwards_the_apply_goes_on(
        string operation, string code, string message, string advice)
    {
        using var deployment = await Deployment.Fresh(emulator);
        await emulator.Refuse(operation, code, message);
        var error = await Assert.ThrowsAsync<ChangeFailedException>(() => deployment.Apply(Spec));
        Assert.Equal(code, error.Code);
        Assert.Contains(message.TrimEnd('.'), error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.Advice, StringComparison.Ordinal);

        await emulator.NoTrouble();
        Assert.Equal(Health.Healthy, (await deployment.Apply(Spec)).Cluster.Health);
    }

    [EmulatorFact]
    public async Task A_Region_that_the_account_has_not_enabled_is_told_by_the_first_call()
    {
        await emulator.Reset();
        using var deployment = new Deployment(emulator, "ap-east-1");
        const string Unknown = "UnrecognizedClientException";
        await emulator.Refuse("GetParametersByPath", Unknown, "The security token included in the request is invalid.");
        var spec = new ClusterSpec { Name = "live", Region = "ap-east-1" };
        var error = await Assert.ThrowsAnyAsync<AmsException>(() => deployment.Plan(spec));
        Assert.Equal(Unknown, error.Code);
        Assert.Contains("aws account enable-region --region-name ap-east-1", error.Advice, StringComparison.Ordinal);
        await emulator.NoTrouble();
    }
}
