namespace AmsCluster.Aws.Troubles;

/// <summary>Who may not: rights, policies that deny, credentials.</summary>
/// <remarks>AWS's texts: IAM User Guide, "Troubleshoot access denied error messages".</remarks>
internal static class AccessTroubles
{
    private const string Others = " Or use other credentials with --profile.";
    private const string Clock = "The clock of this machine is wrong: set it, then run it again.";

    private static readonly string[] Denied =
    [
        "UnauthorizedOperation", "AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedException",
    ];

    private static readonly string[] BadSignature =
        ["SignatureDoesNotMatch", "InvalidSignatureException", "RequestTimeTooSkewed"];

    // The operator policy of Scripts allows these within a boundary only (IAM, condition key iam:PermissionsBoundary).
    private static readonly string[] Bounded =
        ["CreateRole", "PutRolePolicy", "PutRolePermissionsBoundary", "DeleteRolePermissionsBoundary"];

    // EC2 uses the code for unknown credentials as well.
    private const string NoImage = "The account may not start this image: subscribe to it in AWS Marketplace, have its owner "
        + "share it with this account, or name another in image.";

    public static IReadOnlyList<Trouble> Rows { get; } =
    [
        new(NoImage) { Codes = ["AuthFailure"], Phrase = "Not authorized for images" },
        new(NoImage) { Phrase = "Not authorized for images" },
        new("Auto Scaling may not use its service-linked role: create it again with: aws iam create-service-linked-role "
            + "--aws-service-name autoscaling.amazonaws.com. If it exists, a service control policy may deny it.")
        {
            Phrase = "Access denied when attempting to assume role",
        },
        Denies("The code was wrong, too old or used before. Wait until the MFA device shows the next one, then run "
            + "it again.",
            "invalid MFA one time pass code", "AssumeRole"),
        Denies("Correct mfa_serial in the profile: it must be the ARN of an MFA device of the user whose keys the "
            + "profile uses.",
            "unable to validate MFA code", "AssumeRole"),

        // An explicit deny is stronger than every allow.
        .. Policy("service control policy",
            "A service control policy of your AWS organization forbids {action}. No right in IAM helps: "
            + "ask the organization's administrators, or use an account or Region that the policy allows."),
        .. Policy("resource control policy",
            "A resource control policy of your AWS organization forbids {action}. No right in IAM helps: "
            + "ask the organization's administrators."),
        .. Policy("permissions boundary",
            "The permissions boundary of the credentials does not let {action} through. Have it added to the boundary; "
            + "the policies of the user or role alone do not help." + Others),
        .. Policy("session policy",
            "The session of the credentials is limited by a session policy without {action}: sign in without that "
                + "limit." + Others),
        .. Policy("VPC endpoint policy",
            "The policy of the VPC endpoint to {service} does not let {action} through: "
            + "change that policy, or call AWS past the endpoint."),
        Denies("A policy denies {action} explicitly. To allow it elsewhere does not help: "
            + "remove it from the statement that denies." + Others, "with an explicit deny"),

        // A trial launch by EC2, with the caller's rights.
        Denies("Auto Scaling tries the launch template with the rights of the credentials: they lack "
            + "ec2:RunInstances or "
            + "ec2:CreateTags for what it launches, or iam:PassRole for the nodes' role, or a policy denies these. "
            + "Have them allowed." + Others, "You are not authorized to use launch template"),
        new("Auto Scaling tries the launch template with the rights of the credentials: they lack ec2:RunInstances or "
            + "ec2:CreateTags for what it launches, or iam:PassRole for the nodes' role, or a policy denies these. AWS "
            + "tells which to those who have the right sts:DecodeAuthorizationMessage: "
            + "aws sts decode-authorization-message --query DecodedMessage --output text --encoded-message, "
            + "followed by the text behind 'Encoded authorization failure message:'." + Others)
        {
            Service = AwsService.AutoScaling,
            Codes = [.. Denied, "ValidationError"],
            Phrase = "You are not authorized to perform this operation",
        },
        Denies("The credentials may not assume this role: allow sts:AssumeRole to them and name them in the role's "
            + "trust policy. "
            + "If the trust policy requires MFA, set mfa_serial in the profile.", null, "AssumeRole"),
        Denies("The credentials lack the right {action}. If your account or organization requires a permissions "
            + "boundary on roles, "
            + "name its ARN in access.permissionsBoundary, or use an instance profile of your own with "
            + "access.instanceProfile. "
            + "Otherwise have the right allowed.", null, Bounded) with { Service = AwsService.Iam },

        // EC2 hides the reason from those who may not know it.
        Denies("The credentials lack the right {action}, or a policy denies it. AWS tells which to those who have "
            + "the right "
            + "sts:DecodeAuthorizationMessage: aws sts decode-authorization-message --query DecodedMessage --output "
            + "text "
            + "--encoded-message, followed by the text behind 'Encoded authorization failure message:'." + Others,
            "Encoded authorization failure message") with { When = r => r.NamedAction is null },
        Denies("The credentials lack the right {action}: have it allowed to them, or use others with --profile."),

        new("The credentials have run out: renew them, with single sign-on by: aws sso login.")
        {
            Codes = ["ExpiredToken", "ExpiredTokenException", "RequestExpired"],
        },
        new(Clock) { Codes = BadSignature, Phrase = "Signature expired" },
        new(Clock) { Codes = BadSignature, Phrase = "Signature not yet current" },
        new(Clock) { Codes = ["RequestTimeTooSkewed"] },
        new("AWS does not know these credentials: check them with: aws sts get-caller-identity.")
        {
            Codes =
            [
                "InvalidClientTokenId", "UnrecognizedClientException", "AuthFailure", "InvalidAccessKeyId",
                "IncompleteSignature",
                .. BadSignature,
            ],
        },
    ];

    private static Trouble Denies(string advice, string? phrase = null, params IReadOnlyList<string> operations) =>
        new(advice) { Codes = Denied, Phrase = phrase, Operations = operations };

    private static Trouble[] Policy(string kind, string advice) =>
        [Denies(advice, $"with an explicit deny in a {kind}"), Denies(advice, $"because no {kind} allows")];
}
