using AmsCluster.Spec.Rules;

namespace AmsCluster.Aws.Troubles;

/// <summary>What an account cannot do, whoever asks: Regions, services and products that it does not have
/// yet.</summary>
internal static class AccountTroubles
{
    // Regions from before March 20, 2019 are enabled in every account, all later ones are not:
    // AWS Account Management, "Enable or disable AWS Regions in your account".
    private static readonly HashSet<string> EnabledByDefault = new(StringComparer.Ordinal)
    {
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1",
        "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3",
        "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2",
    };

    private static readonly string[] UnknownKeys =
        ["AuthFailure", "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId"];

    public static IReadOnlyList<Trouble> Rows { get; } =
    [
        // A Region that is not enabled does not know the account's keys.
        // EC2: "AWS was not able to validate the provided access credentials";
        // others: "The security token included in the request is invalid".
        new("The account may not have enabled Region {region}, or AWS does not know these credentials. "
            + "See: aws account get-region-opt-status --region-name {region}. "
            + "To enable the Region: aws account enable-region --region-name {region}. That takes some minutes.")
        {
            Codes = UnknownKeys,
            When = r => r.Region is { } region && Partitions.Of(region) is "aws" && !EnabledByDefault.Contains(region),
        },
        new("{region} is in a partition with accounts of its own: credentials of other AWS accounts are not known "
            + "there. "
            + "Use credentials of an account in that partition, with --profile.")
        {
            Codes = UnknownKeys,
            When = r => r.Region is { } region && Partitions.Of(region) is not "aws",
        },
        new("STS is switched off for Region {region} in this account. "
            + "An administrator activates it in the account settings of the IAM console.")
        {
            Codes = ["RegionDisabledException"],
        },
        new("Subscribe to Ant Media Server Enterprise in AWS Marketplace with this account: "
            + "open the address in AWS's message, accept the terms, and wait some minutes.")
        {
            Phrase = "accept terms and subscribe",
        },
        new("The account may not use {service} yet: a new account needs its payment method and phone number verified, "
            + "and a Region must be enabled. Look at the account in the AWS console.")
        {
            Codes = ["OptInRequired", "SubscriptionRequiredException"],
        },
        new("AWS still verifies the new account for this Region, which mostly takes minutes and up to a few hours. "
            + "Run it again later, or write to aws-verification@amazon.com.")
        {
            Phrase = "request for accessing resources in this region is being validated",
        },
        new("AWS has blocked the account: answer AWS's mails, or write to aws-verification@amazon.com. Nothing else "
            + "helps.")
        {
            Phrase = "account is currently blocked",
        },
        new("AWS has not enabled load balancers for this account, which happens to new accounts. Open a case with "
            + "AWS Support "
            + "(account and billing) and ask to enable Elastic Load Balancing. Until AWS has done so no attempt "
            + "succeeds.")
        {
            Service = AwsService.Elb,
            Operations = ["CreateLoadBalancer"],
            Codes = ["OperationNotPermitted"],
            Phrase = "does not support creating load balancers",
        },
    ];
}
