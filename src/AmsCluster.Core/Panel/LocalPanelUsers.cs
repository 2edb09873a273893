using AmsCluster.Operations;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Panel;

/// <summary>The panel's users by this machine's mongosh, where it reaches the database.</summary>
/// <param name="shell">The mongosh.</param>
/// <param name="cluster">The cluster's name.</param>
/// <param name="address">The address of the database; <c>{secret}</c> in it stands for the password, alone for the whole address.</param>
/// <param name="secret">What stands there; null for a database without a password.</param>
internal sealed class LocalPanelUsers(LocalMongosh shell, string cluster, string address, string? secret) : IPanelUsers
{
    public async Task<PanelUserList> Read(string email, CancellationToken stop) => PanelUserList.Parse(await Run(email, null, stop))
        ?? throw new AmsException("AmsMongoshFailed", "mongosh ended well but did not say who the panel's users are.", "Look whether the mongosh that is found first is MongoDB's own: mongosh --version.");

    public Task Set(string email, string hash, CancellationToken stop) => Run(email, hash, stop);

    async Task<string> Run(string email, string? hash, CancellationToken stop)
    {
        var (exit, output, error) = await shell.Run(PanelUsersScript.ForMongosh(), new() { ["AMS_URI"] = address, ["AMS_SECRET"] = secret, ["AMS_EMAIL"] = email, ["AMS_HASH"] = hash }, stop);
        if (exit == 0) return output;
        var said = CommandEnd.Last(error, output);
        throw PanelEnd.Of(exit, said, cluster, "from here") ?? new AmsException("AmsMongoshFailed", $"mongosh ended with {exit}: {said}", "Look whether it works by itself: mongosh --version. It can be run any number of times.");
    }
}
