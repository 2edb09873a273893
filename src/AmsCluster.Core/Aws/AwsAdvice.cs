namespace AmsCluster.Aws;

/// <summary>What to do about an error of AWS.</summary>
internal static class AwsAdvice
{
    // The operator policy of Scripts allows these within a boundary only (IAM, condition key iam:PermissionsBoundary).
    static readonly string[] BoundedByPolicy = ["iam:CreateRole", "iam:PutRolePolicy", "iam:PutRolePermissionsBoundary", "iam:DeleteRolePermissionsBoundary"];

    /// <summary>The advice for an error code (AWS API references, common and service error codes).</summary>
    /// <param name="code">AWS's code, or the product's own where AWS gave no answer.</param>
    /// <param name="action">The IAM action, for example <c>ec2:RunInstances</c>.</param>
    public static string For(string code, string action) => code switch
    {
        "AccessDenied" when BoundedByPolicy.Contains(action) =>
            $"The credentials lack the right {action}. If your account or organization requires a permissions boundary on roles, name its ARN in "
            + "access.permissionsBoundary, or use an instance profile of your own with access.instanceProfile. Otherwise have the right allowed.",
        "UnauthorizedOperation" or "AccessDenied" or "AccessDeniedException" or "AuthorizationError" or "UnauthorizedException" =>
            $"The credentials lack the right {action}: have it allowed to them, or use others with --profile.",
        "ExpiredToken" or "ExpiredTokenException" or "RequestExpired" => "The credentials have run out: renew them, with single sign-on by: aws sso login.",
        "InvalidClientTokenId" or "UnrecognizedClientException" or "AuthFailure" or "SignatureDoesNotMatch" or "InvalidAccessKeyId" or "IncompleteSignature" =>
            "AWS does not know these credentials: look at them with: aws sts get-caller-identity.",
        "OptInRequired" => "Subscribe to Ant Media Server Enterprise in AWS Marketplace with this account, or, where a whole service or Region is meant, switch it on for the account.",
        "VcpuLimitExceeded" or "InstanceLimitExceeded" or "MaxSpotInstanceCountExceeded" => "Ask for a higher limit of On-Demand vCPUs in Service Quotas, or use smaller instances or fewer.",
        "InsufficientInstanceCapacity" or "InsufficientHostCapacity" => "AWS has no such instance free in the zone just now: try again later, name another zone, or choose another instance type.",
        "InsufficientFreeAddressesInSubnet" => "The subnet has no address left: use another zone or a larger subnet.",
        "VolumeModificationRateExceeded" => "EBS changes a volume up to four times within 24 hours: run the command again when the message says.",
        "IncorrectModificationState" => "The previous change of the volume is not completed yet: run the command again later. See: aws ec2 describe-volumes-modifications.",
        "InvalidBlockDeviceMapping" => "The volume is smaller than the snapshot of its image: give a larger size in volumeGiB.",
        "OperationNotPermitted" => "Something forbids it, such as deletion protection that somebody has switched on: switch it off if that is meant.",
        "DeleteConflict" => "Somebody has attached something to it: take that off, for a role with: aws iam detach-role-policy.",
        "InvalidKeyPair.NotFound" => "Have it made with access.createKey: true, or leave access.keyName out.",
        "UnsupportedCertificate" or "CertificateNotFound" => "The certificate must be ISSUED, in the cluster's Region and of a kind that load balancers take: look at it with: aws acm describe-certificate.",
        "ConnectionFailed" => "Look at the network, the Region's name and, where one is set, the endpoint URL.",
        "TimedOut" or "BadAnswer" => "AWS or the way to it has a fault: try again in a minute.",
        _ when code.Contains("Throttl", StringComparison.Ordinal) || code is "RequestLimitExceeded" or "TooManyRequestsException" => "Too many calls are made in this account just now: try again in a minute.",
        _ when code.Contains("Unavailable", StringComparison.Ordinal) || code.StartsWith("Internal", StringComparison.Ordinal) => "AWS or the way to it has a fault: try again in a minute.",
        _ when code.Contains("LimitExceeded", StringComparison.Ordinal) || code.StartsWith("TooMany", StringComparison.Ordinal) => "A limit of the account is reached: ask for a higher one in Service Quotas, or remove what is not needed.",
        _ => "",
    };
}
