using AmsCluster.Ams;
using AmsCluster.Aws;
using AmsCluster.Mongo;
using AmsCluster.Panel;
using AmsCluster.Resources;

namespace AmsCluster.Operations;

/// <summary>
/// Sets the password of a user of AMS's web panel in the database, or makes the first user where there is none yet, and logs in with it.
/// </summary>
/// <param name="aws">The account and Region.</param>
/// <param name="events">Told of what happens meanwhile.</param>
/// <param name="patience">How long is waited for what.</param>
public sealed class AdminPassword(AwsConnection aws, IEngineEvents? events = null, Patience? patience = null)
{
    /// <summary>The user that the Marketplace image makes (ant-media/Scripts <c>init.sh</c>).</summary>
    public const string UsualUser = "JamesBond";

    /// <summary>The way to the panel.</summary>
    internal AmsNetwork Network { get; init; } = new();

    /// <summary>A new password.</summary>
    public static string Generate() => Password.Generate();

    /// <summary>Does it. It can be done any number of times.</summary>
    /// <returns>What was done; null where the host would not have it.</returns>
    /// <exception cref="AmsException">There is no such cluster or user, or no way to the database. Where it is thrown the password is as it was, unless it says otherwise.</exception>
    public async Task<PasswordReset?> Reset(PasswordRequest request, IPasswordHost host, CancellationToken stop = default)
    {
        if (request.Password.Length == 0) throw new AmsException("AmsPasswordEmpty", "The new password is empty.", "Give one, or none to have one generated.");
        var record = await ClusterRecord.Read(aws, request.Cluster, stop);
        var spec = record.Known(aws.Region);
        var network = Network with { ConnectTo = [.. request.ConnectTo, .. Network.ConnectTo] };
        var users = await Users(request, network, record, spec, stop);
        using var door = new PanelDoor(spec.Name, await PanelWay.Find(aws, spec, record, network, stop));
        var name = request.Email ?? UsualUserOf(record, spec);
        if (users is null) return await Claim(request, name, door, host, isOurs: false, stop);
        var whose = request.Email is null ? "the panel's administrator" : $"the panel user {name}";
        if (!await host.May($"Set the password of {whose} of cluster {spec.Name} in {spec.Region}")) return null;

        var found = await users.Read(name, stop);
        if (found.Users.Count == 0 || (found.IsOld && await door.IsOpen(stop))) return await Claim(request, name, door, host, isOurs: true, stop);
        if (await Choose(request, name, found.Users, host) is not { } user) return null;
        await users.Set(user.Email, PanelHash.Of(request.Password), stop);
        return await Done(request, user.Email, claimed: false, door, stop);
    }

    // An administrator that the deployment created, where it did.
    static string UsualUserOf(ClusterRecord record, ClusterSpec spec) =>
        spec.Panel.PasswordParameter is not null || record.Parameters.ContainsKey(SecretParameter.PanelName(spec.Name)) ? spec.Panel.AdminEmail : UsualUser;

    // Null for a database of the user's own, unless it is reached from here.
    async Task<IPanelUsers?> Users(PasswordRequest request, AmsNetwork network, ClusterRecord record, ClusterSpec spec, CancellationToken stop)
    {
        var isOwn = spec.Mongo.Uri is not null;
        if (isOwn && !request.Direct) return null;
        var node = isOwn ? null : await MongoNode(record, spec, stop);
        if (request.Direct) return new DirectPanelUsers(await DatabaseAddress.Find(aws, spec, node, stop), network);
        DatabaseAddress.RequireRunning(spec.Name, node);
        var command = new NodeCommand(aws, events, patience);
        await command.RequireAgent(node!.InstanceId, stop);
        return new NodePanelUsers(aws, command, spec.Name, node.InstanceId, spec.Mongo.Auth ? SecretParameter.PasswordName(spec.Name) : null);
    }

    async Task<MongoNode?> MongoNode(ClusterRecord record, ClusterSpec spec, CancellationToken stop)
    {
        var reader = new Reader(aws, new Topology(spec.Name, []), Task.FromResult(record), stop) { LooksEverywhere = true };
        var found = await MongoInstance.Find(reader, spec.Name);
        Ambiguity.ThrowIfAny(reader.Ambiguous);
        return found is null ? null : StatusReader.Node(found);
    }

    static async Task<PanelUser?> Choose(PasswordRequest request, string usual, IReadOnlyList<PanelUser> users, IPasswordHost host)
    {
        var all = string.Join(", ", users);
        if (users.FirstOrDefault(u => u.Email == usual) is { } named) return named;
        if (request.Email is null && users.FirstOrDefault(u => u.Email == UsualUser) is { } first) return first;
        if (request.Email is not null) throw new AmsException("AmsAdminNotFound", $"Cluster {request.Cluster} has no panel user {request.Email}. It has: {all}.", "Name one of them; capital letters count.");
        // Whoever names nobody wants to get in, and there is one door only; but he shall know whose.
        if (users is [var only]) return await host.May($"Set the password of {only}, the only panel user of {request.Cluster}: there is no {usual}") ? only : null;
        return await host.Choose($"Cluster {request.Cluster} has no panel user {usual}. Whose password is to be set?", users)
            ?? throw new AmsException("AmsAdminAmbiguous", $"Cluster {request.Cluster} has several panel users, and none of them is {usual}: {all}.", "Say whose password is to be set: --email.");
    }

    async Task<PasswordReset?> Claim(PasswordRequest request, string name, PanelDoor door, IPasswordHost host, bool isOurs, CancellationToken stop)
    {
        if (!await door.IsOpen(stop))
        {
            throw isOurs
                ? new AmsException("AmsPanelElsewhere", $"The database of {request.Cluster} has no panel user, but its panel has one: the nodes do not use this database.", "A node that stands alone keeps its users itself: look at it with amscluster status.")
                : new AmsException("AmsDatabaseNotOurs", $"The database of {request.Cluster} is one of your own: no node of the cluster can be told to reach it.", "Run this on a machine that reaches the database, with --direct.");
        }

        if (!await host.May($"Make {name} the first administrator of the panel of {request.Cluster}: it has no user yet, so anybody who reaches it could")) return null;
        await door.Claim(name, request.Password, stop);
        return await Done(request, name, claimed: true, door, stop);
    }

    async Task<PasswordReset> Done(PasswordRequest request, string email, bool claimed, PanelDoor door, CancellationToken stop)
    {
        var (login, version) = await door.Enter(email, request.Password, stop);
        return new() { ClusterName = request.Cluster, Region = aws.Region, Email = email, IsClaimed = claimed, Login = login, AmsVersion = version };
    }
}
