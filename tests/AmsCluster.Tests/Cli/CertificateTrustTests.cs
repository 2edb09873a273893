using AmsCluster.Tests.Ams;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Cli;

/// <summary>
/// Behind a proxy that inspects HTTPS: its authority is trusted by AWS_CA_BUNDLE or the profile's ca_bundle, as in
/// the AWS CLI.
/// </summary>
public sealed class CertificateTrustTests : IDisposable, IClassFixture<EmulatorFixture>
{
    readonly Authority _authority = new();
    readonly TlsFront _front;
    readonly Amscluster _command;
    readonly string _folder = Directory.CreateTempSubdirectory("amscluster").FullName;

    public CertificateTrustTests(EmulatorFixture emulator)
    {
        var behind = emulator.EndpointUrl.Length > 0 ? emulator.EndpointUrl : "http://127.0.0.1:1";
        _front = new(behind, _authority.Issue("localhost"));
        _command = new(_front.Url);
    }

    public void Dispose()
    {
        _front.Dispose();
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [EmulatorFact]
    public async Task The_variable_names_the_file_that_is_trusted()
    {
        _command.Environment["AWS_CA_BUNDLE"] = _authority.TrustedFile;
        (await _command.Run("status", "--region", "ap-south-1")).MustBe(0);
    }

    [EmulatorFact]
    public async Task So_does_the_profile_also_for_the_role_that_it_assumes()
    {
        AssumeRole(_authority.TrustedFile);
        (await _command.Run("status", "--profile", "admin")).MustBe(0);
    }

    [EmulatorFact]
    public async Task A_file_without_the_authority_is_named_also_where_the_role_is_assumed()
    {
        using var other = new Authority();
        AssumeRole(other.TrustedFile);
        var outcome = (await _command.Run("status", "--profile", "admin")).MustBe(1);
        Assert.Contains("code: TlsFailed", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(other.TrustedFile, outcome.Error, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task Without_it_the_error_names_both_settings()
    {
        var outcome = (await _command.Run("status", "--region", "ap-south-1")).MustBe(1);
        Assert.Contains("code: TlsFailed", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(_front.Url, outcome.Error, StringComparison.Ordinal);
        Assert.Contains("AWS_CA_BUNDLE", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("ca_bundle", outcome.Error, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task A_file_without_the_authority_is_named()
    {
        using var other = new Authority();
        _command.Environment["AWS_CA_BUNDLE"] = other.TrustedFile;
        var outcome = (await _command.Run("status", "--region", "ap-south-1")).MustBe(1);
        Assert.Contains("code: TlsFailed", outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"Only the certificates in {other.TrustedFile} are trusted", outcome.Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no certificate")]
    public async Task A_file_that_is_none_is_refused_before_AWS_is_called(string? text)
    {
        var file = text is null ? Path.Combine(_folder, "missing.pem") : Write("ca.pem", text);
        _command.Environment["AWS_CA_BUNDLE"] = file;
        var outcome = (await _command.Run("status", "--region", "ap-south-1")).MustBe(1);
        Assert.Contains("code: AmsCaBundleUnreadable", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(_folder, outcome.Error, StringComparison.Ordinal);
    }

    void AssumeRole(string caBundle)
    {
        _command.Environment["AWS_ACCESS_KEY_ID"] = "";
        _command.Environment["AWS_CONFIG_FILE"] = Write("config", $"""
            [profile base]
            aws_access_key_id = AKIABASE
            aws_secret_access_key = secret

            [profile admin]
            region = ap-south-1
            role_arn = arn:aws:iam::123456789012:role/Admin
            source_profile = base
            ca_bundle = {caBundle}
            """);
    }

    string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
