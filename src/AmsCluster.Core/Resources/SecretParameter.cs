using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>A SecureString of Parameter Store: the only place where the secret is kept.</summary>
/// <param name="name">The parameter's name.</param>
/// <param name="owner">Whose it is.</param>
/// <param name="value">What it shall hold; null to generate it once and never change it.</param>
internal sealed class SecretParameter(string name, Ownership owner, string? value) : Resource<SecretParameter.Kept>(name)
{
    /// <summary>What a spec read back from Parameter Store shows in a secret's place.</summary>
    public const string Mask = "***";

    /// <summary>The code of the warning that a generated secret was changed.</summary>
    public const string OverwrittenCode = "AmsSecretChanged";

    /// <summary>The field of a plan for another value.</summary>
    public const string ValueField = "value";

    const string SecureString = "SecureString";

    /// <summary>A parameter, and its tags where they had to be asked for.</summary>
    internal sealed record Kept(Ssm.Parameter Parameter, IReadOnlyList<Tag>? Tags);

    /// <summary>The parameter that holds the address of a database of the user's own.</summary>
    public static string UriName(string cluster) => $"/amscluster/{cluster}/mongo-uri";

    /// <summary>The parameter that holds the password of the MongoDB node.</summary>
    public static string PasswordName(string cluster) => $"/amscluster/{cluster}/mongo-password";

    /// <summary>The parameter that holds the generated password of the panel's first administrator.</summary>
    public static string PanelName(string cluster) => $"/amscluster/{cluster}/panel-password";

    public override string Kind => "parameter";

    /// <summary>Whether the user gave the secret, and nobody can generate it again.</summary>
    public bool IsGiven => value is not null;

    /// <summary>Whether the value has to be read to be compared.</summary>
    bool IsCompared => Wanted && value?.Contains(Mask, StringComparison.Ordinal) is false;

    protected override async Task<Kept?> Find(Reader reader)
    {
        var record = await reader.Record;
        if (record.Parameters.GetValueOrDefault(Name) is not { } parameter) return null;

        // Beside the cluster's record it is the cluster's. Without one somebody else may have made it, which only its tags tell.
        var tags = record.Spec is null ? (await reader.Send(SsmApi.ListTagsForResource(new() { ResourceType = ParameterTags.ResourceType, ResourceId = Name }))).TagList.AsTags() : null;
        if (!IsCompared) return new(parameter, tags);
        var answer = await reader.Send(SsmApi.GetParameters(new() { Names = [Name], WithDecryption = true }));
        return answer.Parameters.FirstOrDefault() is { } readable ? new(readable, tags) : null;
    }

    protected override string IdOf(Kept actual) => Name;

    protected override IReadOnlyList<Tag>? TagsOf(Kept actual) => actual.Tags;

    public override IEnumerable<Finding> Obstacles(State state) =>
        Fixed("type", state.Of(this)!.Parameter.Type, SecureString).Concat(Overwritten(state.Of(this)!.Parameter));

    // The panel's password may follow a change in the panel. MongoDB keeps the password that it was set up with.
    IEnumerable<Finding> Overwritten(Ssm.Parameter parameter) =>
        IsGiven || Name != PasswordName(owner.Cluster) || parameter.Version is null or <= 1 ? [] :
        [
            new(FindingLevel.Warning, OverwrittenCode, Name,
                $"Parameter {Name} was changed manually: it has version {parameter.Version}, and the cluster writes it "
                + "once. MongoDB still has the first password, so new nodes cannot log in to it.",
                "Read the first password: "
                + $"aws ssm get-parameter-history --with-decryption --name {Name} --query Parameters[0].Value. "
                + "Delete the parameter and create it again with that "
                + $"password, as a SecureString with the tag {Ownership.ClusterTag}={owner.Cluster}: then it has "
                + "version 1 again."),
        ];

    // Tags of parameters are told one parameter at a time: they are set anew when the spec's have changed, and not looked at otherwise.
    protected override IEnumerable<Edit> Compare(Kept actual, State state)
    {
        if (IsCompared && actual.Parameter.Value != value) yield return Edit.InPlace(ValueField, Mask, "another", run => Put(run, value!, overwrite: true));
        foreach (var edit in TagDifference.Edits(null, owner.Tags(Name), state, (difference, run) => ParameterTags.Set(Name, difference, run))) yield return edit;
    }

    protected override string Summary(State state) => value is null ? $"generated password, {SecureString}" : SecureString;

    protected override async Task<Kept> Make(Run run)
    {
        var secret = value ?? Password.Generate();
        await Put(run, secret, overwrite: false);
        return new(new() { Name = Name, Type = SecureString, Value = secret }, null);
    }

    protected override Task Remove(Kept actual, Run run) => run.SendDelete(
        SsmApi.DeleteParameters(new() { Names = [Name] }));

    // AWS takes tags with a new parameter only.
    Task Put(Run run, string secret, bool overwrite) => run.Send(SsmApi.PutParameter(new()
    {
        Name = Name,
        Type = SecureString,
        Value = secret,
        Description = $"Used by the nodes of AmsCluster cluster {owner.Cluster}",
        Overwrite = overwrite,
        Tags = overwrite ? [] : owner.Tags(Name).ForSsm(),
    }));
}
