using AmsCluster.Tests.Emulator;
using AutoScaling = AmsCluster.Aws.AutoScaling;

namespace AmsCluster.Tests.Cli;

/// <summary>A plan that was looked at is carried out as it is, or not at all.</summary>
public sealed class SavedPlanTests(EmulatorFixture emulator) : IAsyncLifetime, IClassFixture<EmulatorFixture>
{
    static readonly string Spec = Amscluster.Example("01-guide.yaml");
    readonly Amscluster _command = new(emulator.EndpointUrl);
    readonly string _file = Path.GetTempFileName();

    public Task InitializeAsync() => emulator.EndpointUrl.Length > 0 ? emulator.Reset() : Task.CompletedTask;

    public Task DisposeAsync()
    {
        File.Delete(_file);
        return Task.CompletedTask;
    }

    async Task Save() => await File.WriteAllTextAsync(_file, (await _command.Run("plan", "-f", Spec, "--json")).MustBe(0).Output);

    async Task AssertRefused(string code, params string[] named)
    {
        await emulator.ResetCalls();
        var refused = (await _command.Run("apply", "-f", Spec, "--plan", _file)).MustBe(1);
        Assert.Contains($"code: {code}", refused.Error);
        Assert.All(named, n => Assert.Contains(n, refused.Error));
        Assert.Equal(0, (await emulator.Calls()).Writes);
    }

    [EmulatorFact]
    public async Task It_is_carried_out_without_a_question_and_refused_once_it_is_done()
    {
        await Save();
        (await _command.Run("apply", "-f", Spec, "--plan", _file)).MustBe(0);
        await AssertRefused("AmsPlanStale", "has what is not to be done any more", "create load balancer live");
        await Save();
        (await _command.Run("apply", "-f", Spec, "--plan", _file)).MustBe(0);
    }

    [EmulatorFact]
    public async Task It_is_read_as_Windows_PowerShell_writes_it()
    {
        await Save();
        await File.WriteAllTextAsync(_file, await File.ReadAllTextAsync(_file), System.Text.Encoding.Unicode);
        (await _command.Run("apply", "-f", Spec, "--plan", _file)).MustBe(0);
    }

    [EmulatorFact]
    public async Task It_is_refused_when_the_account_has_changed_since()
    {
        (await _command.Run("apply", "-f", Spec, "--yes")).MustBe(0);
        await Save();
        using (var aws = emulator.Connect())
        {
            await aws.Send(new AutoScaling.UpdateAutoScalingGroup { AutoScalingGroupName = "live-edge", MaxSize = 7 }, default);
        }

        await AssertRefused("AmsPlanStale", "does not have: update auto scaling group live-edge: max 7 → 10");
    }

    [EmulatorTheory]
    [InlineData("")]
    [InlineData("name: live")]
    [InlineData("{}")]
    [InlineData("{\"cluster\": \"live\", \"region\": \"ap-south-1\", \"changes\": [null]}")]
    public async Task What_is_no_plan_is_refused_by_its_name(string text)
    {
        await File.WriteAllTextAsync(_file, text);
        await AssertRefused("AmsPlanUnreadable", _file);
    }

    [EmulatorFact]
    public async Task The_plan_of_another_cluster_is_refused()
    {
        await Save();
        await File.WriteAllTextAsync(_file, (await File.ReadAllTextAsync(_file)).Replace("\"cluster\": \"live\"", "\"cluster\": \"other\"", StringComparison.Ordinal));
        await AssertRefused("AmsPlanStale", "is for cluster other in ap-south-1");
    }
}
