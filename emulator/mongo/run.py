#!/usr/bin/env python3
"""Starts a stand-in for mongod: one process, 127.0.0.1 only, nothing on disk.

    python3 emulator/mongo/run.py --port 0

prints `listening PORT control PORT` once it is ready: where it speaks MongoDB's protocol, and where a test sets what is in it.
"""
from __future__ import annotations

import argparse
import os
import signal
import socket
import socketserver
import ssl
import sys
import threading

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def main() -> int:
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=27017, help="port to listen on; 0 takes a free one")
    parser.add_argument("--parent", type=int, metavar="PID", help="end when this process is gone")
    parser.add_argument("--tls", metavar="FILE", help="speak TLS with the certificate and the key in this PEM file")
    args = parser.parse_args()
    # The folder holds modules named like common words: import them as a package only.
    sys.path[0] = REPOSITORY
    from emulator.mongo import control, wire
    from emulator.mongo.commands import Server, Session
    from emulator.run import watch_parent

    server, tls = Server(), None
    if args.tls:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(args.tls)

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            try:
                connection = tls.wrap_socket(self.request, server_side=True) if tls else self.request
                wire.serve(connection, Session(server).answer)
            except OSError:
                pass  # The other side has gone.

    class Listener(socketserver.ThreadingTCPServer):
        allow_reuse_address = daemon_threads = True

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    database, beside = Listener(("127.0.0.1", args.port), Handler), control.listen(server)
    for listener in (database, beside):
        threading.Thread(target=listener.serve_forever, daemon=True).start()
    if args.parent:
        threading.Thread(target=watch_parent, args=(args.parent, stop), daemon=True).start()
    print(f"listening {database.server_address[1]} control {beside.server_address[1]}", flush=True)
    while not stop.wait(3600):
        pass
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
