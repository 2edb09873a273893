"""BSON (https://bsonspec.org/spec.html): the types that a shell sends and a server answers with."""
from __future__ import annotations

import os
import struct
from typing import Any


class Int64(int):
    """A number that goes out as 64 bits, whatever its size."""


class Opaque:
    """A value that is kept as it came: its type and its bytes."""

    def __init__(self, kind: int, data: bytes) -> None:
        self.kind, self.data = kind, data

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, Opaque) and (self.kind, self.data) == (other.kind, other.data)

    def __hash__(self) -> int:
        return hash((self.kind, self.data))


OBJECT_ID, DATE, REGEX, TIMESTAMP, DECIMAL, MIN, MAX = 7, 9, 11, 17, 19, 255, 127
SIZES = {OBJECT_ID: 12, DATE: 8, TIMESTAMP: 8, DECIMAL: 16, MIN: 0, MAX: 0}


def object_id(text: str | None = None) -> Opaque:
    return Opaque(OBJECT_ID, bytes.fromhex(text) if text else os.urandom(12))


def date(milliseconds: int) -> Opaque:
    return Opaque(DATE, struct.pack("<q", milliseconds))


def encode(document: dict) -> bytes:
    body = b"".join(element(name, value) for name, value in document.items())
    return struct.pack("<i", len(body) + 5) + body + b"\0"


def element(name: str, value: Any) -> bytes:
    kind, data = typed(value)
    return bytes([kind]) + name.encode() + b"\0" + data


def typed(value: Any) -> tuple[int, bytes]:
    if isinstance(value, Opaque):
        return value.kind, value.data
    if value is None:
        return 10, b""
    if isinstance(value, bool):
        return 8, bytes([value])
    if isinstance(value, int):
        small = not isinstance(value, Int64) and -(1 << 31) <= value < 1 << 31
        return (16, struct.pack("<i", value)) if small else (18, struct.pack("<q", value))
    if isinstance(value, float):
        return 1, struct.pack("<d", value)
    if isinstance(value, str):
        data = value.encode() + b"\0"
        return 2, struct.pack("<i", len(data)) + data
    if isinstance(value, bytes):
        return 5, struct.pack("<i", len(value)) + b"\0" + value
    if isinstance(value, dict):
        return 3, encode(value)
    if isinstance(value, (list, tuple)):
        return 4, encode({str(i): v for i, v in enumerate(value)})
    raise TypeError(f"{type(value).__name__} has no place in BSON")


def decode(data: bytes, start: int = 0) -> dict:
    return document(data, start)[0]


def document(data: bytes, at: int) -> tuple[dict, int]:
    end, at, found = at + struct.unpack_from("<i", data, at)[0], at + 4, {}
    while data[at]:
        kind, (name, at) = data[at], cstring(data, at + 1)
        found[name], at = value_of(kind, data, at)
    return found, end


def cstring(data: bytes, at: int) -> tuple[str, int]:
    end = data.index(b"\0", at)
    return data[at:end].decode(), end + 1


def value_of(kind: int, data: bytes, at: int) -> tuple[Any, int]:
    if kind == 3:
        return document(data, at)
    if kind == 4:
        found, end = document(data, at)
        return list(found.values()), end
    if kind in (2, 13, 14):
        size = struct.unpack_from("<i", data, at)[0]
        return data[at + 4:at + 3 + size].decode(), at + 4 + size
    if kind == 5:
        size, subtype = struct.unpack_from("<iB", data, at)
        content = data[at:at + 5 + size]
        return (content[5:] if subtype == 0 else Opaque(5, content)), at + 5 + size
    if kind == REGEX:
        end = cstring(data, cstring(data, at)[1])[1]
        return Opaque(REGEX, data[at:end]), end
    if kind in SIZES:
        return Opaque(kind, data[at:at + SIZES[kind]]), at + SIZES[kind]
    if kind in (6, 10):
        return None, at
    form, make = {1: ("<d", float), 8: ("<B", bool), 16: ("<i", int), 18: ("<q", Int64)}[kind]
    return make(struct.unpack_from(form, data, at)[0]), at + struct.calcsize(form)
