"""The server's side of a WebSocket (RFC 6455), as far as text messages go."""
from __future__ import annotations

import base64
import hashlib
import json
import struct
from typing import Callable

MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


def wanted(headers) -> bool:
    return headers.get("Upgrade", "").lower() == "websocket" and "upgrade" in headers.get("Connection", "").lower()


def accept(key: str) -> str:
    return base64.b64encode(hashlib.sha1((key + MAGIC).encode()).digest()).decode()


def serve(reader, writer, say: Callable[[str], list[dict]]) -> None:
    """Answers messages until the other side closes."""
    text = b""
    while True:
        kind, final, payload = read(reader)
        if kind == CLOSE:
            write(writer, CLOSE, payload[:2])
            return
        if kind == PING:
            write(writer, PONG, payload)
        elif kind in (0, TEXT):
            text += payload
            if final:
                for message in say(text.decode()):
                    write(writer, TEXT, json.dumps(message).encode())
                text = b""


def read(reader) -> tuple[int, bool, bytes]:
    first, second = exactly(reader, 2)
    length = second & 127
    if length == 126:
        length, = struct.unpack("!H", exactly(reader, 2))
    elif length == 127:
        length, = struct.unpack("!Q", exactly(reader, 8))
    if not second & 128:
        raise ConnectionError("a client must mask its frames")
    mask = exactly(reader, 4)
    return first & 15, bool(first & 128), bytes(b ^ mask[i % 4] for i, b in enumerate(exactly(reader, length)))


def write(writer, kind: int, payload: bytes) -> None:
    head = bytes([128 | kind, len(payload)]) if len(payload) < 126 else bytes([128 | kind, 126]) + struct.pack("!H", len(payload))
    writer.write(head + payload)
    writer.flush()


def exactly(reader, count: int) -> bytes:
    data = reader.read(count)
    if len(data) < count:
        raise ConnectionError("the other side has gone")
    return data
