using System.Globalization;

namespace AmsCluster.Resources.UserData;

/// <summary>
/// How long a first boot may take: every time limit of the start scripts, and the whole of each role. The scripts receive these
/// numbers as variables, the engine's timeouts derive from them, and docs/first-boot.md lists them.
/// </summary>
public static class BootBudget
{
    /// <summary>How long the secret parameters may be unreadable: IAM shows a new role or policy late.</summary>
    public static TimeSpan Secret { get; } = TimeSpan.FromSeconds(300);

    /// <summary>How long the download of MongoDB's signing key is tried.</summary>
    public static TimeSpan SigningKey { get; } = TimeSpan.FromSeconds(120);

    /// <summary>How long the installation of MongoDB's packages is tried. They are about 300 MB.</summary>
    public static TimeSpan Packages { get; } = TimeSpan.FromSeconds(720);

    /// <summary>How long the data volume may take to be attached after the packages are installed.</summary>
    public static TimeSpan DataVolume { get; } = TimeSpan.FromSeconds(180);

    /// <summary>How long mongod may take to answer, on each of its two addresses.</summary>
    public static TimeSpan Mongod { get; } = TimeSpan.FromSeconds(120);

    /// <summary>What the MongoDB node does without a limit of its own: configuration, the database user, the disk's timer, and a second parameter.</summary>
    public static TimeSpan Setup { get; } = TimeSpan.FromSeconds(120);

    /// <summary>The whole first boot of the MongoDB node. Time that one part does not use is free for the others.</summary>
    public static TimeSpan Database { get; } = Secret + SigningKey + Packages + DataVolume + 2 * Mongod + Setup;

    /// <summary>How much later than a node's own start script the MongoDB node's may begin.</summary>
    public static TimeSpan LaterStart { get; } = TimeSpan.FromSeconds(120);

    /// <summary>How long after the start of its script a node waits for the database: as long as the database may take.</summary>
    public static TimeSpan DatabaseWait { get; } = Database + LaterStart;

    /// <summary>How long a node waits for the image's own installation. It is part of <see cref="DatabaseWait"/>.</summary>
    public static TimeSpan Install { get; } = TimeSpan.FromSeconds(300);

    /// <summary>How long AMS's <c>change_server_mode.sh</c> may take.</summary>
    public static TimeSpan Switch { get; } = TimeSpan.FromSeconds(300);

    /// <summary>How long AMS may take to answer after the switch.</summary>
    public static TimeSpan Answer { get; } = TimeSpan.FromSeconds(600);

    /// <summary>How long AMS may take to be part of the cluster after it answers.</summary>
    public static TimeSpan Join { get; } = TimeSpan.FromSeconds(120);

    /// <summary>How long the panel may be without an administrator after a node joined.</summary>
    public static TimeSpan Administrator { get; } = TimeSpan.FromSeconds(180);

    /// <summary>The whole first boot of a node.</summary>
    public static TimeSpan Node { get; } = DatabaseWait + Switch + Answer + Join + Administrator;

    /// <summary>How long AWS may take to launch an instance and to run its start script.</summary>
    public static TimeSpan Launch { get; } = TimeSpan.FromSeconds(180);

    /// <summary>How long a node that is ready may take to pass the load balancer's health check.</summary>
    public static TimeSpan HealthCheck { get; } = TimeSpan.FromSeconds(180);

    /// <summary>How long a new cluster, or new nodes of it, may take to serve.</summary>
    public static TimeSpan Cluster { get; } = Launch + Node + HealthCheck;

    /// <summary>The limits that the script of the MongoDB node needs, by shell variable, in seconds.</summary>
    internal static (string Name, string? Value)[] DatabaseVariables { get; } =
    [
        ("wait_whole", Seconds(Database)), ("wait_parameter", Seconds(Secret)), ("wait_key", Seconds(SigningKey)),
        ("wait_packages", Seconds(Packages)), ("wait_mongod", Seconds(Mongod)), ("wait_volume", Seconds(DataVolume)),
    ];

    /// <summary>The limits that the script of a node needs, by shell variable, in seconds.</summary>
    internal static (string Name, string? Value)[] NodeVariables { get; } =
    [
        ("wait_whole", Seconds(Node)), ("wait_parameter", Seconds(Secret)), ("wait_install", Seconds(Install)),
        ("wait_database", Seconds(DatabaseWait)), ("wait_switch", Seconds(Switch)), ("wait_ams", Seconds(Answer)),
        ("wait_connected", Seconds(Join)), ("wait_admin", Seconds(Administrator)),
    ];

    static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
}
