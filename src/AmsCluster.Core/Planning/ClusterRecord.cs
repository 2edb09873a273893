using AmsCluster.Aws;
using AmsCluster.Resources;
using AmsCluster.Spec;
using AmsCluster.Upgrading;

namespace AmsCluster.Planning;

/// <summary>
/// What Parameter Store has of a cluster: its secrets, by name only, and the record of its spec.
/// The record always covers every part that may be there: the spec that was applied last, and while one is being applied
/// that would leave parts behind unseen, that one and those before it.
/// </summary>
internal sealed record ClusterRecord(string Cluster, IReadOnlyList<ClusterSpec> Specs, IReadOnlyDictionary<string, Ssm.Parameter> Parameters, Placement? Placed = null)
{
    const string Separator = "---\n";

    const string Anew = "deploy the spec file again, which writes a new record";

    /// <summary>The path of all parameters of all clusters.</summary>
    public const string Root = "/amscluster";

    /// <summary>The parameter that holds the record of a cluster.</summary>
    public static string SpecName(string cluster) => $"{Root}/{cluster}/spec";

    /// <summary>The parameter that says which run is at work on a cluster.</summary>
    public static string RunName(string cluster) => $"{Root}/{cluster}/run";

    /// <summary>The run that was at work when this was read; null for none.</summary>
    public Holder? Holder { get; } = Holder.Parse(Parameters.GetValueOrDefault(RunName(Cluster))?.Value);

    /// <summary>Whether that run was known to be over by then. One that ends later has made more meanwhile.</summary>
    public bool IsHeldByTheDead { get; } = Holder.Parse(Parameters.GetValueOrDefault(RunName(Cluster))?.Value)?.IsDead is true;

    /// <summary>The spec that was applied last, or is being applied; null for a cluster that is not known.</summary>
    public ClusterSpec? Spec => Specs.Count > 0 ? Specs[0] : null;

    /// <summary>All parts that may be there.</summary>
    public Parts Parts => Specs.Aggregate(Parts.None, (all, spec) => all.Union(Parts.Of(spec)));

    /// <summary>What somebody had made before the cluster was adopted.</summary>
    public Adopted Adopted { get; } = Adopted.Parse(Parameters.GetValueOrDefault(Adopted.ParameterName(Cluster))?.Value)
        ?? throw Unreadable(Adopted.ParameterName(Cluster), "It does not say which names were adopted.", $"amscluster adopt {Cluster}");

    /// <summary>The upgrade that has been begun and not come to its end; null for none.</summary>
    public UpgradeNote? Upgrade { get; } = Parameters.GetValueOrDefault(UpgradeNote.ParameterName(Cluster))?.Value is not { } noted ? null
        : UpgradeNote.Parse(noted) ?? throw Unreadable(UpgradeNote.ParameterName(Cluster), "It does not say which upgrade is under way.", $"amscluster upgrade {Cluster} --image with the image that the nodes shall run");

    /// <summary>Whether there is any record of the cluster.</summary>
    public bool IsThere => Text is not null || Parameters.ContainsKey(Adopted.ParameterName(Cluster)) || Parameters.ContainsKey(UpgradeNote.ParameterName(Cluster));

    /// <summary>Refuses to go on without the record where there is a secret of the cluster: then there was one.</summary>
    /// <exception cref="AmsException">The record is gone.</exception>
    public void RequireNotLost()
    {
        if (Spec is null && Secrets(Cluster).Any(Parameters.ContainsKey))
            throw new AmsException("AmsRecordLost", $"The record {SpecName(Cluster)} of cluster {Cluster} is gone from Parameter Store, although there is more of the cluster.", "Deploy its spec file again: amscluster apply -f FILE. That finds the existing parts and writes a new record.");
    }

    static IEnumerable<string> Secrets(string cluster) =>
        [SecretParameter.PasswordName(cluster), SecretParameter.UriName(cluster), SecretParameter.PanelName(cluster)];

    /// <summary>The spec of a cluster that has to be there.</summary>
    /// <exception cref="AmsException">There is no cluster of that name, or its record is gone.</exception>
    public ClusterSpec Known(string region)
    {
        RequireNotLost();
        return Spec ?? throw new AmsException("AmsClusterNotFound", $"There is no cluster {Cluster} in {region}.", "Look at the names with: amscluster status. Or is it in another Region or account?");
    }

    string? Text => Parameters.GetValueOrDefault(SpecName(Cluster))?.Value;

    /// <summary>Reads it. Secrets are not decrypted.</summary>
    /// <exception cref="AmsException">AWS cannot be asked, or what is there is no record.</exception>
    public static async Task<ClusterRecord> Read(AwsConnection aws, string cluster, CancellationToken stop)
    {
        var found = await aws.SendAll(SsmApi.GetParametersByPath(new() { Path = $"{Root}/{cluster}", WithDecryption = false }), r => r.Parameters, stop);
        var parameters = found.ToDictionary(p => p.Name!, StringComparer.Ordinal);
        var name = SpecName(cluster);
        var documents = TextOf(parameters, name)?.Split(Separator, StringSplitOptions.RemoveEmptyEntries) ?? [];
        var placed = documents.Select(Placement.Parse).FirstOrDefault(p => p is not null);
        var specs = documents.Where(d => Placement.Parse(d) is null).Select(d => Parse(d, name)).ToList();
        if (specs.Find(s => s.Name != cluster || s.Region != aws.Region) is { } other)
            throw Unreadable(name, $"It is the record of {other.Name} in {other.Region}.", Anew);
        return new(cluster, specs, parameters, placed);
    }

    static string? TextOf(IReadOnlyDictionary<string, Ssm.Parameter> parameters, string name)
    {
        try
        {
            return StoredText.Read(parameters.GetValueOrDefault(name)?.Value);
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            throw Unreadable(name, "It is compressed and cannot be decompressed.", Anew, e);
        }
    }

    static ClusterSpec Parse(string document, string name)
    {
        try
        {
            return SpecFile.ParseStored(document, name);
        }
        catch (SpecException e)
        {
            throw Unreadable(name, e.Message, Anew, e);
        }
    }

    static AmsException Unreadable(string name, string why, string then, Exception? inner = null) =>
        new("AmsRecordUnreadable", $"The cluster's record {name} in Parameter Store cannot be read; somebody has overwritten it, or a newer AmsCluster has written it. {why}",
            $"Write back what it was: aws ssm get-parameter-history --name {name}. Where that is lost: aws ssm delete-parameter --name {name}, then {then}.", inner: inner);

    /// <summary>Whether there is a record of the spec.</summary>
    public bool IsWritten => Text is not null;

    /// <summary>Before the first change: makes the record cover all that the spec will make, and all that AWS does not tell of what is made.</summary>
    /// <returns>The record as it is now; null when there was none and another run has made one meanwhile.</returns>
    public Task<ClusterRecord?> Begin(ClusterSpec spec, Topology topology, Run run, bool afresh = false) =>
        Specs.Count > 0 && Covers(spec) ? Task.FromResult<ClusterRecord?>(this) : Put([spec, .. Specs], Placement.Of(topology, run.State) ?? PlacedFor(spec.Network), run, afresh);

    /// <summary>Whether the record has room for one more spec. Each unfinished apply of another spec leaves one.</summary>
    public IEnumerable<Finding> NoRoomFor(ClusterSpec spec)
    {
        if (Covers(spec) || StoredText.SizeOf(Written([spec, .. Specs])) <= StoredText.Most - Placement.Longest) yield break;
        yield return new(FindingLevel.Error, "AmsRecordFull", "tags",
            $"The record {SpecName(Cluster)} holds the specs of {Specs.Count} unfinished deployments and has no room for another.",
            "Finish the last deployment first: run it again with its spec.");
    }

    bool Covers(ClusterSpec spec) =>
        Parts.Cover(Parts.Of(spec)) && spec.Tags.Keys.All(key => Specs.Any(s => s.Tags.ContainsKey(key))) && Specs.Any(s => s.Mongo.Auth == spec.Mongo.Auth);

    /// <summary>After the last change: the record is the spec, and nothing else.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="topology">Its resources.</param>
    /// <param name="run">The run.</param>
    /// <param name="before">The record before the first change: every run that writes leaves a new version, by which others see that it was there.</param>
    public Task<ClusterRecord?> Complete(ClusterSpec spec, Topology topology, Run run, ClusterRecord before) =>
        Differs(spec) || ReferenceEquals(this, before) ? Put([spec], Placement.Of(topology, run.State) ?? PlacedFor(spec.Network), run) : Task.FromResult<ClusterRecord?>(this);

    /// <summary>Whether no run has written to the cluster between the two.</summary>
    public bool IsAsOf(ClusterRecord later) => Version == later.Version;

    long? Version => Parameters.GetValueOrDefault(SpecName(Cluster))?.Version;

    /// <summary>Whether the record says anything else than the spec.</summary>
    public bool Differs(ClusterSpec spec) => Text is null || Written(Specs) != SpecWriter.Write(spec);

    /// <summary>The subnets that were chosen for a network; null when another one was asked for last, or while an apply is unfinished.</summary>
    public Placement? PlacedFor(NetworkSpec network) =>
        Specs is [{ Network: var last }] && last.Vpc == network.Vpc && last.Cidr is null && last.Subnets.Count + network.Subnets.Count == 0
        && last.NodeZones.SequenceEqual(network.NodeZones) && last.LoadBalancerZones.SequenceEqual(network.LoadBalancerZones) ? Placed : null;

    static string Written(IEnumerable<ClusterSpec> specs) => string.Join(Separator, specs.Select(s => SpecWriter.Write(s)));

    /// <summary>What it costs to keep the record around the changes of an apply, see <see cref="Begin"/> and <see cref="Complete"/>.</summary>
    public Effort ToKeep(ClusterSpec spec, State state)
    {
        var put = Effort.One + (state.TagsChanged ? TagDifference.Unread(new Ownership(Cluster, spec.Tags).Tags(SpecName(Cluster)), state).Effort : default);
        return Specs.Count > 0 && !Covers(spec) ? put + put : put;
    }

    /// <summary>Leaves it as it is in a new version, by which others see that a run was at work that changes nothing which the record tells.</summary>
    public Task Touch(Run run) => run.Send(SsmApi.PutParameter(new() { Name = SpecName(Cluster), Type = "String", Value = Text!, Tier = StoredText.Tier, Description = $"Spec of AmsCluster cluster {Cluster}", Overwrite = true }));

    /// <summary>Deletes it, the last of all that is deleted.</summary>
    public Task Delete(Run run)
    {
        IReadOnlyList<string> names = [.. new[] { SpecName(Cluster), Adopted.ParameterName(Cluster), UpgradeNote.ParameterName(Cluster) }.Where(Parameters.ContainsKey)];
        return names.Count == 0 ? Task.CompletedTask : run.SendDelete(
            SsmApi.DeleteParameters(new() { Names = [.. names] }));
    }

    /// <summary>Before the first tag of an adoption: makes the record cover what is adopted, so that it is found again when the adoption is cut short.</summary>
    public async Task<ClusterRecord> Put(Adopted adopted, Run run)
    {
        if (adopted.Text == Adopted.Text) return this;
        var name = Adopted.ParameterName(Cluster);
        var tags = new Ownership(Cluster, new Dictionary<string, string>(StringComparer.Ordinal)).Tags(name);
        Ssm.PutParameterRequest Request(bool overwrite) => new()
        {
            Name = name,
            Type = "String",
            Value = adopted.Text,
            Tier = StoredText.Tier,
            Description = $"What AmsCluster cluster {Cluster} was adopted from",
            Overwrite = overwrite,
            Tags = overwrite ? [] : tags.ForSsm(),
        };
        if (Parameters.ContainsKey(name) || !await PutFirst(Request(overwrite: false), run))
            await run.Send(SsmApi.PutParameter(Request(overwrite: true)));
        var parameters = new Dictionary<string, Ssm.Parameter>(Parameters, StringComparer.Ordinal) { [name] = new() { Value = adopted.Text } };
        return new(Cluster, Specs, parameters);
    }

    async Task<ClusterRecord?> Put(IReadOnlyList<ClusterSpec> specs, Placement? placed, Run run, bool afresh = false)
    {
        var (name, owner) = (SpecName(Cluster), new Ownership(Cluster, specs[0].Tags));
        var text = StoredText.Write(Written(specs) + (placed is null ? "" : Separator + placed.Text));
        Ssm.PutParameterRequest Request(bool overwrite) => new()
        {
            Name = name,
            Type = "String",
            Value = text,
            Tier = StoredText.Tier,
            Description = $"Spec of AmsCluster cluster {Cluster}",
            Overwrite = overwrite,
            Tags = overwrite ? [] : owner.Tags(name).ForSsm(),
        };
        if (Text is null)
        {
            if (!await PutFirst(Request(overwrite: false), run, afresh)) return null;
        }
        else
        {
            // The tags first: as long as the record says the earlier ones they are set again.
            if (run.State.TagsChanged) await ParameterTags.Set(name, TagDifference.Unread(owner.Tags(name), run.State), run);
            await run.Send(SsmApi.PutParameter(Request(overwrite: true)));
        }

        var parameters = new Dictionary<string, Ssm.Parameter>(Parameters, StringComparer.Ordinal) { [name] = new() { Value = text } };
        return this with { Specs = specs, Parameters = parameters, Placed = placed };
    }

    // AWS takes tags with a new parameter only. One that is there by now and says the same was made by this very request, whose answer was lost.
    static async Task<bool> PutFirst(Ssm.PutParameterRequest request, Run run, bool afresh = false)
    {
        try
        {
            await run.Send(SsmApi.PutParameter(request));
            return true;
        }
        catch (AwsException e) when (AwsCodes.AlreadyExists(e))
        {
            return !afresh && (await run.Send(SsmApi.GetParameter(new() { Name = request.Name }))).Parameter?.Value == request.Value;
        }
    }
}
