using System.Globalization;
using AmsCluster.Aws;

namespace AmsCluster.Upgrading;

/// <summary>
/// That an upgrade is under way, in Parameter Store beside the cluster's record: it is written before the first change and deleted after the
/// last. So every machine knows of one that was cut short, where it was to go, and how to go back.
/// </summary>
/// <param name="From">The image before.</param>
/// <param name="To">The image after.</param>
/// <param name="Strategy">How the nodes are replaced.</param>
/// <param name="Since">When it was begun.</param>
/// <param name="Groups">The groups as they were then.</param>
internal sealed record UpgradeNote(string From, string To, UpgradeStrategy Strategy, DateTimeOffset Since, IReadOnlyDictionary<NodeRole, UpgradeNote.GroupNote> Groups)
{
    // A standard parameter takes 4,096 bytes; a reason of AWS may be long.
    const int LongestReason = 1000;

    /// <summary>Why it goes back; null while it goes forward.</summary>
    public string? Back { get; init; }

    /// <summary>Whether origins were protected from scale-in by it.</summary>
    public bool Drains { get; init; }

    /// <summary>A group as it was when the upgrade was begun: the version of its launch template, and its sizes.</summary>
    internal sealed record GroupNote(long Version, int Min, int Max, int Desired);

    /// <summary>The image that the nodes are brought to now.</summary>
    public string Target => Back is null ? To : From;

    /// <summary>The parameter that holds it.</summary>
    public static string ParameterName(string cluster) => $"{ClusterRecord.Root}/{cluster}/upgrade";

    /// <summary>Reads what <see cref="Text"/> writes; null when it is something else.</summary>
    public static UpgradeNote? Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ', 2)).Where(l => l.Length == 2).ToLookup(l => l[0], l => l[1], StringComparer.Ordinal);
        string? Line(string key) => lines[key].FirstOrDefault();
        if (Line("from") is not { } from || Line("to") is not { } to || !Enum.TryParse<UpgradeStrategy>(Line("strategy"), out var strategy)
            || !DateTimeOffset.TryParse(Line("since"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)) return null;
        var groups = new Dictionary<NodeRole, GroupNote>();
        foreach (var role in Enum.GetValues<NodeRole>())
            if (Numbers(Line(role.ToString())) is [var version, var min, var max, var desired]) groups[role] = new(version, (int)min, (int)max, (int)desired);
        return new(from, to, strategy, since, groups) { Back = Line("back"), Drains = Line("drains") is not null };
    }

    /// <summary>The parameter's value.</summary>
    public string Text
    {
        get
        {
            var lines = new List<string> { $"from {From}", $"to {To}", $"strategy {Strategy}", $"since {Since.ToString("u", CultureInfo.InvariantCulture)}" };
            if (Drains) lines.Add("drains yes");
            lines.AddRange(Groups.OrderBy(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} {g.Value.Version} {g.Value.Min} {g.Value.Max} {g.Value.Desired}")));
            if (Back is not null) lines.Add($"back {Back.ReplaceLineEndings(" ")[..Math.Min(Back.Length, LongestReason)]}");
            return string.Join('\n', lines);
        }
    }

    /// <summary>It in a sentence.</summary>
    public string Sentence => Back is null
        ? $"An upgrade from {From} to {To} was begun {Since:u} and has not come to its end."
        : $"An upgrade from {From} to {To} is being taken back, and that has not come to its end: {Back}";

    /// <summary>What stands in the way of every other change while it lasts.</summary>
    public Finding Unfinished(string cluster) => new(FindingLevel.Error, "AmsUpgradeUnfinished", cluster, Sentence,
        $"Go on with it: amscluster upgrade {cluster}. To go back to {From}: amscluster upgrade {cluster} --rollback.");

    /// <summary>Writes it.</summary>
    public async Task Put(string cluster, Run run)
    {
        var name = ParameterName(cluster);
        var tags = new Ownership(cluster, new Dictionary<string, string>(StringComparer.Ordinal)).Tags(name);
        AwsRequest<Ssm.PutParameterResponse> Request(bool overwrite) => SsmApi.PutParameter(new()
        {
            Name = name,
            Type = "String",
            Value = Text,
            Description = $"The upgrade of AmsCluster cluster {cluster} that is under way",
            Overwrite = overwrite,
            Tags = overwrite ? [] : tags.ForSsm(),
        });
        try
        {
            // AWS takes tags with a new parameter only.
            await run.Send(Request(overwrite: false));
        }
        catch (AwsException e) when (AwsCodes.AlreadyExists(e))
        {
            await run.Send(Request(overwrite: true));
        }
    }

    /// <summary>Notes that it is over.</summary>
    public static Task Delete(string cluster, Run run) => run.SendDelete(SsmApi.DeleteParameters(new() { Names = [ParameterName(cluster)] }));

    static long[] Numbers(string? words) => [.. (words ?? "").Split(' ').Select(w => long.TryParse(w, CultureInfo.InvariantCulture, out var n) ? n : -1).Where(n => n >= 0)];
}
