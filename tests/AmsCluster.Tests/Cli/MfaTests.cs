using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Cli;

/// <summary>
/// A profile with mfa_serial: the code is asked for at a terminal, and elsewhere the error says what to do.
/// </summary>
public sealed class MfaTests : IAsyncLifetime, IClassFixture<EmulatorFixture>
{
    const string Device = "arn:aws:iam::123456789012:mfa/dev";
    const string Question = $"MFA code of {Device} for profile admin: ";

    static readonly string Spec = Amscluster.Example("02-minimal.yaml");
    static readonly string[] Plan = ["plan", "-f", Spec, "--profile", "admin"];

    readonly EmulatorFixture _emulator;
    readonly Amscluster _command;
    readonly string _config = Path.GetTempFileName();

    public MfaTests(EmulatorFixture emulator)
    {
        (_emulator, _command) = (emulator, new(emulator.EndpointUrl));
        File.WriteAllText(_config, $"""
            [profile base]
            aws_access_key_id = AKIABASE
            aws_secret_access_key = secret

            [profile admin]
            region = ap-south-1
            role_arn = arn:aws:iam::123456789012:role/Admin
            source_profile = base
            mfa_serial = {Device}
            duration_seconds = 7200

            [default]
            role_arn = arn:aws:iam::123456789012:role/Admin
            source_profile = base
            mfa_serial = {Device}
            """);
        _command.Environment["AWS_ACCESS_KEY_ID"] = "";
        _command.Environment["AWS_CONFIG_FILE"] = _config;
    }

    public Task InitializeAsync() => _emulator.EndpointUrl.Length > 0 ? _emulator.Reset() : Task.CompletedTask;

    public Task DisposeAsync()
    {
        File.Delete(_config);
        return Task.CompletedTask;
    }

    [TerminalFact]
    public async Task At_a_terminal_the_code_is_asked_for_once_and_not_shown()
    {
        var outcome = (await _command.RunAtTerminal(Question, "123456", Plan)).MustBe(0);
        Assert.Equal(2, outcome.Output.Split(Question).Length);
        Assert.DoesNotContain("123456 ", outcome.Output.Split(Question)[1].Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("AssumeRole 1", (await _emulator.Calls()).Operations, StringComparison.Ordinal);
        Assert.Contains("7200", await _emulator.Requests(), StringComparison.Ordinal);
    }

    [TerminalFact]
    public async Task A_wrong_code_is_told_once_with_what_to_do()
    {
        var outcome = (await _command.RunAtTerminal(Question, "000000", Plan)).MustBe(1);
        Assert.Equal(2, outcome.Output.Split(Question).Length);
        Assert.Contains("invalid MFA one time pass code", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Wait until the MFA device shows the next one", outcome.Output, StringComparison.Ordinal);
    }

    [EmulatorTheory]
    [InlineData("--profile", "admin")]
    [InlineData("--region", "ap-south-1")]
    public async Task Without_a_terminal_the_error_says_that_MFA_is_required_and_how(string option, string value)
    {
        var outcome = (await _command.Run("plan", "-f", Spec, option, value)).MustBe(1);
        Assert.Contains("code: AmsMfaRequired", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(Device, outcome.Error, StringComparison.Ordinal);
        Assert.Contains("aws sts get-session-token", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await _emulator.Calls()).Total);
    }
}
