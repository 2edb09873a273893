using AmsCluster.Tests.Emulator;
using Ssm = Amazon.SimpleSystemsManagement.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>The parameter with the administrator's password is checked before the first write.</summary>
public sealed class PanelPasswordTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    const string Parameter = "/video/panel-password";

    static readonly ClusterSpec Guide = Deployment.Example(1);
    static readonly ClusterSpec Own = Guide with { Panel = Guide.Panel with { PasswordParameter = Parameter } };

    [EmulatorFact]
    public async Task A_parameter_that_does_not_exist_is_refused()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var error = Assert.Single(await Findings(deployment));
        Assert.Equal((FindingLevel.Error, "AmsPanelPasswordNotFound", "panel.admin.passwordParameter"), (error.Level, error.Code, error.Subject));
        Assert.Contains("aws ssm put-parameter --type SecureString --name /video/panel-password", error.Advice, StringComparison.Ordinal);
        Assert.Equal(0, (await emulator.Calls()).Writes);
    }

    [EmulatorFact]
    public async Task A_parameter_in_clear_text_is_refused()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await deployment.Account.Send(
            SsmApi.PutParameter(new() { Name = Parameter, Type = "String", Value = "Own-word-7" }));
        Assert.Equal("AmsPanelPasswordPlain", Assert.Single(await Findings(deployment)).Code);
    }

    [EmulatorFact]
    public async Task A_SecureString_passes_and_its_value_is_not_read()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await deployment.Account.PutSecret(Parameter, "Own-word-7");
        await emulator.ResetCalls();
        Assert.Empty(await Findings(deployment));
        Assert.DoesNotContain("Own-word-7", await emulator.Requests(), StringComparison.Ordinal);
    }

    [EmulatorTheory]
    [InlineData(Parameter, 1)]
    [InlineData("/amscluster/live/owner", 0)]
    public async Task A_name_that_the_shipped_boundary_does_not_allow_is_a_warning(string name, int warnings)
    {
        using var deployment = await Deployment.Fresh(emulator);
        await deployment.Account.PutSecret(name, "Own-word-7");
        var plan = await deployment.Plan(Guide with
        {
            Panel = Guide.Panel with { PasswordParameter = name },
            Access = Guide.Access with { PermissionsBoundary = "arn:aws:iam::aws:policy/PowerUserAccess" },
        });
        Assert.Equal(Enumerable.Repeat("AmsPanelPasswordOutsideBoundary", warnings), plan.Findings.Select(f => f.Code));
        Assert.All(plan.Findings, f => Assert.Equal(FindingLevel.Warning, f.Level));
    }

    static async Task<IReadOnlyList<Finding>> Findings(Deployment deployment) => (await deployment.Plan(Own)).Findings;
}
