using AmsCluster.Backups;

namespace AmsCluster.Tests.Backups;

/// <summary>What of a series goes, and what never does.</summary>
public class RetentionTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_newest_of_the_series_stay() =>
        Assert.Equal(["2", "3"], Old(new(Keep: 2), Day(0), Day(1), Day(2), Day(3)));

    [Fact]
    public void What_is_older_than_the_days_goes() =>
        Assert.Equal(["8", "30"], Old(new(KeepDays: 7), Day(0), Day(6), Day(8), Day(30)));

    [Fact]
    public void Both_together_take_what_either_takes() =>
        Assert.Equal(["2", "9"], Old(new(Keep: 2, KeepDays: 7), Day(0), Day(1), Day(2), Day(9)));

    [Fact]
    public void The_last_good_one_never_goes_however_old() =>
        Assert.Empty(Old(new(Keep: 1, KeepDays: 1), Day(400), Day(1) with { State = "error" }, Day(0) with { State = "pending" }));

    [Fact]
    public void What_is_no_series_stays_and_does_not_count() =>
        Assert.Equal(["3"], Old(new(Keep: 1), Day(0) with { InSeries = false }, Day(1), Day(2) with { InSeries = false }, Day(3)));

    [Fact]
    public void What_failed_goes_when_a_newer_one_is_good() =>
        Assert.Equal(["2"], Old(new(Keep: 3), Day(0), Day(2) with { State = "error" }));

    [Fact]
    public void What_is_being_copied_stays_and_does_not_count() =>
        Assert.Equal(["3"], Old(new(Keep: 2), Day(0) with { State = "pending" }, Day(1), Day(2), Day(3)));

    [Fact]
    public void Without_a_series_nothing_goes() => Assert.Empty(Old(new(), Day(0), Day(100)));

    static DatabaseBackup Day(int days) =>
        new() { ClusterName = "live", Region = "ap-south-1", SnapshotId = $"{days}", StartTime = Now.AddDays(-days), State = "completed", InSeries = true };

    static IEnumerable<string> Old(Retention retention, params DatabaseBackup[] backups) => retention.Old(backups, Now).Select(b => b.SnapshotId);
}
