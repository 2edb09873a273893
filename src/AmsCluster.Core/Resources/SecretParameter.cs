using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>A SecureString of Parameter Store: the only place where the secret is kept.</summary>
/// <param name="name">The parameter's name.</param>
/// <param name="owner">Whose it is.</param>
/// <param name="value">What it shall hold; null to generate it once and never change it.</param>
internal sealed class SecretParameter(string name, Ownership owner, string? value) : Resource<Ssm.Parameter>(name)
{
    /// <summary>What a spec read back from Parameter Store shows in a secret's place.</summary>
    public const string Mask = "***";

    /// <summary>The parameter that holds the address of a database of the user's own.</summary>
    public static string UriName(string cluster) => $"/amscluster/{cluster}/mongo-uri";

    /// <summary>The parameter that holds the password of the MongoDB node.</summary>
    public static string PasswordName(string cluster) => $"/amscluster/{cluster}/mongo-password";

    public override string Kind => "parameter";

    /// <summary>Whether the value has to be read to be compared.</summary>
    bool IsCompared => Wanted && value?.Contains(Mask, StringComparison.Ordinal) is false;

    protected override async Task<Ssm.Parameter?> Find(Reader reader)
    {
        if (!IsCompared) return reader.Record.Parameters.GetValueOrDefault(Name);
        var answer = await reader.Send(new Ssm.GetParameters { Names = [Name], WithDecryption = true });
        return answer.Parameters.FirstOrDefault();
    }

    protected override string IdOf(Ssm.Parameter actual) => actual.Name!;

    // A parameter under the cluster's path is the cluster's.
    public override bool IsOurs(State state) => true;

    // Tags of parameters are told one parameter at a time: they are set anew when the spec's have changed, and not looked at otherwise.
    protected override IEnumerable<Edit> Compare(Ssm.Parameter actual, State state)
    {
        if (IsCompared && actual.Value != value) yield return Edit.InPlace("value", Mask, "another", run => Put(run, value!, overwrite: true));
        if (state.TagsChanged) yield return Edit.InPlace("tags", "those of the last spec", "those of this one", run => ParameterTags.Set(Name, owner, state.StaleTags, run));
    }

    protected override string Summary(State state) => value is null ? "generated password, SecureString" : "SecureString";

    protected override async Task<Ssm.Parameter> Make(Run run)
    {
        await Put(run, value ?? Password.Generate(), overwrite: false);
        return new() { Name = Name };
    }

    protected override Task Remove(Ssm.Parameter actual, Run run) => run.SendDelete(new Ssm.DeleteParameters { Names = [Name] });

    // AWS takes tags with a new parameter only.
    Task Put(Run run, string secret, bool overwrite) => run.Send(new Ssm.PutParameter
    {
        Name = Name,
        Type = "SecureString",
        Value = secret,
        Description = $"Used by the nodes of AmsCluster cluster {owner.Cluster}",
        Overwrite = overwrite,
        Tags = overwrite ? [] : owner.Tags(Name),
    });
}
