using AmsCluster.Tests.Backups;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.Cli;

/// <summary>Saving a database and getting it back, by the command.</summary>
public sealed class BackupCommandTests(EmulatorFixture emulator) : IAsyncLifetime, IClassFixture<EmulatorFixture>
{
    static readonly string Spec = Amscluster.Example("01-guide.yaml");
    static readonly string[] Here = ["--region", "ap-south-1"];
    readonly Amscluster _command = new(emulator.EndpointUrl);

    public async Task InitializeAsync()
    {
        await emulator.Reset();
        (await _command.Run("apply", "-f", Spec, "--yes", "--quiet", "--no-wait")).MustBe(0);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [EmulatorFact]
    public async Task Programs_save_list_restore_and_delete()
    {
        var taken = (await _command.Run(["backup", "live", "--keep", "3", "--json", .. Here])).MustBe(0).Json();
        var backup = taken.GetProperty("backup");
        Assert.Equal(("locked", true, 0), (backup.GetProperty("kind").GetString(), backup.GetProperty("inSeries").GetBoolean(), taken.GetProperty("notes").GetArrayLength()));
        var id = backup.GetProperty("snapshotId").GetString()!;

        await emulator.Answer(new { where = "databases=", output = "databases=4\n" });
        var restored = (await _command.Run(["restore", "live", "--from", id, "--yes", "--json", .. Here])).MustBe(0).Json();
        Assert.Equal((id, 4), (restored.GetProperty("source").GetString(), restored.GetProperty("databases").GetInt32()));

        var list = (await _command.Run(["backups", "live", "--json", .. Here])).MustBe(0).Json();
        Assert.Equal(id, Assert.Single(list.GetProperty("backups").EnumerateArray().ToList()).GetProperty("snapshotId").GetString());
        Assert.Equal(restored.GetProperty("replacedVolumeId").GetString(), Assert.Single(list.GetProperty("replacedVolumes").EnumerateArray().ToList()).GetProperty("volumeId").GetString());
        (await _command.Run(["backups", "live", "--delete", id, "--yes", "--json", .. Here])).MustBe(0);
        Assert.Equal(0, (await _command.Run(["backups", "--json", .. Here])).MustBe(0).Json().GetProperty("backups").GetArrayLength());
        Assert.Equal("AmsBackupNotFound", Shapes.Error((await _command.Run(["backups", "live", "--delete", id, "--yes", "--json", .. Here])).MustBe(1).Json()));
    }

    [EmulatorFact]
    public async Task People_are_told_what_there_is_and_how_to_go_back()
    {
        await emulator.NoAgents();
        var taken = (await _command.Run(["backup", "live", .. Here])).MustBe(0).Output;
        Assert.Matches(@"^note: The database was not locked: .*\nbackup snap-\w+ of live as of \d{4}-.* UTC: taken while MongoDB ran, \d+ GiB, encrypted\n$", taken.ReplaceLineEndings("\n"));
        await emulator.Answer();
        var restored = (await _command.Run(["restore", "live", "--yes", .. Here])).MustBe(0).Output;
        Assert.Matches(@"amscluster restore live --from vol-\w+", restored);
        Assert.Contains("was replaced by a restore and is kept", (await _command.Run(["backups", .. Here])).MustBe(0).Output);
    }

    [EmulatorFact]
    public async Task Nothing_is_restored_or_deleted_unasked_and_bad_numbers_are_refused()
    {
        await emulator.ResetCalls();
        Assert.Equal("AmsNotConfirmed", Shapes.Error((await _command.Run(["restore", "live", "--json", .. Here])).MustBe(1).Json()));
        Assert.Equal("AmsNotConfirmed", Shapes.Error((await _command.Run(["backups", "live", "--delete", "snap-1", "--json", .. Here])).MustBe(1).Json()));
        Assert.Equal("AmsBadArguments", Shapes.Error((await _command.Run(["backup", "live", "--keep", "0", "--json", .. Here])).MustBe(1).Json()));
        Assert.Equal(0, (await emulator.Calls()).Total);
    }

    [EmulatorFact]
    public async Task A_destroy_whose_backup_fails_removes_nothing_and_one_without_takes_none()
    {
        using var deployment = new Deployment(emulator);
        var before = await deployment.Account.Left();
        await emulator.Copying(1, "error");
        Assert.Equal("AmsBackupFailed", Shapes.Error((await _command.Run(["destroy", "live", "--yes", "--json", .. Here])).MustBe(1).Json()));
        Assert.Equal(before, await deployment.Account.Left());
        await emulator.ResetCalls();
        (await _command.Run(["destroy", "live", "--no-backup", "--yes", "--json", .. Here])).MustBe(0);
        Assert.DoesNotContain("Snapshot", (await emulator.Calls()).Operations, StringComparison.Ordinal);
        Assert.Equal([], await deployment.Account.Left());
    }

    [EmulatorFact]
    public async Task A_restore_that_is_killed_anywhere_is_finished_by_the_next()
    {
        (await _command.Run(["backup", "live", "--quiet", .. Here])).MustBe(0);
        using var deployment = new Deployment(emulator);
        for (var call = 6; ; call += 5)
        {
            var old = Account.DataDisk(await deployment.Account.Instance("live-mongo"));
            await emulator.Hold(call, "after");
            await new Amscluster(emulator.EndpointUrl).Kill(async () => (await emulator.FaultsSoFar()).IsHeld, ["restore", "live", "--yes", "--quiet", .. Here]);
            var (_, held) = await emulator.FaultsSoFar();
            await emulator.NoFaults();
            Assert.Contains(await deployment.Account.Volumes(), v => v.VolumeId == old);
            if (!held) break;
            (await _command.Run(["restore", "live", "--yes", "--quiet", .. Here])).MustBe(0);
            Assert.Equal("running", (await deployment.Account.Instance("live-mongo")).State!.Name);
            (await _command.Run(["plan", "-f", Spec, "--detailed-exitcode"])).MustBe(0);
        }
    }
}
