using System.Security.Cryptography;
using System.Text;
using AmsCluster.Aws;
using AmsCluster.Resources;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Operations;

/// <summary>
/// Sets the password of a user of AMS's web panel, in the database, by a command of Systems Manager on the MongoDB node.
/// AWS keeps commands with their parameters for all to see who may list them: the password's hash goes sealed with the database's
/// password, which node and caller both read from Parameter Store. So no further secret is stored and the node needs no further right.
/// </summary>
/// <param name="aws">The account and Region.</param>
/// <param name="events">Told of what happens meanwhile.</param>
/// <param name="patience">How long is waited for what.</param>
public sealed class AdminPassword(AwsConnection aws, IEngineEvents? events = null, Patience? patience = null)
{
    /// <summary>A new password.</summary>
    public static string Generate() => Password.Generate();

    /// <summary>The instance that the command would run on. Nothing is written.</summary>
    /// <exception cref="AmsException">There is no such cluster, or its database is not reached this way.</exception>
    public async Task<string> Node(string cluster, CancellationToken stop = default)
    {
        var record = await ClusterRecord.Read(aws, cluster, stop);
        var spec = record.Known(aws.Region);
        if (spec.Mongo.Uri is not null) throw new AmsException("AmsDatabaseNotOurs", $"The database of {cluster} is one of your own.", "Set the password there: database serverdb, collection user, MD5 of the MD5 of the password, both in small hexadecimal digits.");
        if (!spec.Mongo.Auth) throw new AmsException("AmsDatabaseWithoutPassword", $"The database of {cluster} has no password, so nothing can be sent to it in secret.", "Deploy the cluster with mongo.auth first.");
        var node = await MongoInstance.Find(new Reader(aws, new Topology(cluster, []), Task.FromResult(record), stop) { LooksEverywhere = true }, cluster);
        return node is { InstanceId: { } id, State.Name: "running" } ? id
            : throw new AmsException("AmsDatabaseNotRunning", $"The MongoDB node of {cluster} is {node?.State?.Name ?? "not there"}.", "Start it, or deploy the cluster again, and try once more.");
    }

    /// <summary>Sets a password. A panel that has locked the user after wrong tries keeps it locked for five minutes.</summary>
    /// <exception cref="AmsException">There is no such user, or the command did not come to a good end.</exception>
    public async Task Set(string cluster, string instanceId, string email, string password, CancellationToken stop = default)
    {
        var parameter = SecretParameter.PasswordName(cluster);
        var key = (await aws.Send(new Ssm.GetParameter { Name = parameter, WithDecryption = true }, stop)).Parameter!.Value!;
        var script = AdminPasswordScript.For(aws.Region, parameter, email, Seal(Hash(password), key));
        var end = await new NodeCommand(aws, events, patience).Run(instanceId, script, $"AmsCluster {cluster}: password of a panel user", stop);
        if (end.IsSuccess) return;
        if (end.ExitCode == AdminPasswordScript.NobodyFound) throw new AmsException("AmsAdminNotFound", $"Cluster {cluster} has no panel user {email}.", "Name a user that is there. The first one is made in the panel, or by the image as JamesBond.");
        throw end.Failed("It can be run any number of times.");
    }

    /// <summary>What AMS stores: the panel sends the MD5 of what is typed, and the server hashes that again (2.4 to 3.0).</summary>
    internal static string Hash(string password) => Md5(Md5(password));

    /// <summary>Seals a text as <c>openssl enc -aes-256-cbc -pbkdf2</c> does, which every Ubuntu has.</summary>
    internal static string Seal(string text, string key)
    {
        var salt = RandomNumberGenerator.GetBytes(8);
        var derived = Rfc2898DeriveBytes.Pbkdf2(key, salt, AdminPasswordScript.Iterations, HashAlgorithmName.SHA256, 48);
        using var aes = Aes.Create();
        aes.Key = derived[..32];
        return Convert.ToBase64String([.. "Salted__"u8, .. salt, .. aes.EncryptCbc(Encoding.UTF8.GetBytes(text), derived[32..])]);
    }

#pragma warning disable CA5351 // AMS's own choice, not ours.
    static string Md5(string text) => Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant();
#pragma warning restore CA5351
}
