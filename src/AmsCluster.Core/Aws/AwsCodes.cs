namespace AmsCluster.Aws;

/// <summary>AWS's error codes by what they mean for a client. Each service spells them its own way.</summary>
internal static class AwsCodes
{
    static readonly HashSet<string> Exists = new(StringComparer.Ordinal)
    {
        "AlreadyExists", "EntityAlreadyExists", "EntityAlreadyExistsException", "InvalidGroup.Duplicate", "InvalidKeyPair.Duplicate", "InvalidPermission.Duplicate",
        "InvalidLaunchTemplateName.AlreadyExistsException", "DuplicateLoadBalancerName", "DuplicateTargetGroupName", "DuplicateListener", "PriorityInUse",
        "ParameterAlreadyExists", "RouteAlreadyExists", "Resource.AlreadyAssociated", "InvalidSubnet.Conflict",
    };

    static readonly HashSet<string> Busy = new(StringComparer.Ordinal)
    {
        "DependencyViolation", "ResourceInUse", "ResourceInUseException", "ScalingActivityInProgress",
        "IncorrectState", "IncorrectInstanceState", "VolumeInUse", "ConcurrentModification", "ResourceContention",
    };

    /// <summary>Elastic Load Balancing has no security policy of that name in the Region.</summary>
    public const string NoSecurityPolicy = "SSLPolicyNotFound";

    /// <summary>There is no such thing (or not yet: AWS's answers lag behind its writes).</summary>
    public static bool NotFound(AwsException e) =>
        e.Code.Contains("NotFound", StringComparison.Ordinal)
        || e.Code is "NoSuchEntity" or "NoSuchEntityException" or "NoSuchHostedZone"

        // A gateway that was detached already, by a call whose answer was lost or that a dead run had sent.
        || e.Code is "Gateway.NotAttached"
        || (Vague(e) && (e.Message.Contains("not found", StringComparison.OrdinalIgnoreCase) || e.Message.Contains("No Lifecycle Hook found", StringComparison.Ordinal)));

    /// <summary>What was named cannot be: to one who looks whether it is there, that is a no.</summary>
    public static bool NotValid(string code) => code is "InvalidInstanceType" or "InvalidParameterValue" or "InvalidArnException" or "ValidationException" or "InvalidInput";

    /// <summary>There is no such thing, and perhaps there cannot be: the answer to what a user has written.</summary>
    public static bool NoSuchThing(AwsException e) => NotFound(e) || NotValid(e.Code);

    /// <summary>It is there already: the answer to a repeated create whose first answer was lost.</summary>
    public static bool AlreadyExists(AwsException e) =>
        Exists.Contains(e.Code)
        || (e.Code is "LimitExceeded" && e.Message.Contains("InstanceSessionsPerInstanceProfile", StringComparison.Ordinal))
        || (Vague(e) && e.Message.Contains("already exists", StringComparison.OrdinalIgnoreCase));

    /// <summary>It is still used by something, perhaps by something that is just going.</summary>
    public static bool InUse(AwsException e) =>
        Busy.Contains(e.Code)

        // IAM takes a moment to see that a role has left its profile; what somebody else attached stays, and waiting does not help.
        || (e.Code is "DeleteConflict" && !e.Message.Contains("polic", StringComparison.OrdinalIgnoreCase));

    /// <summary>The answer to a reference to something that was made a moment ago and that the service cannot see yet.</summary>
    public static bool NotYetSeen(AwsException e) =>
        // A security policy is AWS's own: one that it does not have will not come.
        (NotFound(e) && e.Code is not NoSecurityPolicy)

        // Elastic Load Balancing asks EC2, which may not show the group everywhere yet.
        || e.Code is "InvalidSecurityGroup"
        || (e.Code is "InvalidParameterValue" && e.Message.Contains("iamInstanceProfile", StringComparison.OrdinalIgnoreCase))
        || (Vague(e) && (e.Message.Contains("IamInstanceProfile", StringComparison.OrdinalIgnoreCase) || e.Message.Contains("does not exist", StringComparison.Ordinal)));

    // Auto Scaling and Route 53 have one code for all that they refuse: what is the matter is in the text only.
    static bool Vague(AwsException e) => e.Code is "ValidationError" or "InvalidChangeBatch";
}
