using System.Security.Cryptography;
using AmsCluster.Ams;

namespace AmsCluster.Flight;

/// <summary>
/// Whether a player could begin: the handshake through the load balancer, a ping, and the answer to <c>play</c> for a stream that is not there, which takes the
/// node to its database and back. No media is sent.
/// </summary>
internal static class WebSocketCheck
{
    public static IEnumerable<FlightCheck> Of(FlightContext context)
    {
        var scene = context.Scene;
        return scene.Secure
            ? [Socket(context, scene.Publish, "origin"), Socket(context, scene.Publish, "edge"), Socket(context, scene.Play, null)]
            : [Socket(context, scene.Publish, null), Socket(context, scene.Play, null)];
    }

    static FlightCheck Socket(FlightContext context, Uri at, string? target) => new FlightCheck("websocket", $"{at.Port}{(target is null ? "" : $"?target={target}")}", async stop =>
    {
        var scheme = at.Scheme == Uri.UriSchemeHttps ? "wss" : "ws";
        var address = new UriBuilder(scheme, at.Host, at.Port, $"{await context.App.WaitAsync(stop)}/websocket") { Query = target is null ? "" : $"target={target}" }.Uri;
        using var socket = await AmsSocket.Open(address, context.Network, stop);
        var (pong, why) = await socket.Ask("ping", null, stop);
        if (pong != "pong") return Judge(address, pong, why);
        var (command, definition) = await socket.Ask("play", $"amscluster-{Convert.ToHexString(RandomNumberGenerator.GetBytes(8))}", stop);
        return Judge(address, command, definition);
    }).Through(context.Scene, at.Port);

    // What is the matter in AMS's words (WebSocketConstants.java), and in ours.
    static Verdict Judge(Uri address, string command, string? definition) => (command, definition) switch
    {
        ("error", "no_stream_exist") => Verdict.Passed($"{address}: ping and pong, and a stream that is not there is not found."),
        ("error", "unauthorized_access") => Verdict.Passed($"{address}: ping and pong, and nobody plays without a token."),
        ("error", "highResourceUsage") => Verdict.Failed($"{address}: the node takes no more viewers (highResourceUsage): its CPU or memory is at 75 percent.", "Scale out: raise the group's size, or lower its target CPU so that nodes are added earlier."),
        ("error", "license_suspended_please_renew_license") => Verdict.Failed($"{address}: AMS's licence is suspended.", "Look at the subscription in AWS Marketplace, or at server.licence_key of your own image."),
        ("error", "not_initialized_yet") => Verdict.Failed($"{address}: the application has not started yet.", "Wait a little and test again. If it stays so, look at the node's log and its way to the database."),
        ("error", "data_store_not_available") => Verdict.Failed($"{address}: the node does not reach its database.", "Look at the MongoDB node: amscluster status. Its security group must let the nodes in at 27017."),
        _ => Verdict.Failed($"{address}: AMS answers with {command} {definition}.", "Look at the node's log: /usr/local/antmedia/log/ant-media-server.log."),
    };
}
