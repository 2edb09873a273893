using AmsCluster.Aws;

namespace AmsCluster.Tests.Aws;

/// <summary>
/// What an error means is known by operation and code; a word in AWS's text is not enough. The texts are AWS's own.
/// </summary>
public sealed class AwsCodesTests
{
    [Theory]
    [InlineData(
        "EC2", "CreateSecurityGroup", "InvalidGroup.Duplicate",
        "The security group 'live-node' already exists for VPC 'vpc-1'", true)]
    [InlineData(
        "EC2", "CreateLaunchTemplate", "InvalidLaunchTemplateName.AlreadyExistsException",
        "Launch template name already in use.", true)]
    [InlineData(
        "SSM", "PutParameter", "ParameterAlreadyExists",
        "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
        true)]
    [InlineData(
        "Auto Scaling", "CreateAutoScalingGroup", "AlreadyExists",
        "AutoScalingGroup by this name already exists - A group already exists with the name live-edge", true)]
    [InlineData(
        "IAM", "AddRoleToInstanceProfile", "LimitExceeded",
        "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1", true)]
    [InlineData(
        "Route 53", "ChangeResourceRecordSets", "InvalidChangeBatch",
        "[Tried to create resource record set [name='live.example.com.', type='A'] but it already exists]", true)]
    // Another's record at the name.
    [InlineData(
        "Route 53", "ChangeResourceRecordSets", "InvalidChangeBatch",
        "[RRSet of type A with DNS name live.example.com. is not permitted because a conflicting RRSet of type "
            + "CNAME with the same DNS name already exists in zone example.com.]",
        false)]
    // Another's action at the same time, and another's listener of another operation.
    [InlineData(
        "Auto Scaling", "PutScheduledUpdateGroupAction", "AlreadyExists",
        "Scheduled action with this scheduled start time already exists", false)]
    [InlineData(
        "Elastic Load Balancing v2", "ModifyListener", "DuplicateListener",
        "A listener already exists on this port for this load balancer", false)]
    [InlineData(
        "Auto Scaling", "PutWarmPool", "ValidationError", "A warm pool already exists for another launch type", false)]
    [InlineData("IAM", "CreateRole", "LimitExceeded", "Cannot exceed quota for RolesPerAccount: 1000", false)]
    public void It_exists_already(string service, string operation, string code, string text, bool expected) =>
        Assert.Equal(expected, AwsCodes.AlreadyExists(Error(service, operation, code, text)));

    [Theory]
    [InlineData(
        "Auto Scaling", "DeleteAutoScalingGroup", "ValidationError",
        "AutoScalingGroup name not found - AutoScalingGroup 'live-edge' not found", true)]
    [InlineData(
        "Auto Scaling", "DeleteLifecycleHook", "ValidationError",
        "No Lifecycle Hook found with name live-edge-launch", true)]
    [InlineData("Auto Scaling", "DeleteScheduledAction", "ValidationError", "Scheduled action name not found", true)]
    [InlineData(
        "Route 53", "ChangeResourceRecordSets", "InvalidChangeBatch",
        "[Tried to delete resource record set [name='live.example.com.', type='A'] but it was not found]", true)]
    [InlineData(
        "EC2", "DeleteSecurityGroup", "InvalidGroup.NotFound", "The security group 'sg-1' does not exist", true)]
    [InlineData(
        "EC2", "DetachInternetGateway", "Gateway.NotAttached", "resource igw-1 is not attached to network vpc-1",
        true)]
    // The words of others.
    [InlineData(
        "Auto Scaling", "PutScalingPolicy", "ValidationError",
        "The metric of the policy was not found in the namespace", false)]
    [InlineData(
        "Route 53", "ChangeResourceRecordSets", "InvalidChangeBatch",
        "[Tried to create an alias that targets live-1.ap-south-1.elb.amazonaws.com., type A in zone "
            + "ZP97RAFLXTNZK, but that target was not found]",
        false)]
    [InlineData("CloudWatch", "PutMetricAlarm", "ValidationError", "AutoScalingGroup name not found", false)]
    public void There_is_no_such_thing(string service, string operation, string code, string text, bool expected) =>
        Assert.Equal(expected, AwsCodes.NotFound(Error(service, operation, code, text)));

    [Theory]
    [InlineData(
        "EC2", "RunInstances", "InvalidParameterValue",
        "Value (amscluster-live) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name",
        true)]
    [InlineData(
        "Auto Scaling", "CreateAutoScalingGroup", "ValidationError",
        "You must use a valid fully-formed launch template. Value (amscluster-live) for parameter "
            + "iamInstanceProfile.name is invalid.",
        true)]
    [InlineData(
        "Auto Scaling", "CreateAutoScalingGroup", "ValidationError",
        "Provided Target Groups may not be valid. Please ensure they exist and try again.", true)]
    [InlineData(
        "Route 53", "ChangeResourceRecordSets", "InvalidChangeBatch",
        "[Tried to create an alias that targets live-1.ap-south-1.elb.amazonaws.com., type A in zone "
            + "ZP97RAFLXTNZK, but that target was not found]",
        true)]
    [InlineData(
        "Elastic Load Balancing v2", "CreateListener", "SSLPolicyNotFound",
        "SSL policy 'ELBSecurityPolicy-x' not found", false)]
    [InlineData("CloudWatch", "PutMetricAlarm", "ValidationError", "The namespace does not exist", false)]
    public void It_is_not_seen_yet(string service, string operation, string code, string text, bool expected) =>
        Assert.Equal(expected, AwsCodes.NotYetSeen(Error(service, operation, code, text)));

    [Theory]
    [InlineData("DeleteRole", "Cannot delete entity, must remove roles from instance profile first.", true)]
    [InlineData("DeleteRole", "Cannot delete entity, must detach all policies first.", false)]
    [InlineData("DeleteRole", "Cannot delete entity, must delete policies first.", false)]
    public void A_role_is_in_use_for_a_moment(string operation, string text, bool expected) =>
        Assert.Equal(expected, AwsCodes.InUse(Error("IAM", operation, "DeleteConflict", text)));

    static AwsException Error(string service, string operation, string code, string text)
    {
        AwsService[] known =
        [
            AwsService.Ec2, AwsService.AutoScaling, AwsService.Elb, AwsService.Iam, AwsService.Ssm, AwsService.Route53,
            AwsService.CloudWatch,
        ];
        var its = known.Single(s => s.Id == service);
        return new(its, operation, code, $"{service} {operation} was refused: {text}", null, 400);
    }
}
