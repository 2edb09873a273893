using AmsCluster.Aws;
using AmsCluster.Resources;
using AmsCluster.Spec.Rules;

namespace AmsCluster.Mongo;

/// <summary>The address of a cluster's database, with its password. Its text form names the hosts only.</summary>
internal sealed class DatabaseAddress
{
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="uri">The connection string. It is never shown.</param>
    /// <param name="parameter">Where the password comes from: a parameter, or <c>mongo.uri</c>. Null: nowhere.</param>
    /// <exception cref="AmsException">The connection string breaks a rule of <see cref="MongoUri"/>.</exception>
    public DatabaseAddress(string cluster, string uri, string? parameter)
    {
        if (MongoUri.Fault(uri) is { } fault) throw Unusable(cluster, fault);
        (Cluster, Uri, Parameter) = (cluster, uri, parameter);
    }

    /// <summary>The cluster's name.</summary>
    public string Cluster { get; }

    /// <summary>The connection string, with the password.</summary>
    public string Uri { get; }

    /// <summary>Where the password comes from.</summary>
    public string? Parameter { get; }

    /// <summary>The user in the address. Null: it has none.</summary>
    public string? User => Authority.LastIndexOf('@') is > 0 and var at ? Unescaped(Authority[..at].Split(':')[0]) : null;

    string Authority => Uri[(Uri.IndexOf("://", StringComparison.Ordinal) + 3)..].Split('/', '?')[0];

    /// <summary>Reads the address of a deployed cluster's database, and its password from Parameter Store.</summary>
    /// <param name="aws">The account and Region.</param>
    /// <param name="spec">The spec of the last deployment.</param>
    /// <param name="node">The MongoDB node. Not needed for a database of the user's own.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="AmsException">The MongoDB node is not running, or the parameter cannot be read.</exception>
    public static async Task<DatabaseAddress> Find(
        AwsConnection aws, ClusterSpec spec, MongoNode? node, CancellationToken stop)
    {
        var own = SecretParameter.UriName(spec.Name);
        if (spec.Mongo.Uri is not null) return new(spec.Name, await Secret(aws, own, stop), own);
        RequireRunning(spec.Name, node);
        var parameter = spec.Mongo.Auth ? SecretParameter.PasswordName(spec.Name) : null;
        var uri = Database.Address(node!.PrivateIpAddress!, hasPassword: parameter is not null);
        if (parameter is null) return new(spec.Name, uri, null);
        var password = System.Uri.EscapeDataString(await Secret(aws, parameter, stop));
        return new(spec.Name, uri.Replace("{secret}", password, StringComparison.Ordinal), parameter);
    }

    /// <summary>Refuses a MongoDB node that is not running.</summary>
    /// <exception cref="AmsException">It is stopped, or does not exist.</exception>
    public static void RequireRunning(string cluster, MongoNode? node)
    {
        if (node?.State is "running") return;
        throw new AmsException(
            "AmsDatabaseNotRunning",
            $"The MongoDB node of cluster {cluster} is {node?.State ?? "missing"}.",
            $"Start the instance, or deploy the cluster again: amscluster apply {cluster}. Then run this again.");
    }

    /// <summary>The error for a connection string that cannot be used. It does not repeat any of it.</summary>
    public static AmsException Unusable(string cluster, string fault) => new("AmsDatabaseAddress",
        $"The address of the database of cluster {cluster} cannot be used: {fault}.",
        "Correct mongo.uri, and deploy the cluster again.");

    /// <inheritdoc/>
    public override string ToString() => Authority[(Authority.LastIndexOf('@') + 1)..];

    static string Unescaped(string text) => System.Uri.UnescapeDataString(text);

    static async Task<string> Secret(AwsConnection aws, string parameter, CancellationToken stop)
    {
        var answer = await aws.Send(SsmApi.GetParameter(new() { Name = parameter, WithDecryption = true }), stop);
        return answer.Parameter!.Value!;
    }
}
