"""The first words of RTMP and SRT, as AMS's origins answer them behind the Network Load Balancer."""
from __future__ import annotations

import os
import socket
import socketserver
import struct
import threading

from .websocket import exactly

# Adobe's Real Time Messaging Protocol, 5.2: C0 is the version, C1 and C2 have 1536 bytes.
RTMP_VERSION, BLOCK = 3, 1536

# draft-sharabayko-srt: 3.2.1 the handshake's packet, 4.3.1.1 the induction phase.
HANDSHAKE = struct.Struct("!IIIIIHHIIIiII16s")
CONTROL, INDUCTION, MAGIC = 0x80000000, 1, 0x4A17


class Rtmp(socketserver.StreamRequestHandler):
    """Answers C0 and C1 with S0, S1 and S2, which repeats C1."""

    def handle(self) -> None:
        if self.server.stand_in.cluster.listeners["1935"].silent:
            return self.server.stop.wait()
        if exactly(self.rfile, 1)[0] != RTMP_VERSION:
            return
        first = exactly(self.rfile, BLOCK)
        self.wfile.write(bytes([RTMP_VERSION]) + bytes(8) + os.urandom(BLOCK - 8) + first)
        self.rfile.read(BLOCK)


class RtmpServer(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, stand_in, stop: threading.Event):
        super().__init__(("127.0.0.1", 0), Rtmp)
        self.stand_in, self.stop = stand_in, stop

    def handle_error(self, *_) -> None:
        pass    # a client that has gone


def induce(request: bytes) -> bytes | None:
    """The listener's answer to the caller's first packet; None for what is none."""
    if len(request) < HANDSHAKE.size:
        return None
    control, _, time, to, version, _, kind, sequence, mtu, window, phase, caller, _, address = HANDSHAKE.unpack_from(request)
    if control != CONTROL or to != 0 or version != 4 or kind != 2 or phase != INDUCTION:
        return None
    return HANDSHAKE.pack(CONTROL, 0, time, caller, 5, 0, MAGIC, sequence, mtu, window, INDUCTION, 0x1234, 0x5EED, address)


def serve_srt(stand_in, sock: socket.socket) -> None:
    while True:
        try:
            request, sender = sock.recvfrom(2048)
        except OSError:
            return
        if not stand_in.cluster.listeners["4200"].silent and (answer := induce(request)):
            sock.sendto(answer, sender)
