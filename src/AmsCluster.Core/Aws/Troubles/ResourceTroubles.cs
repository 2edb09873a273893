namespace AmsCluster.Aws.Troubles;

/// <summary>What stands in the way of a change of one resource.</summary>
internal static class ResourceTroubles
{
    public static IReadOnlyList<Trouble> Rows { get; } =
    [
        new("EBS changes a volume up to four times within 24 hours: run the command again when the message says.")
        {
            Codes = ["VolumeModificationRateExceeded"],
        },
        new("EBS takes one snapshot of a volume at a time, some seconds apart: run the command again in a minute.")
        {
            Codes = ["SnapshotCreationPerVolumeRateExceeded"],
        },
        new("Another network interface of the subnet has the address. With the next run, the node gets another one, and new nodes of "
            + "the groups connect to that.")
        {
            Codes = ["InvalidIPAddress.InUse"],
        },
        new("Another change of the parameter is under way: run the command again in a minute.")
        {
            Service = AwsService.Ssm,
            Codes = ["TooManyUpdates"],
        },
        new("The previous change of the volume is not completed yet: run the command again later. "
            + "See: aws ec2 describe-volumes-modifications.")
        {
            Codes = ["IncorrectModificationState"],
        },
        new("The load balancer is protected from deletion: "
            + "switch loadBalancer.deletionProtection off and apply, if it is to go.")
        {
            Service = AwsService.Elb,
            Codes = ["OperationNotPermitted"],
            Phrase = "deletion protection",
        },
        new("The instance is protected from termination: switch that off in the EC2 console if it is to go.")
        {
            Service = AwsService.Ec2,
            Codes = ["OperationNotPermitted"],
            Phrase = "disableApiTermination",
        },
        new("AWS does not permit this for the resource or the account; its message says why.")
        {
            Codes = ["OperationNotPermitted"],
        },
        new("Something is attached to it: take that off, for a role with: aws iam detach-role-policy.")
        {
            Codes = ["DeleteConflict"],
        },
        new("IAM does not distinguish upper and lower case in names, and finds them only as they are written. "
            + "Look for a name that differs in case: aws iam list-roles, aws iam list-instance-profiles. "
            + "Delete it if nothing uses it, or choose another name for the cluster.")
        {
            Service = AwsService.Iam,
            Operations = ["CreateRole", "CreateInstanceProfile"],
            Codes = ["EntityAlreadyExists"],
        },
        new("Have it made with access.createKey: true, or leave access.keyName out.")
        {
            Codes = ["InvalidKeyPair.NotFound"],
        },
        new("A tag policy of your AWS organization does not allow this value of the tag. Change the tag in tags, or the "
            + "cluster's name if the tag is Name. Or ask the organization's administrators.")
        {
            Codes = ["TagPolicyViolation"],
        },
        new("Systems Manager cannot use the AWS KMS key: it is disabled, is to be deleted, or does not exist. "
            + "Look at it with: aws kms describe-key --key-id alias/aws/ssm.")
        {
            Service = AwsService.Ssm,
            Codes = ["InvalidKeyId"],
        },
        new("The certificate must be ISSUED, in the cluster's Region and of a kind that load balancers take: "
            + "look at it with: aws acm describe-certificate.")
        {
            Codes = ["UnsupportedCertificate", "CertificateNotFound"],
        },
        new("The name has a CNAME record, and Route 53 takes no other record beside it. "
            + "Delete the CNAME record if the name is to lead to the cluster, or choose another loadBalancer.domain.")
        {
            Service = AwsService.Route53,
            Operations = ["ChangeResourceRecordSets"],
            Codes = ["InvalidChangeBatch"],
            Phrase = "because a conflicting RRSet of type CNAME",
        },
    ];
}
