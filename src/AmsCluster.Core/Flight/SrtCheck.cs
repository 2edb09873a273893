using System.Buffers.Binary;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace AmsCluster.Flight;

/// <summary>Whether an SRT publisher could begin: the induction phase of the handshake (draft-sharabayko-srt, 3.2.1 and 4.3.1.1).</summary>
internal static class SrtCheck
{
    const int Port = 4200;
    const int Length = 64;
    const uint Handshake = 0x80000000;
    const ushort Magic = 0x4A17;

    // Datagrams get lost: it is said again from time to time.
    static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    public static IEnumerable<FlightCheck> Of(FlightContext context)
    {
        if (context.Scene.RtmpBalancer is not { } host) return [FlightCheck.Not("srt", $"{Port}", "The spec has no rtmp, which SRT comes with.")];
        return [new("srt", $"{Port}", async stop =>
        {
            var (addresses, port) = await context.Network.Find(host, Port, stop);
            using var socket = new Socket(addresses[0].AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            await socket.ConnectAsync(addresses[0], port, stop);
            var caller = BinaryPrimitives.ReadUInt32BigEndian(RandomNumberGenerator.GetBytes(4)) & 0x3FFFFFFF;
            return await Answer(socket, Induction(caller), caller, stop)
                ? Verdict.Passed($"{host} answers the handshake.")
                : Verdict.Failed($"{host} answers with something else than SRT.", "Look which program listens on UDP 4200 of the origins.");
        }) { Asks = $"UDP {host}:{Port}" }];
    }

    static async Task<bool> Answer(Socket socket, byte[] request, uint caller, CancellationToken stop)
    {
        var answer = new byte[2048];
        while (true)
        {
            await socket.SendAsync(request, stop);
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(stop);
            pause.CancelAfter(Again);
            try
            {
                var length = await socket.ReceiveAsync(answer, pause.Token);
                return IsAnswer(answer.AsSpan(0, length), caller);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                // Once more.
            }
        }
    }

    static byte[] Induction(uint caller)
    {
        var packet = new byte[Length];
        Put(packet, 0, Handshake);
        Put(packet, 16, 4);                 // version
        Put(packet, 20, 2);                 // no encryption; extension field 2
        Put(packet, 24, caller);            // initial sequence number
        Put(packet, 28, 1500);              // greatest packet
        Put(packet, 32, 8192);              // flow window
        Put(packet, 36, 1);                 // induction
        Put(packet, 40, caller);            // the caller's socket
        return packet;
    }

    // The listener answers to the caller's socket with version 5 and a magic number.
    static bool IsAnswer(ReadOnlySpan<byte> packet, uint caller) => packet.Length >= Length
        && Get(packet, 0) == Handshake && Get(packet, 12) == caller && Get(packet, 16) == 5 && (Get(packet, 20) & 0xFFFF) == Magic && Get(packet, 36) == 1;

    static void Put(byte[] packet, int at, uint value) => BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(at), value);

    static uint Get(ReadOnlySpan<byte> packet, int at) => BinaryPrimitives.ReadUInt32BigEndian(packet[at..]);
}
