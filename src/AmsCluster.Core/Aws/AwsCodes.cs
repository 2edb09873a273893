namespace AmsCluster.Aws;

/// <summary>
/// AWS's errors by what they mean for a client. Each service spells them its own way, and the same code of another
/// operation may mean another
/// thing: so they are known by operation and code, and by AWS's sentence only where one code stands for everything.
/// </summary>
internal static class AwsCodes
{
    /// <summary>Elastic Load Balancing has no security policy of that name in the Region.</summary>
    public const string NoSecurityPolicy = "SSLPolicyNotFound";

    // Auto Scaling has one code for all that it refuses.
    const string Validation = "ValidationError";

    // What a repeated create is answered with.
    static readonly Dictionary<string, string> Exists = new(StringComparer.Ordinal)
    {
        ["CreateAutoScalingGroup"] = "AlreadyExists",
        ["CreateInstanceProfile"] = "EntityAlreadyExists",
        ["CreateRole"] = "EntityAlreadyExists",
        ["CreateSecurityGroup"] = "InvalidGroup.Duplicate",
        ["ImportKeyPair"] = "InvalidKeyPair.Duplicate",
        ["AuthorizeSecurityGroupEgress"] = "InvalidPermission.Duplicate",
        ["AuthorizeSecurityGroupIngress"] = "InvalidPermission.Duplicate",
        ["CreateLaunchTemplate"] = "InvalidLaunchTemplateName.AlreadyExistsException",
        ["CreateLoadBalancer"] = "DuplicateLoadBalancerName",
        ["CreateTargetGroup"] = "DuplicateTargetGroupName",
        ["CreateListener"] = "DuplicateListener",
        ["CreateRule"] = "PriorityInUse",
        ["PutParameter"] = "ParameterAlreadyExists",
        ["CreateRoute"] = "RouteAlreadyExists",
        ["AssociateRouteTable"] = "Resource.AlreadyAssociated",
        ["AttachInternetGateway"] = "Resource.AlreadyAssociated",
        ["CreateSubnet"] = "InvalidSubnet.Conflict",
    };

    static readonly HashSet<string> Busy = new(StringComparer.Ordinal)
    {
        "DependencyViolation", "ResourceInUse", "ResourceInUseException", "ScalingActivityInProgress",
        "IncorrectState", "IncorrectInstanceState", "VolumeInUse", "ConcurrentModification", "ResourceContention",
    };

    // How Auto Scaling begins to say that there is no such group, action, policy or hook.
    static readonly string[] NoneOfGroups =
    [
        "AutoScalingGroup name not found", "Scheduled action name not found", "PolicyName not found",
        "No Lifecycle Hook found", "No warm pool found", "Instance Id not found",
    ];

    // What a group's launch template refers to and Auto Scaling does not see yet.
    static readonly string[] UnseenOfGroups = ["iamInstanceProfile", "does not exist", "Please ensure they exist"];

    /// <summary>There is no such thing (or not yet: AWS's answers lag behind its writes).</summary>
    public static bool NotFound(AwsException e) =>
        e.Code.EndsWith("NotFound", StringComparison.Ordinal)
        || e.Code.EndsWith("NotFoundException", StringComparison.Ordinal)
        || e.Code is "NoSuchEntity" or "NoSuchEntityException" or "NoSuchHostedZone" or "NoSuchBucket"

        // A gateway that was detached already, by a call whose answer was lost or that a dead run had sent.
        || e is { Operation: "DetachInternetGateway", Code: "Gateway.NotAttached" }
        || (IsOfGroups(e) && NoneOfGroups.Any(s => Says(e, s)))
        || (IsOfRecords(e) && Says(e, "Tried to delete resource record set") && Says(e, "but it was not found"));

    /// <summary>What was named cannot be: to one who asks whether it exists, that is a no.</summary>
    public static bool NotValid(string code) => code is "InvalidInstanceType" or "InvalidParameterValue" or "InvalidArnException" or "ValidationException" or "InvalidInput";

    /// <summary>There is no such thing, and perhaps there cannot be: the answer to what a user has written.</summary>
    public static bool NoSuchThing(AwsException e) => NotFound(e) || NotValid(e.Code);

    /// <summary>It exists already: the answer to a repeated create whose first answer was lost.</summary>
    public static bool AlreadyExists(AwsException e) =>
        (Exists.TryGetValue(e.Operation, out var code) && e.Code == code)
        || (e is { Operation: "AddRoleToInstanceProfile", Code: "LimitExceeded" }
            && Says(e, "InstanceSessionsPerInstanceProfile"))

        // A record of another type, or with a routing policy, excludes ours as well: in other sentences.
        || (IsOfRecords(e) && Says(e, "Tried to create resource record set") && Says(e, "but it already exists"));

    /// <summary>The credentials may not do it.</summary>
    public static bool Denied(AwsException e) => e.Code is "UnauthorizedOperation" or "AccessDenied" or "AccessDeniedException";

    /// <summary>It is still used by something, perhaps by something that is just going.</summary>
    public static bool InUse(AwsException e) =>
        Busy.Contains(e.Code)

        // IAM takes a moment to see that a role has left its profile. Policies that others attached stay, and waiting
        // does not help.
        || (e.Code is "DeleteConflict" && Says(e, "must remove roles from instance profile first"));

    /// <summary>The answer to a reference to something that was made a moment ago and that the service cannot see yet.</summary>
    public static bool NotYetSeen(AwsException e) =>
        // A security policy is AWS's own: one that it does not have will not come.
        (NotFound(e) && e.Code is not NoSecurityPolicy)

        // Auto Scaling creates its role on first use, and uses it some seconds later.
        || e.Code is "ServiceLinkedRoleFailure"

        // EC2 frees the address of an instance a moment after it was terminated.
        || e.Code is "InvalidIPAddress.InUse"

        // Elastic Load Balancing asks EC2, which may not show the group everywhere yet.
        || e.Code is "InvalidSecurityGroup"
        || (e.Code is "InvalidParameterValue" && e.Service == AwsService.Ec2.Id && Says(e, "iamInstanceProfile"))
        || (IsOfGroups(e) && UnseenOfGroups.Any(s => Says(e, s)))
        || (IsOfRecords(e) && Says(e, "Tried to create an alias") && Says(e, "but that target was not found"));

    /// <summary>The node does not wait in a lifecycle hook any more.</summary>
    public static bool NoLifecycleAction(AwsException e) =>
        e is { Operation: "CompleteLifecycleAction", Code: Validation } && Says(e, "No active Lifecycle Action found");

    static bool IsOfRecords(AwsException e) =>
        e is { Operation: "ChangeResourceRecordSets", Code: "InvalidChangeBatch" };

    static bool IsOfGroups(AwsException e) => e.Code is Validation && e.Service == AwsService.AutoScaling.Id;

    static bool Says(AwsException e, string sentence) =>
        e.Message.Contains(sentence, StringComparison.OrdinalIgnoreCase);
}
