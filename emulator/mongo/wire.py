"""MongoDB's wire protocol (Wire Protocol, in the MongoDB manual): OP_MSG, and OP_QUERY for a driver's first word."""
from __future__ import annotations

import struct
from typing import Any, Callable

from emulator.mongo import bson

REPLY, QUERY, MESSAGE = 1, 2004, 2013
CHECKSUM, MORE_TO_COME = 1, 2
HEADER = struct.Struct("<iiii")


def serve(connection: Any, answer: Callable[[dict], dict]) -> None:
    """Answers one request after another, until the other side closes."""
    number = 0
    while head := exactly(connection, HEADER.size):
        size, request, _, kind = HEADER.unpack(head)
        body = exactly(connection, size - HEADER.size)
        if kind == QUERY:
            content, kind = struct.pack("<iqii", 8, 0, 0, 1) + bson.encode(answer(query(body))), REPLY
        elif kind == MESSAGE:
            flags = struct.unpack_from("<I", body)[0]
            content = struct.pack("<I", 0) + b"\0" + bson.encode(answer(message(body, flags)))
            if flags & MORE_TO_COME:
                continue
        else:
            return
        number += 1
        connection.sendall(HEADER.pack(HEADER.size + len(content), number, request, kind) + content)


def exactly(connection: Any, size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = connection.recv(size - len(data))
        if not part:
            return b""
        data += part
    return data


def query(body: bytes) -> dict:
    name, at = bson.cstring(body, 4)
    return {**bson.decode(body, at + 8), "$db": name.partition(".")[0]}


def message(body: bytes, flags: int) -> dict:
    """The command, with the documents that came beside it put into their place."""
    end, at, command, beside = len(body) - (4 if flags & CHECKSUM else 0), 4, {}, {}
    while at < end:
        section, at = body[at], at + 1
        if section == 0:
            command, at = bson.document(body, at)
            continue
        stop = at + struct.unpack_from("<i", body, at)[0]
        name, at = bson.cstring(body, at + 4)
        beside[name] = []
        while at < stop:
            found, at = bson.document(body, at)
            beside[name].append(found)
    return {**command, **beside}
