using System.Security.Cryptography;

namespace AmsCluster.Flight;

/// <summary>Whether an RTMP publisher could begin: version and first block both ways (Adobe's Real Time Messaging Protocol, 5.2).</summary>
internal static class RtmpCheck
{
    const byte Version = 3;
    const int Block = 1536;
    const int Port = 1935;

    public static IEnumerable<FlightCheck> Of(FlightContext context)
    {
        if (context.Scene.RtmpBalancer is not { } host) return [FlightCheck.Not("rtmp", $"{Port}", "The spec has no rtmp.")];
        return [new("rtmp", $"{Port}", async stop =>
        {
            await using var stream = await context.Network.Connect(host, Port, stop);

            // Time and zero are four bytes each, the rest is random.
            await stream.WriteAsync((byte[])[Version, .. new byte[8], .. RandomNumberGenerator.GetBytes(Block - 8)], stop);
            var answer = new byte[1 + Block];
            await stream.ReadExactlyAsync(answer, stop);
            return answer[0] == Version
                ? Verdict.Passed($"{host} answers the handshake.")
                : Verdict.Failed($"{host} answers with version {answer[0]}, which is not RTMP.", "Look which program listens on 1935 of the origins.");
        }) { Asks = $"TCP {host}:{Port}" }];
    }
}
