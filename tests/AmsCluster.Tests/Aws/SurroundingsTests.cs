using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using AmsCluster.Aws;
using AmsCluster.Aws.Binding;

namespace AmsCluster.Tests.Aws;

/// <summary>Profiles, Regions, endpoints and credentials are found where the AWS CLI finds them.</summary>
[SuppressMessage("Security", "CA5350", Justification = "The AWS CLI names its files so.")]
public sealed class SurroundingsTests : IDisposable
{
    private const string Config = """
        [default]
        region = eu-west-1

        [profile live]
        region = eu-central-1
        endpoint_url = http://127.0.0.1:4000
        max_attempts = 4
        services = local

        [profile bare]
        region = eu-north-1

        [profile signed-on]
        region = eu-west-3
        sso_session = corp
        sso_account_id = 123456789012
        sso_role_name = Admin

        [profile validated]
        region = us-east-2
        use_fips_endpoint = true
        use_dualstack_endpoint = true

        [profile process]
        region = eu-west-1
        credential_process = cat keys.json

        [profile nowhere]
        output = json

        [profile stale]
        sso_session = missing
        sso_account_id = 123456789012
        sso_role_name = Admin

        [sso-session corp]
        sso_region = eu-west-3
        sso_start_url = https://corp.awsapps.com/start

        [services other]
        ec2 =
          endpoint_url = http://127.0.0.1:4999

        [services local]
        # Only one service.
        s3 =
          endpoint_url = http://127.0.0.1:4001
        elastic_load_balancing_v2 =
          endpoint_url = http://127.0.0.1:4002
        """;

    private const string Credentials = """
        [default]
        aws_access_key_id = AKDEFAULT
        aws_secret_access_key = secret

        [live]
        aws_access_key_id = AKLIVE
        aws_secret_access_key = secret

        [validated]
        aws_access_key_id = AKVALIDATED
        aws_secret_access_key = secret

        [nowhere]
        aws_access_key_id = AKNOWHERE
        aws_secret_access_key = secret
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("amscluster-").FullName;

    public SurroundingsTests()
    {
        var keys = Path.Combine(_folder, "keys.json");
        File.WriteAllText(Path.Combine(_folder, "config"), Config.Replace("keys.json", keys, StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(_folder, "credentials"), Credentials);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_a_word_it_is_the_default_profile()
    {
        var found = Look(new AwsSettings());
        Assert.Equal(("eu-west-1", "AKDEFAULT"), (found.Region, found.AccessKey));
        Assert.Equal(8, found.Retries);
        Assert.Equal("https://ec2.eu-west-1.amazonaws.com/ eu-west-1", found.Endpoints["EC2"]);
        Assert.Equal("https://iam.amazonaws.com/ us-east-1", found.Endpoints["IAM"]);
        Assert.Equal("https://route53.amazonaws.com/ us-east-1", found.Endpoints["Route 53"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_profile_brings_its_region_credentials_endpoints_and_attempts(bool said)
    {
        var found = said ? Look(new AwsSettings { Profile = "live" }) : Look(new AwsSettings(), ("AWS_PROFILE", "live"));
        Assert.Equal(("eu-central-1", "AKLIVE", 3), (found.Region, found.AccessKey, found.Retries));
        Assert.Equal("http://127.0.0.1:4000/ eu-central-1", found.Endpoints["EC2"]);
        Assert.Equal("http://127.0.0.1:4002/ eu-central-1", found.Endpoints["Elastic Load Balancing v2"]);
        Assert.Equal("http://127.0.0.1:4000/ us-east-1", found.Endpoints["IAM"]);
    }

    [Fact]
    public void A_profile_that_was_said_goes_before_the_environments_keys_and_AWS_PROFILE_after()
    {
        (string, string)[] keys = [("AWS_ACCESS_KEY_ID", "AKENV"), ("AWS_SECRET_ACCESS_KEY", "s"), ("AWS_SESSION_TOKEN", "t")];
        Assert.Equal("AKLIVE", Look(new AwsSettings { Profile = "live" }, keys).AccessKey);
        Assert.Equal("AKENV+t", Look(new AwsSettings(), [.. keys, ("AWS_PROFILE", "live")]).AccessKey);
        Assert.Equal("AKSAID", Look(new AwsSettings { AccessKey = "AKSAID", SecretKey = "s", Profile = "live" }, keys).AccessKey);
    }

    [Fact]
    public void The_region_is_what_was_said_then_the_environments_then_the_profiles()
    {
        Assert.Equal("us-west-2", Look(new AwsSettings { Region = "us-west-2", Profile = "live" }, ("AWS_REGION", "ap-south-1")).Region);
        Assert.Equal("ap-south-1", Look(new AwsSettings { Profile = "live" }, ("AWS_REGION", "ap-south-1"), ("AWS_DEFAULT_REGION", "us-east-2")).Region);
        Assert.Equal("us-east-2", Look(new AwsSettings(), ("AWS_DEFAULT_REGION", "us-east-2")).Region);
    }

    [Fact]
    public void Endpoints_of_the_environment_go_before_the_profiles()
    {
        var found = Look(new AwsSettings { Profile = "live" }, ("AWS_ENDPOINT_URL", "http://127.0.0.1:1"), ("AWS_ENDPOINT_URL_AUTO_SCALING", "http://127.0.0.1:2"), ("AWS_MAX_ATTEMPTS", "2"));
        Assert.StartsWith("http://127.0.0.1:1/", found.Endpoints["EC2"], StringComparison.Ordinal);
        Assert.StartsWith("http://127.0.0.1:2/", found.Endpoints["Auto Scaling"], StringComparison.Ordinal);
        Assert.Equal(1, found.Retries);
        Assert.StartsWith("http://127.0.0.1:3/", Look(new AwsSettings { EndpointUrl = "http://127.0.0.1:3" }, ("AWS_ENDPOINT_URL_EC2", "http://127.0.0.1:2")).Endpoints["EC2"], StringComparison.Ordinal);
        Assert.StartsWith("https://ec2.", Look(new AwsSettings { Profile = "live" }, ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")).Endpoints["EC2"], StringComparison.Ordinal);
    }

    [Fact]
    public void FIPS_and_dual_stack_endpoints_are_as_the_environment_says_then_the_profile()
    {
        var validated = new AwsSettings { Profile = "validated" };
        Assert.Equal("https://ec2-fips.us-east-2.api.aws/ us-east-2", Look(validated).Endpoints["EC2"]);
        Assert.Equal("https://ec2-fips.eu-west-1.amazonaws.com/ eu-west-1",
            Look(new AwsSettings(), ("AWS_USE_FIPS_ENDPOINT", "True")).Endpoints["EC2"]);
        var found = Look(validated, ("AWS_USE_FIPS_ENDPOINT", "false"));
        Assert.Equal("https://ec2.us-east-2.api.aws/ us-east-2", found.Endpoints["EC2"]);
        Assert.Equal("https://iam.global.api.aws/ us-east-1", found.Endpoints["IAM"]);
        var both = new AwsSettings { EndpointUrl = "http://127.0.0.1:3" };
        Assert.Equal("AmsEndpointInvalid", Look(both, ("AWS_USE_FIPS_ENDPOINT", "true")).Error);
    }

    [Fact]
    public void A_credential_process_is_run()
    {
        File.WriteAllText(Path.Combine(_folder, "keys.json"), """
            {"Version": 1, "AccessKeyId": "AKPROCESS", "SecretAccessKey": "secret", "SessionToken": "token",
             "Expiration": "2099-01-01T00:00:00Z"}
            """);
        Assert.Equal("AKPROCESS+token", Look(new AwsSettings { Profile = "process" }).AccessKey);
        File.Delete(Path.Combine(_folder, "keys.json"));
        var found = Look(new AwsSettings { Profile = "process" });
        Assert.Equal(("AmsCredentialsMissing", null), (found.Error, found.AccessKey));
    }

    [Fact]
    public void A_sign_on_of_the_AWS_CLI_is_used()
    {
        using var portal = new FakeAws(new FakeAnswer(200, """
            {"roleCredentials": {"accessKeyId": "AKSIGNEDON", "secretAccessKey": "secret", "sessionToken": "token",
             "expiration": 4070908800000}}
            """));
        var cache = Directory.CreateDirectory(Path.Combine(_folder, ".aws", "sso", "cache")).FullName;
        File.WriteAllText(Path.Combine(cache, Convert.ToHexStringLower(SHA1.HashData("corp"u8)) + ".json"),
            """
            {"startUrl": "https://corp.awsapps.com/start", "region": "eu-west-3", "accessToken": "signed-on",
             "expiresAt": "2099-01-01T00:00:00Z"}
            """);
        var found = Look(new AwsSettings { Profile = "signed-on" }, ("AWS_ENDPOINT_URL_SSO", portal.Url));
        Assert.Equal("AKSIGNEDON+token", found.AccessKey);
        Assert.Contains("role_name=Admin", Assert.Single(portal.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_that_names_a_missing_section_is_an_error_of_the_profile()
    {
        var found = Look(new AwsSettings { Profile = "stale", Region = "eu-west-1" });
        Assert.Equal("AmsProfileInvalid", found.Error);
        Assert.Contains("~/.aws/config", found.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_that_is_not_there_is_an_error_and_no_other_account()
    {
        Assert.Equal("AmsProfileNotFound", Look(new AwsSettings { Profile = "gone", Region = "eu-west-1" }).Error);
        Assert.Equal("AmsProfileNotFound", Look(new AwsSettings(), ("AWS_PROFILE", "gone"), ("AWS_REGION", "eu-west-1")).Error);
    }

    [Fact]
    public void A_profile_without_credentials_is_an_error_and_no_other_account()
    {
        var found = Look(new AwsSettings { Profile = "bare" }, ("AWS_ACCESS_KEY_ID", "AKENV"), ("AWS_SECRET_ACCESS_KEY", "s"));
        Assert.Equal(("eu-north-1", null, "AmsCredentialsMissing"), (found.Region, found.AccessKey, found.Error));
    }

    [Fact]
    public void A_missing_region_and_missing_credentials_are_told_with_advice()
    {
        var region = Look(new AwsSettings { Profile = "nowhere" });
        Assert.Equal("AmsRegionMissing", region.Error);
        Assert.NotEmpty(region.Advice!);
        File.Delete(Path.Combine(_folder, "credentials"));
        var found = Look(new AwsSettings { EndpointUrl = "http://127.0.0.1:3" });
        Assert.Equal(("AmsCredentialsMissing", null), (found.Error, found.AccessKey));
        Assert.Contains("aws configure", found.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sign_on_that_has_run_out_is_told_with_the_command_that_renews_it()
    {
        var found = Look(new AwsSettings { Profile = "signed-on" });
        Assert.Equal("AmsCredentialsMissing", found.Error);
        Assert.Equal("Run 'aws sso login --profile signed-on'.", found.Advice);
    }

    [Theory]
    [InlineData("cn-north-1", "https://ec2.cn-north-1.amazonaws.com.cn/", "https://iam.cn-north-1.amazonaws.com.cn/ cn-north-1", "https://route53.amazonaws.com.cn/ cn-northwest-1")]
    [InlineData("us-gov-east-1", "https://ec2.us-gov-east-1.amazonaws.com/", "https://iam.us-gov.amazonaws.com/ us-gov-west-1", "https://route53.us-gov.amazonaws.com/ us-gov-west-1")]
    [InlineData("eusc-de-east-1", "https://ec2.eusc-de-east-1.amazonaws.eu/", "https://iam.eusc-de-east-1.amazonaws.eu/ eusc-de-east-1", "https://route53.amazonaws.eu/ eusc-de-east-1")]
    public void Partitions_have_their_own_endpoints(string region, string ec2, string iam, string route53)
    {
        Assert.Equal($"{ec2} {region}", Of(AwsService.Ec2));
        Assert.Equal(iam, Of(AwsService.Iam));
        Assert.Equal(route53, Of(AwsService.Route53));

        string Of(AwsService service) => AwsEndpoint.Of(service, region, null) is var endpoint ? $"{endpoint.Address} {endpoint.SigningRegion}" : "";
    }

    [Theory]
    [InlineData("eu-west-1", "localhost:5000", "AmsEndpointInvalid")]
    [InlineData("eu west", null, "AmsRegionInvalid")]
    public void What_is_no_address_is_told_so(string region, string? address, string code) =>
        Assert.Equal(code, Assert.Throws<AmsException>(() => AwsEndpoint.Of(AwsService.Ec2, region, address)).Code);

    private Findings Look(AwsSettings settings, params (string, string)[] environment) => Probe.Run(settings, _folder, environment);
}
