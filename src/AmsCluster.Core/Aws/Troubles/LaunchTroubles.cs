namespace AmsCluster.Aws.Troubles;

/// <summary>Why EC2 launches no instance or makes no volume, in a call or in the activities of a group.</summary>
/// <remarks>
/// AWS's texts: EC2 error codes; Troubleshoot Amazon EC2 Auto Scaling; Instance terminates immediately (EC2 User
/// Guide).
/// </remarks>
internal static class LaunchTroubles
{
    /// <summary>How the activity reads in which a launch ended because its lifecycle hook was abandoned or timed
    /// out.</summary>
    public const string AbandonedLaunch = "failed to complete user's Lifecycle Action";

    private const string Quota =
        "Ask for a higher limit of On-Demand vCPUs in Service Quotas, or use smaller instances or fewer.";
    private const string Addresses = "The subnet has no address left: use another zone or a larger subnet.";

    private const string Capacity = "AWS has no such instance free in the zone at the moment: "
        + "try again later, name another zone, or choose another instance type.";

    private const string Zone = "This zone does not take it: "
        + "name other zones in network.nodeZones and network.loadBalancerZones, or choose another instance type.";

    private const string Key =
        "The volumes are encrypted with a KMS key that Auto Scaling may not use: that of the account's EBS "
        + "encryption, or of the image. Let the role AWSServiceRoleForAutoScaling use it, in the key's policy, or "
        + "for a key of "
        + "another account with: aws kms create-grant. What it needs: "
        + "https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html";

    private const string OwnKey =
        "A volume is encrypted with a KMS key that you may not use, or that is disabled: that of the account's EBS "
        + "encryption, or of the image. Enable it, and allow your identity kms:CreateGrant, kms:Decrypt, "
        + "kms:DescribeKey, kms:GenerateDataKeyWithoutPlaintext and kms:ReEncrypt* on it.";

    // The state in which the key is, and the grant that is missing, read alike.
    private const string KeyOrState = Key + " Also check that the key is enabled.";

    public static IReadOnlyList<Trouble> Rows { get; } =
    [
        new("The node did not become a member of the cluster, so Auto Scaling replaces it.")
        {
            Phrase = AbandonedLaunch,
        },

        new(Quota) { Codes = ["VcpuLimitExceeded", "InstanceLimitExceeded", "MaxSpotInstanceCountExceeded"] },
        new(Quota) { Phrase = "vCPU capacity than your current vCPU limit" },
        new(Quota) { Phrase = "more instances than your current instance limit" },
        new(Capacity) { Codes = ["InsufficientInstanceCapacity", "InsufficientHostCapacity"] },
        new(Capacity) { Phrase = "We currently do not have sufficient" },
        new(Addresses) { Codes = ["InsufficientFreeAddressesInSubnet"] },
        new(Addresses) { Phrase = "not enough free addresses in subnet" },

        new(Addresses) { Service = AwsService.Elb, Codes = ["InvalidSubnet"], Phrase = "Not enough IP space available" },

        new("The account's plan, AWS Free Tier, does not include this instance type: upgrade the account's plan in the Billing "
            + "console, or choose a type that it includes.")
        {
            Phrase = "not eligible for Free Tier",
        },
        new("The image does not support the Elastic Network Adapter that this instance type needs: choose another image or "
            + "instance type.")
        {
            Phrase = "Enhanced networking with the Elastic Network Adapter (ENA) is required",
        },
        new("EC2 does not offer this combination of instance type, image and zone: choose another instance type or zone.")
        {
            Phrase = "requested configuration is currently not supported",
        },

        new(Zone) { Codes = ["AvailabilityZoneNotSupported"] },
        new(Zone) { Phrase = "is not supported in your requested Availability Zone" },
        new(Zone) { Phrase = "requested Availability Zone is no longer supported" },
        new(Zone) { Phrase = "currently only be created in the following availability zones" },

        new(KeyOrState) { Phrase = "Client.InvalidKMSKey.InvalidState" },
        new(KeyOrState) { Phrase = "KMS key provided is in an incorrect state" },
        new(OwnKey) { Codes = ["Client.InternalError"] },
        new(Key) { Phrase = "Client.InternalError: Client error on launch" },
        new(Key) { Phrase = "encrypted with an inaccessible" },
        new("Create the role that Auto Scaling works with: "
            + "aws iam create-service-linked-role --aws-service-name autoscaling.amazonaws.com.")
        {
            Phrase = "default Service-Linked Role for Auto Scaling could not be",
        },

        new("The volume is smaller than the snapshot of its image: give a larger size in volumeGiB.")
        {
            Codes = ["InvalidBlockDeviceMapping"],
        },
        new("The account's EBS volumes have reached their quota: "
            + "ask for a higher one in Service Quotas, or delete volumes that are not needed.")
        {
            Phrase = "Client.VolumeLimitExceeded",
        },
        new("AWS could not start the instance. Auto Scaling tries again by itself.")
        {
            Phrase = "Server.InternalError",
        },
    ];
}
