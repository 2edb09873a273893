#!/usr/bin/env python3
"""Starts the stand-in for an AMS cluster: one process, 127.0.0.1 only.

    python3 emulator/ams/run.py --port 0

prints `listening PORT` once it is ready, and nothing else on standard output.
"""
from __future__ import annotations

import argparse
import os
import signal
import socket
import sys
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:] = [os.path.dirname(os.path.dirname(HERE))] + [p for p in sys.path if os.path.abspath(p or ".") != HERE]

from emulator.ams import balancer, media, state  # noqa: E402
from emulator.run import watch_parent  # noqa: E402


def parse(argv: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=8080, help="the port of listener 80; 0 takes a free one, as the other listeners do")
    parser.add_argument("--certificate", metavar="PEM", help="a file with certificate and key: with it listeners 443 and 5443 speak TLS, else there are none")
    parser.add_argument("--origins", type=int, default=1, metavar="N")
    parser.add_argument("--edges", type=int, default=1, metavar="N")
    parser.add_argument("--parent", type=int, metavar="PID", help="end when this process is gone")
    return parser.parse_args(argv)


def main(argv: list[str] | None = None) -> int:
    args = parse(argv)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())

    def fresh() -> state.Cluster:
        return state.fresh(args.origins, args.edges)

    stand_in = balancer.StandIn(fresh(), fresh, args.certificate)
    servers = {name: balancer.Server(name, args.port if name == "80" else 0, stand_in, stop)
               for name, one in stand_in.cluster.listeners.items() if name not in ("1935", "4200") and (args.certificate or not one.tls)}
    servers["1935"] = media.RtmpServer(stand_in, stop)
    srt = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    srt.bind(("127.0.0.1", 0))
    stand_in.ports = {name: server.server_address[1] for name, server in servers.items()} | {"4200": srt.getsockname()[1]}
    for server in servers.values():
        threading.Thread(target=server.serve_forever, daemon=True).start()
    threading.Thread(target=media.serve_srt, args=(stand_in, srt), daemon=True).start()
    if args.parent:
        threading.Thread(target=watch_parent, args=(args.parent, stop), daemon=True).start()
    print(f"listening {stand_in.ports['80']}", flush=True)

    # Event.wait without a limit cannot be interrupted on every platform.
    while not stop.wait(3600):
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
