using AmsCluster.Aws;
using AmsCluster.Aws.Binding;

namespace AmsCluster.Tests.Aws;

/// <summary>
/// Endpoints are those that the endpoint rules in AWS's service models name: in every partition, with FIPS and
/// dual-stack.
/// </summary>
public sealed class EndpointTests
{
    const string Rules = """
        from botocore.endpoint_provider import EndpointProvider
        from botocore.loaders import Loader
        loader = Loader()
        partitions = loader.load_data("partitions")
        services = {"EC2": "ec2", "Auto Scaling": "autoscaling", "Elastic Load Balancing v2": "elbv2", "IAM": "iam",
            "SSM": "ssm",
                    "ACM": "acm", "STS": "sts", "SNS": "sns", "CloudWatch": "cloudwatch", "Route 53": "route53",
                    "S3": "s3"}
        regions = ("us-east-1", "ap-south-1", "us-gov-west-1", "us-gov-east-1", "cn-north-1", "cn-northwest-1",
            "eusc-de-east-1")
        for name, folder in services.items():
            rules = EndpointProvider(loader.load_service_model(folder, "endpoint-rule-set-1"), partitions)
            for region in regions:
                for fips in (False, True):
                    for dual in (False, True):
                        if name == "S3" and fips and region.startswith("cn-"):
                            continue  # The rules have no such endpoint.
                        found = rules.resolve_endpoint(Region=region, UseFIPS=fips, UseDualStack=dual,
                            UseGlobalEndpoint=False)
                        schemes = (found.properties or {}).get("authSchemes") or [{}]
                        print(name, region, fips, dual, found.url, schemes[0].get("signingRegion") or region, sep="|")
        """;

    static readonly AwsService[] Services =
    [
        AwsService.Ec2, AwsService.AutoScaling, AwsService.Elb, AwsService.Iam, AwsService.Ssm, AwsService.Acm,
        AwsService.Sts, AwsService.Sns, AwsService.CloudWatch, AwsService.Route53, AwsService.S3,
    ];

    [BotocoreFact]
    public void Every_endpoint_is_the_one_of_AWSs_rules()
    {
        var expected = Botocore.Python("-c", Rules)!.Split('\n',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(304, expected.Length);
        Assert.Equal(expected, expected.Select(Ours));
    }

    [Theory]
    [InlineData(true, false, "AWS_USE_FIPS_ENDPOINT")]
    [InlineData(false, true, "AWS_USE_DUALSTACK_ENDPOINT")]
    public void An_address_and_a_kind_of_endpoint_contradict_each_other(bool fips, bool dual, string names)
    {
        var error = Assert.Throws<AmsException>(
            () => AwsEndpoint.Of(AwsService.Ec2, "us-east-1", "http://127.0.0.1:1", new(fips, dual)));
        Assert.Equal("AmsEndpointInvalid", error.Code);
        Assert.Contains(names, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_without_such_an_endpoint_is_named()
    {
        var unknown = new HttpRequestException(HttpRequestError.NameResolutionError, "Name or service not known");
        var call = Operations.Call(Ec2Api.CreateVpc(new() { CidrBlock = "10.0.0.0/16" }));
        var endpoint = AwsEndpoint.Of(AwsService.Ec2, "eu-west-1", null, new(Fips: true, DualStack: false));
        var error = AwsFailure.From(unknown, call, endpoint);
        Assert.Contains("https://ec2-fips.eu-west-1.amazonaws.com", error.Message, StringComparison.Ordinal);
        Assert.Contains("EC2 has no FIPS endpoint in eu-west-1", error.Advice, StringComparison.Ordinal);
        Assert.Contains("AWS_USE_FIPS_ENDPOINT (use_fips_endpoint)", error.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu-west-1", null, true)]
    [InlineData("eu-west-1", "https://vpce-1.elasticloadbalancing.eu-west-1.vpce.amazonaws.com", true)]
    [InlineData("eu-west-1", "https://elasticloadbalancing.eu-west-1.api.aws", true)]
    [InlineData("cn-north-1", "https://elasticloadbalancing.cn-north-1.amazonaws.com.cn", true)]
    [InlineData("eusc-de-east-1", "https://elasticloadbalancing.eusc-de-east-1.amazonaws.eu", true)]
    [InlineData("eu-west-1", "http://127.0.0.1:5000", false)]
    [InlineData("eu-west-1", "https://amazonaws.com.example.org", false)]
    public void An_address_in_AWS_is_told_from_one_that_stands_in_for_it(string region, string? address, bool leads) =>
        Assert.Equal(leads, AwsEndpoint.Of(AwsService.Elb, region, address).LeadsToAws);

    // The line that the rules would have made of our endpoint.
    static string Ours(string line)
    {
        var parts = line.Split('|');
        var kind = new EndpointKind(Fips: parts[2] is "True", DualStack: parts[3] is "True");
        var ours = AwsEndpoint.Of(Array.Find(Services, s => s.Id == parts[0])!, parts[1], null, kind);
        return string.Join('|', [.. parts[..4], ours.Address.AbsoluteUri.TrimEnd('/'), ours.SigningRegion]);
    }
}
