using AmsCluster.Resources.UserData;

namespace AmsCluster.Resources;

/// <summary>The database that the nodes connect to: the cluster's own MongoDB node, or one of the user's.</summary>
/// <param name="Region">The Region of the parameters.</param>
/// <param name="Node">The MongoDB node; null for a database of the user's own.</param>
/// <param name="Secret">The parameter that holds the database's password or address; null for a database without a password.</param>
/// <param name="Panel">The generated password of the panel's first administrator; null where the spec names a parameter.</param>
/// <param name="Admin">The first administrator; null where the deployment creates none.</param>
internal sealed record Database(
    string Region, MongoInstance? Node, SecretParameter? Secret, SecretParameter? Panel = null, PanelAdmin? Admin = null)
{
    // The user that the MongoDB node's start script makes.
    const string User = "ams";
    const int Port = 27017;

    /// <summary>The parameter that a node reads its secret from.</summary>
    public string? SecretName => Secret?.Name;

    /// <summary>What must be there before a node can connect.</summary>
    public IEnumerable<Resource> Resources => new Resource?[] { Node, Secret, Panel }.OfType<Resource>();

    /// <summary>
    /// The address, always with its scheme: AMS 3 asks a question nobody answers when it is missing and stays standalone,
    /// and takes a bare host name for Redis (AMS change_server_mode.sh). The node puts the secret in when it starts.
    /// </summary>
    public string UriTemplate(State state) => (Node, Secret) switch
    {
        (null, _) => "{secret}",
        _ => Address(Host(state), hasPassword: Secret is not null),
    };

    /// <summary>The address of the MongoDB node, with <c>{secret}</c> for the password.</summary>
    public static string Address(string host, bool hasPassword) => hasPassword ? $"mongodb://{User}:{{secret}}@{host}:{Port}" : $"mongodb://{host}:{Port}";

    // While the node is only planned its address differs from every address, except where it replaces one.
    string Host(State state) => state.Of(Node!)?.Instance.PrivateIpAddress ?? state.Kept(Node!) ?? "to-be-made";
}
