using System.Security.Cryptography;
using System.Text;
using AmsCluster.Aws;
using AmsCluster.Operations;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Panel;

/// <summary>
/// The panel's users by commands of Systems Manager on the MongoDB node, which alone reaches the database. AWS keeps commands and their output for all
/// to see who may list them: so the node makes a key for this once, and what is secret goes sealed with it. The caller needs no right to read the
/// database's password, and it works for a database without one.
/// </summary>
/// <param name="aws">The account and Region.</param>
/// <param name="command">Runs scripts.</param>
/// <param name="cluster">The cluster's name.</param>
/// <param name="instanceId">The MongoDB node.</param>
/// <param name="parameter">The parameter with the database's password, which the node itself reads; null for a database without one.</param>
internal sealed class NodePanelUsers(AwsConnection aws, NodeCommand command, string cluster, string instanceId, string? parameter) : IPanelUsers
{
    (string Name, string Pem)? _key;

    public async Task<PanelUserList> Read(string email, CancellationToken stop)
    {
        var output = await Run(PanelUsersScript.Read(aws.Region, parameter, email), stop);
        var key = Array.Find(output.Split('\n'), line => PanelUsersScript.IsKeyName(line.Trim()))?.Trim();
        if (PanelUserList.Parse(output) is not { } found || key is null || !output.Contains("-----END PUBLIC KEY-----", StringComparison.Ordinal))
            throw new AmsException("AmsCommandUnreadable", $"The command on {instanceId} ended well but did not say who the panel's users are.", "Look at it in Systems Manager, Run Command, then try again.");
        _key = (key, output);
        return found;
    }

    public async Task Set(string email, string hash, CancellationToken stop)
    {
        var (name, pem) = _key ?? throw new InvalidOperationException("The users were not read.");
        await Run(PanelUsersScript.Set(aws.Region, parameter, email, name, Seal(hash, pem)), stop);
    }

    async Task<string> Run(string script, CancellationToken stop)
    {
        var end = await command.Run(instanceId, script, $"AmsCluster {cluster}: users of the panel", stop);
        return end.IsSuccess ? end.Output
            : throw (PanelEnd.Of(end.ExitCode, end.LastWords, cluster, $"on {instanceId}") ?? end.Failed("It can be run any number of times."));
    }

    /// <summary>Seals a text as <c>openssl pkeyutl</c> opens it with <c>rsa_padding_mode:oaep</c> and <c>rsa_oaep_md:sha256</c>.</summary>
    internal static string Seal(string text, string pem)
    {
        using var key = RSA.Create();
        key.ImportFromPem(pem);
        return Convert.ToBase64String(key.Encrypt(Encoding.UTF8.GetBytes(text), RSAEncryptionPadding.OaepSHA256));
    }
}
