using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.Cli;

/// <summary>Taking over a cluster that was made by hand, by the command.</summary>
public sealed class AdoptTests(EmulatorFixture emulator) : IAsyncLifetime, IClassFixture<EmulatorFixture>
{
    static readonly string[] Here = ["--region", "ap-south-1"];
    readonly Amscluster _command = new(emulator.EndpointUrl);

    public Task InitializeAsync() => emulator.EndpointUrl.Length > 0 ? emulator.Reset() : Task.CompletedTask;

    public Task DisposeAsync() => Task.CompletedTask;

    [EmulatorFact]
    public async Task Programs_look_adopt_apply_and_destroy()
    {
        using var aws = emulator.Connect();
        await new HandMade(new Account(aws)).Make();
        await emulator.ResetCalls();
        var look = (await _command.Run(["adopt", "live", "--dry-run", "--json", .. Here])).MustBe(0);
        Shapes.Adoption(look.Json());
        Assert.Equal("", look.Error);
        Assert.False(look.Json().GetProperty("adopted").GetBoolean());
        Assert.Contains("name: live", look.Json().GetProperty("spec").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await emulator.Calls()).Writes);

        var adopt = (await _command.Run(["adopt", "live", "--yes", "--json", .. Here])).MustBe(0).Json();
        Shapes.Adoption(adopt);
        Assert.True(adopt.GetProperty("adopted").GetBoolean());
        var plan = (await _command.Run(["plan", "live", "--json", .. Here])).MustBe(0).Json();
        Assert.Equal(adopt.GetProperty("firstPlan").GetProperty("changes").GetArrayLength(), plan.GetProperty("changes").GetArrayLength());
        (await _command.Run(["apply", "live", "--yes", "--json", .. Here])).MustBe(0);
        Assert.Equal("healthy", (await _command.Run(["status", "live", "--json", .. Here])).MustBe(0).Json().GetProperty("health").GetString());
        (await _command.Run(["destroy", "live", "--yes", "--json", .. Here])).MustBe(0);
        Assert.Empty(await new Account(aws).Left());
    }

    [EmulatorFact]
    public async Task People_see_what_was_found_and_what_to_do()
    {
        using var aws = emulator.Connect();
        await new HandMade(new Account(aws)).Make();
        var look = (await _command.Run(["adopt", "live", "--dry-run", .. Here])).MustBe(0).Output;
        Assert.Matches(@"(?m)^edge +auto scaling group +AMS-Edge-Group +certain +registers its nodes with Edge-Target-Group$", look);
        Assert.Contains("[AmsAdoptOpenDatabase]", look, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^    ~ launch template Origin-Group$", look);
        Assert.Matches(@"(?m)^        IMDS tokens +none +→ required$", look);
        Assert.Contains("AmsNotConfirmed", (await _command.Run(["adopt", "live", .. Here])).MustBe(1).Error, StringComparison.Ordinal);
        Assert.Contains("18 tagged. live is adopted.", (await _command.Run(["adopt", "live", "--yes", .. Here])).MustBe(0).Output, StringComparison.Ordinal);
        Assert.Contains("No changes. live is adopted.", (await _command.Run(["adopt", "live", "--yes", .. Here])).MustBe(0).Output, StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task Where_it_cannot_tell_it_ends_with_an_error()
    {
        using var aws = emulator.Connect();
        await new HandMade(new Account(aws)).Make();
        await new HandMade(new Account(aws)) { Suffix = "-2" }.Make();
        var look = (await _command.Run(["adopt", "live", "--dry-run", "--json", .. Here])).MustBe(1).Json();
        Assert.Equal("AmsAdoptAmbiguous", look.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("AmsAdoptAmbiguous", Shapes.Error((await _command.Run(["adopt", "live", "--yes", "--json", .. Here])).MustBe(1).Json()));
        (await _command.Run(["adopt", "two", "--load-balancer", "ams-streaming-cloud-2", "--mongo-instance", "MongoDB-2", "--yes", .. Here])).MustBe(0);
    }
}
