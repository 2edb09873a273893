namespace AmsCluster.Backups;

/// <summary>
/// Which backups of a series are to go when a newer one is completed. Only those of a series ever go, and of what is
/// completed the newest stays, whatever is asked for.
/// </summary>
/// <param name="Keep">How many completed ones of the series stay; null for any number.</param>
/// <param name="KeepDays">How many days they stay; null for ever.</param>
public sealed record Retention(int? Keep = null, int? KeepDays = null)
{
    /// <summary>Whether a backup that is taken with it is one of a series.</summary>
    public bool IsSeries => Keep is not null || KeepDays is not null;

    /// <summary>What is to be deleted.</summary>
    /// <param name="backups">All backups of the cluster.</param>
    /// <param name="now">The time.</param>
    public IReadOnlyList<DatabaseBackup> Old(IEnumerable<DatabaseBackup> backups, DateTimeOffset now)
    {
        if (!IsSeries) return [];
        var series = backups.Where(b => b.InSeries).OrderByDescending(b => b.StartTime).ToList();
        var completed = series.Where(b => b.State == "completed").ToList();
        if (completed.Count == 0) return [];

        // What failed is of no use once a newer one is good; what is still being copied is left alone.
        var failed = series.Where(b => b.State == "error" && b.StartTime < completed[0].StartTime);
        return [.. completed.Skip(1).Where((b, i) => i + 1 >= Keep || b.StartTime < now.AddDays(-KeepDays ?? 0) && KeepDays is not null), .. failed];
    }
}
