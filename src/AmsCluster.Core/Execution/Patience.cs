using AmsCluster.Resources.UserData;

namespace AmsCluster.Execution;

/// <summary>How long is waited for what, in one place.</summary>
/// <param name="Settling">For AWS to see what was made a moment ago.</param>
/// <param name="Going">For something to go, start or stop.</param>
/// <param name="Ready">For a whole cluster to serve: <see cref="BootBudget.Cluster"/>.</param>
/// <param name="FirstPause">The first pause between two looks; each further one is longer by half, up to <paramref name="LongestPause"/>.</param>
/// <param name="LongestPause">The longest pause between two looks.</param>
public sealed record Patience(TimeSpan Settling, TimeSpan Going, TimeSpan Ready, TimeSpan FirstPause, TimeSpan LongestPause)
{
    /// <summary>The longest pause between two looks at something whose end is waited for, where a look is one call for all of its kind.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The pause after one.</summary>
    internal TimeSpan Longer(TimeSpan pause, TimeSpan longest) => TimeSpan.FromTicks(Math.Min(pause.Ticks * 3 / 2, Math.Max(FirstPause.Ticks, longest.Ticks)));

    /// <summary>How often a run that is at work shows that it lives. Each time is a write to Parameter Store, of which an account has about three a second.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>For a snapshot to be copied. The first of a large volume takes hours.</summary>
    public TimeSpan Copying { get; init; } = TimeSpan.FromHours(6);

    /// <summary>
    /// How long is looked for what may have been made without an answer, before it is made again. Only for what AWS would
    /// make twice: it shows what is new within a few seconds.
    /// </summary>
    public TimeSpan Doubt { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What suits AWS: IAM settles within a minute, a group of instances goes within ten, a cluster starts within what its start scripts may take.</summary>
    public static Patience Default { get; } =
        new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(15), BootBudget.Cluster, TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(10));
}
