"""What the server does to a connection beside answering: looks whether the client is still there, and cuts it."""
from __future__ import annotations

import os
import select
import socket
import struct
import time
from typing import Any


class Cut(ConnectionError):
    """The connection ends here; the server drops it without a word."""


def is_gone(connection: socket.socket) -> bool:
    """Whether the other side has closed. A client that waits for its answer sends nothing more."""
    readable, _, _ = select.select([connection], [], [], 0)
    if not readable:
        return False
    try:
        return connection.recv(1, socket.MSG_PEEK) == b""
    except OSError:
        return True


def until_gone(environ: dict, seconds: float) -> None:
    """Waits until the client is gone, so long at most."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not is_gone(environ["werkzeug.socket"]):
        time.sleep(0.005)


def cut(environ: dict, reset: bool = False) -> Any:
    """Ends the connection without an answer; with a reset instead of a farewell where that is wanted."""
    connection = environ["werkzeug.socket"]
    if reset:
        # Closed at once with nothing to linger for: that is when the system sends a reset. The server's own objects
        # are left with no connection, which server.Quiet bears.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(connection.detach())
    else:
        try:
            connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
    raise Cut


def half(environ: dict, start_response: Any, status: str, headers: list, body: bytes) -> list[bytes]:
    """An answer that breaks off: it announces its whole length."""
    start_response(status, [(n, v) for n, v in headers if n.lower() != "content-length"]
                   + [("Content-Length", str(len(body)))])
    return [body[:len(body) // 2]]
