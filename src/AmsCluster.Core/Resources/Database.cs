namespace AmsCluster.Resources;

/// <summary>The database that the nodes connect to: the cluster's own MongoDB node, or one of the user's.</summary>
internal sealed record Database(string Region, MongoInstance? Node, SecretParameter? Secret)
{
    // The user that the MongoDB node's start script makes.
    const string User = "ams";
    const int Port = 27017;

    /// <summary>The parameter that a node reads its secret from.</summary>
    public string? SecretName => Secret?.Name;

    /// <summary>What must be there before a node can connect.</summary>
    public IEnumerable<Resource> Resources => new Resource?[] { Node, Secret }.OfType<Resource>();

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

    // While the node is only planned its address differs from every address.
    string Host(State state) => state.Of(Node!)?.Instance.PrivateIpAddress ?? "to-be-made";
}
