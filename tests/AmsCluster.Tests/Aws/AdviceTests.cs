using AmsCluster.Aws;
using AmsCluster.Aws.Troubles;

namespace AmsCluster.Tests.Aws;

/// <summary>
/// What is advised fits what AWS said. The texts are AWS's own; each row names where they are published.
/// </summary>
public sealed class AdviceTests
{
    const string User = "User: arn:aws:iam::123456789012:user/dev is not authorized to perform: ec2:RunInstances on "
        + "resource: arn:aws:ec2:ap-south-1:123456789012:instance/*";

    [Theory]
    // A Region that the account has not enabled. EC2 error codes; repost.aws, "InvalidClientTokenId" and
    // "AuthFailure" in opt-in Regions.
    [InlineData(
        "EC2", "DescribeVpcs", "AuthFailure", "AWS was not able to validate the provided access credentials",
        "ap-east-1", "aws account enable-region --region-name ap-east-1")]
    [InlineData(
        "Auto Scaling", "DescribeAutoScalingGroups", "InvalidClientTokenId",
        "The security token included in the request is invalid.", "me-south-1", "aws account enable-region")]
    [InlineData(
        "SSM", "GetParametersByPath", "UnrecognizedClientException",
        "The security token included in the request is invalid.", "eu-south-1", "aws account enable-region")]
    // In a Region that every account has, it is the keys.
    [InlineData(
        "EC2", "DescribeVpcs", "AuthFailure", "AWS was not able to validate the provided access credentials",
        "ap-south-1", "aws sts get-caller-identity")]
    // Auto Scaling's trial of a launch template: repost.aws and github.com/hashicorp/terraform-provider-aws, issues on
    // CreateAutoScalingGroup.
    [InlineData(
        "Auto Scaling", "CreateAutoScalingGroup", "ValidationError",
        "You must use a valid fully-formed launch template. You are not authorized to perform this operation. Encoded "
            + "authorization failure message: abc",
        "ap-south-1", "iam:PassRole")]
    // AWS Organizations: tag policies. Systems Manager, PutParameter: InvalidKeyId.
    [InlineData(
        "EC2", "CreateSecurityGroup", "TagPolicyViolation",
        "The tag policy does not allow the specified value for the following tag key: 'Name'.", "ap-south-1", "tag policy")]
    [InlineData("SSM", "PutParameter", "InvalidKeyId", "The query key ID isn't valid.", "ap-south-1", "AWS KMS key")]
    // Keys of another partition. docs.amazonaws.cn, Getting Started: separate accounts and credentials.
    [InlineData(
        "EC2", "DescribeVpcs", "AuthFailure", "AWS was not able to validate the provided access credentials",
        "cn-north-1", "a partition with accounts of its own")]
    // AWS Account Management and STS: a Region's STS endpoint is deactivated.
    [InlineData(
        "STS", "GetCallerIdentity", "RegionDisabledException",
        "STS is not activated in this region for account:123456789012. Your account administrator can activate "
            + "STS in this region using the IAM Console.",
        "ap-south-1", "activates it in the account settings")]
    // EC2 error codes: OptInRequired, PendingVerification, Blocked.
    [InlineData(
        "EC2", "RunInstances", "OptInRequired",
        "You are not subscribed to this service. Please go to http://aws.amazon.com to subscribe.", "ap-south-1",
        "payment method")]
    [InlineData(
        "EC2", "RunInstances", "OptInRequired",
        "In order to use this AWS Marketplace product you need to accept terms and subscribe. To do so please "
            + "visit https://aws.amazon.com/marketplace/pp?sku=4wh7rhpic3wfwamyp5905tsbt",
        "ap-south-1", "AWS Marketplace")]
    [InlineData(
        "EC2", "RunInstances", "PendingVerification",
        "Your request for accessing resources in this region is being validated, and you will not be able to "
            + "launch additional resources in this region until the validation is complete. We will notify you by "
            + "email once your request has been validated.",
        "ap-south-1", "aws-verification@amazon.com")]
    [InlineData(
        "EC2", "RunInstances", "Blocked",
        "This account is currently blocked and not recognized as a valid account. Please contact "
            + "aws-verification@amazon.com if you have questions.",
        "ap-south-1", "AWS has blocked the account")]
    // github.com/kubernetes-sigs/aws-load-balancer-controller and many others: new accounts.
    [InlineData(
        "Elastic Load Balancing v2", "CreateLoadBalancer", "OperationNotPermitted",
        "This AWS account currently does not support creating load balancers. For more information, please "
            + "contact AWS Support.",
        "ap-south-1", "Open a case with AWS Support")]
    // Elastic Load Balancing API, DeleteLoadBalancer; EC2, TerminateInstances.
    [InlineData(
        "Elastic Load Balancing v2", "DeleteLoadBalancer", "OperationNotPermitted",
        "Load balancer "
            + "'arn:aws:elasticloadbalancing:ap-south-1:123456789012:loadbalancer/app/live/0123456789abcdef' cannot be "
            + "deleted because deletion protection is enabled",
        "ap-south-1", "loadBalancer.deletionProtection")]
    [InlineData(
        "EC2", "TerminateInstances", "OperationNotPermitted",
        "The instance 'i-0123456789abcdef0' may not be terminated. Modify its 'disableApiTermination' instance "
            + "attribute and try again.",
        "ap-south-1", "protected from termination")]
    // IAM User Guide, "Troubleshoot access denied error messages": explicit and implicit denials by kind of policy.
    [InlineData(
        "EC2", "RunInstances", "UnauthorizedOperation",
        $"You are not authorized to perform this operation. {User} with an explicit deny in a service control "
            + "policy. Encoded authorization failure message: AbC-_123",
        "ap-south-1", "No right in IAM helps")]
    [InlineData(
        "EC2", "RunInstances", "UnauthorizedOperation",
        $"{User} because no service control policy allows the ec2:RunInstances action", "ap-south-1",
        "No right in IAM helps")]
    [InlineData(
        "EC2", "RunInstances", "UnauthorizedOperation", $"{User} with an explicit deny in a resource control policy",
        "ap-south-1", "resource control policy")]
    [InlineData(
        "EC2", "RunInstances", "UnauthorizedOperation",
        $"{User} because no permissions boundary allows the ec2:RunInstances action", "ap-south-1",
        "added to the boundary")]
    [InlineData(
        "EC2", "RunInstances", "UnauthorizedOperation", $"{User} with an explicit deny in a permissions boundary",
        "ap-south-1", "added to the boundary")]
    [InlineData(
        "EC2", "RunInstances", "UnauthorizedOperation",
        $"{User} because no session policy allows the ec2:RunInstances action", "ap-south-1", "session policy")]
    [InlineData(
        "EC2", "RunInstances", "UnauthorizedOperation",
        $"{User} because no VPC endpoint policy allows the ec2:RunInstances action", "ap-south-1", "VPC endpoint")]
    [InlineData(
        "EC2", "RunInstances", "UnauthorizedOperation", $"{User} with an explicit deny in an identity-based policy",
        "ap-south-1", "denies ec2:RunInstances explicitly")]
    [InlineData(
        "EC2", "RunInstances", "UnauthorizedOperation",
        $"{User} because no identity-based policy allows the ec2:RunInstances action", "ap-south-1",
        "have it allowed")]
    // EC2 error codes, UnauthorizedOperation; STS API, DecodeAuthorizationMessage.
    [InlineData(
        "EC2", "RunInstances", "UnauthorizedOperation",
        "You are not authorized to perform this operation. Encoded authorization failure message: AbC-_123",
        "ap-south-1", "aws sts decode-authorization-message")]
    [InlineData(
        "EC2", "RunInstances", "UnauthorizedOperation", "You are not authorized to perform this operation.",
        "ap-south-1", "the right ec2:RunInstances")]
    [InlineData(
        "IAM", "CreateRole", "AccessDenied",
        "User: arn:aws:iam::123456789012:user/dev is not authorized to perform: iam:CreateRole on resource: "
            + "arn:aws:iam::123456789012:role/amscluster-live",
        "us-east-1", "access.permissionsBoundary")]
    // STS AssumeRole: repost.aws and the AWS CLI's issues.
    [InlineData(
        "STS", "AssumeRole", "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code. ",
        "ap-south-1", "Wait until the MFA device shows the next one")]
    [InlineData(
        "STS", "AssumeRole", "AccessDenied",
        "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is "
            + "valid and associated with this user.",
        "ap-south-1", "Correct mfa_serial")]
    [InlineData(
        "STS", "AssumeRole", "AccessDenied",
        "User: arn:aws:iam::123456789012:user/dev is not authorized to perform: sts:AssumeRole on resource: "
            + "arn:aws:iam::123456789012:role/Admin",
        "ap-south-1", "trust policy")]
    // IAM User Guide, "Troubleshoot Signature Version 4": clocks.
    [InlineData(
        "EC2", "DescribeVpcs", "SignatureDoesNotMatch",
        "Signature expired: 20261129T060000Z is now earlier than 20261129T064500Z (20261129T070000Z - 15 min.)",
        "ap-south-1", "clock of this machine")]
    // EC2 error codes: Unsupported, InsufficientInstanceCapacity, VcpuLimitExceeded; ELB API:
    // AvailabilityZoneNotSupported.
    [InlineData(
        "EC2", "RunInstances", "Unsupported",
        "Your requested instance type (m5.xlarge) is not supported in your requested Availability Zone "
            + "(us-east-1e). Please retry your request by not specifying an Availability Zone or choosing us-east-1a, "
            + "us-east-1b, us-east-1c, us-east-1d, us-east-1f.",
        "us-east-1", "name other zones")]
    [InlineData(
        "EC2", "CreateSubnet", "InvalidParameterValue",
        "Value (us-east-1b) for parameter availabilityZone is invalid. Subnets can currently only be created in "
            + "the following availability zones: us-east-1c, us-east-1d.",
        "us-east-1", "name other zones")]
    [InlineData(
        "Elastic Load Balancing v2", "CreateLoadBalancer", "AvailabilityZoneNotSupported",
        "The specified Availability Zone is not supported.", "us-east-1", "name other zones")]
    [InlineData(
        "EC2", "RunInstances", "InsufficientInstanceCapacity",
        "We currently do not have sufficient c5.xlarge capacity in the Availability Zone you requested (ap-south-1a).",
        "ap-south-1", "name another zone")]
    [InlineData(
        "EC2", "RunInstances", "VcpuLimitExceeded",
        "You have requested more vCPU capacity than your current vCPU limit of 32 allows for the instance bucket "
            + "that the specified instance type belongs to.",
        "ap-south-1", "Service Quotas")]
    // Route 53: github.com/kubernetes-sigs/external-dns and the AWS re:Post article on InvalidChangeBatch.
    [InlineData(
        "Route 53", "ChangeResourceRecordSets", "InvalidChangeBatch",
        "[RRSet of type A with DNS name live.example.com. is not permitted because a conflicting RRSet of type "
            + "CNAME with the same DNS name already exists in zone example.com.]",
        "us-east-1", "Delete the CNAME record")]
    // AWS names the missing action, which is not that of the call. IAM User Guide, "Troubleshoot access denied error messages".
    [InlineData(
        "EC2", "RunInstances", "UnauthorizedOperation",
        "You are not authorized to perform this operation. User: arn:aws:iam::123456789012:user/dev is not authorized to perform: "
            + "ec2:CreateTags on resource: arn:aws:ec2:ap-south-1:123456789012:instance/* because no identity-based policy allows "
            + "the ec2:CreateTags action. Encoded authorization failure message: AbC-_123",
        "ap-south-1", "lack the right ec2:CreateTags: have it allowed")]
    [InlineData(
        "IAM", "AddRoleToInstanceProfile", "AccessDenied",
        "User: arn:aws:iam::123456789012:user/dev is not authorized to perform: iam:PassRole on resource: "
            + "arn:aws:iam::123456789012:role/live-node because no identity-based policy allows the iam:PassRole action",
        "us-east-1", "lack the right iam:PassRole")]
    [InlineData(
        "Elastic Load Balancing v2", "CreateLoadBalancer", "AccessDenied",
        "User: arn:aws:iam::123456789012:user/dev is not authorized to perform: iam:CreateServiceLinkedRole on resource: "
            + "arn:aws:iam::123456789012:role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing",
        "ap-south-1", "lack the right iam:CreateServiceLinkedRole")]
    // EC2 error codes, AuthFailure; Amazon EC2 Auto Scaling, "Troubleshoot AMI issues".
    [InlineData(
        "EC2", "RunInstances", "AuthFailure", "Not authorized for images: [ami-0123456789abcdef0]", "ap-south-1",
        "may not start this image")]
    [InlineData(
        "SSM", "PutParameter", "TooManyUpdates",
        "There are concurrent updates for a resource that supports one update at a time.", "ap-south-1", "in a minute")]
    [InlineData(
        "EC2", "RunInstances", "Unsupported",
        "The requested configuration is currently not supported. Please check the documentation for supported configurations.",
        "ap-south-1", "choose another instance type or zone")]
    [InlineData(
        "EC2", "RunInstances", "InvalidParameterCombination",
        "The specified instance type is not eligible for Free Tier. For a list of Free Tier instance types, run "
            + "'describe-instance-types' with the filter 'free-tier-eligible=true'.", "ap-south-1", "AWS Free Tier")]
    [InlineData(
        "Elastic Load Balancing v2", "CreateLoadBalancer", "InvalidSubnet",
        "Not enough IP space available in subnet-0123456789abcdef0. ELB requires at least 8 free IP addresses in each subnet.",
        "ap-south-1", "larger subnet")]
    [InlineData(
        "EC2", "DescribeVpcs", "RequestTimeTooSkewed",
        "The difference between the request time and the current time is too large.", "ap-south-1", "clock of this machine")]
    public void A_call_that_AWS_refuses(
        string service, string operation, string code, string text, string region, string advice) =>
        Assert.Contains(advice, AwsAdvice.For(new(Service(service), operation, code, text, region)),
            StringComparison.Ordinal);

    [Theory]
    // Auto Scaling User Guide, "Troubleshoot ... instance launch failure"; "Required AWS KMS key policy for use with
    // encrypted volumes".
    [InlineData(
        "Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: "
            + "Client.InternalError: Client error on launch",
        "AWSServiceRoleForAutoScaling")]
    [InlineData(
        "Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: "
            + "Client.InvalidKMSKey.InvalidState: The KMS key provided is in an incorrect state",
        "the key is enabled")]
    [InlineData(
        "The requested Availability Zone is no longer supported. Please retry your request by not specifying an "
            + "Availability Zone or choosing ap-south-1b. Launching EC2 instance failed.",
        "name other zones")]
    [InlineData(
        "Your requested instance type (c5.xlarge) is not supported in your requested Availability Zone "
            + "(us-east-1e). Launching EC2 instance failed.",
        "name other zones")]
    [InlineData(
        "We currently do not have sufficient c5.xlarge capacity in the Availability Zone you requested "
            + "(ap-south-1a). Launching EC2 instance failed.",
        "name another zone")]
    [InlineData(
        "You have requested more vCPU capacity than your current vCPU limit of 32 allows for the instance bucket "
            + "that the specified instance type belongs to. Launching EC2 instance failed.",
        "Service Quotas")]
    [InlineData(
        "In order to use this AWS Marketplace product you need to accept terms and subscribe. To do so please "
            + "visit https://aws.amazon.com/marketplace/pp?sku=1. Launching EC2 instance failed.",
        "AWS Marketplace")]
    [InlineData(
        "Instance failed to complete user's Lifecycle Action: Lifecycle Action with token "
            + "00000000-0000-0000-0000-000000000000 was abandoned: Lifecycle Action Completed with ABANDON Result",
        "Auto Scaling replaces it")]
    // github.com/hashicorp/terraform-provider-aws: a boundary or service control policy on the launching principal.
    [InlineData(
        "You are not authorized to perform this operation. Encoded authorization failure message: AbC-_123. "
            + "Launching EC2 instance failed.",
        "decode-authorization-message")]
    [InlineData(
        "You are not authorized to perform this operation with an explicit deny in a service control policy. "
            + "Launching EC2 instance failed.",
        "No right in IAM helps")]
    // Auto Scaling User Guide, "Troubleshoot AMI issues" and "Service-linked roles".
    [InlineData("Not authorized for images: [ami-0123456789abcdef0]. Launching EC2 instance failed.", "may not start this image")]
    [InlineData(
        "Access denied when attempting to assume role arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/"
            + "AWSServiceRoleForAutoScaling. Validating load balancer configuration failed.",
        "create-service-linked-role")]
    public void A_launch_that_fails_in_a_group(string reason, string advice) =>
        Assert.Contains(advice, AwsAdvice.For(AwsRefusal.OfLaunch(reason)), StringComparison.Ordinal);

    [Fact]
    public void An_organizations_deny_is_not_advised_to_be_allowed() =>
        Assert.DoesNotContain("have it allowed", AwsAdvice.For(new(
            AwsService.Ec2, "RunInstances", "UnauthorizedOperation", $"{User} with an explicit deny in a service "
                + "control policy")),
            StringComparison.Ordinal);

    static AwsService Service(string id) =>
        new[]
        {
            AwsService.Ec2, AwsService.AutoScaling, AwsService.Elb, AwsService.Iam, AwsService.Ssm, AwsService.Sts,
            AwsService.Route53,
        }.Single(s => s.Id == id);
}
