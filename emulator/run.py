#!/usr/bin/env python3
"""Starts the emulator: one process, one port, 127.0.0.1 only.

    python3 emulator/run.py --port 0

prints `listening PORT` once it is warm, and nothing else on standard output.
"""
from __future__ import annotations

import argparse
import os
import signal
import sys
import threading

HERE = os.path.dirname(os.path.abspath(__file__))

# moto reads its switches when it is imported, so they come before anything else.
SWITCHES = {
    "MOTO_ENABLE_AMI_VALIDATION": "true",
    "MOTO_ENABLE_KEYPAIR_VALIDATION": "true",
    "MOTO_EC2_ENABLE_INSTANCE_TYPE_VALIDATION": "true",
    "MOTO_IAM_LOAD_MANAGED_POLICIES": "true",
    # A requested certificate stays pending: nobody puts the validation record into a real DNS here.
    "MOTO_ACM_VALIDATION_WAIT": str(72 * 3600),
}


def parse(argv: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=5000, help="port to listen on; 0 takes a free one")
    parser.add_argument("--pid-file", help="file to write the process id to; removed at the end")
    parser.add_argument("--parent", type=int, metavar="PID", help="end when this process is gone")
    parser.add_argument("--delay-iam-profile", type=float, default=0, metavar="SECONDS",
                        help="EC2 refuses an instance profile younger than this")
    parser.add_argument("--latency-ms", type=float, default=0, metavar="N",
                        help="a pause before each AWS call, in place of the way to AWS and back (default 0)")
    parser.add_argument("--consistency", type=int, metavar="SEED",
                        help="AWS does not show what was just made, and takes its time to start and to let go")
    parser.add_argument("--throttling", action="store_true", help="AWS refuses calls that come faster than its buckets fill")
    parser.add_argument("--plain", action="store_true", help="moto without any patch (for comparisons)")
    args = parser.parse_args(argv)
    if not 0 <= args.latency_ms < float("inf"):
        parser.error("--latency-ms must be 0 or more")
    return args


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    # A zombie still has its id, but is gone for our purpose.
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return True


def watch_parent(pid: int, stop: threading.Event) -> None:
    while not stop.wait(1):
        if not alive(pid):
            stop.set()


def main(argv: list[str] | None = None) -> int:
    args = parse(argv)
    for name, value in SWITCHES.items():
        if args.plain and name != "MOTO_IAM_LOAD_MANAGED_POLICIES":
            continue
        os.environ.setdefault(name, value)
    # The folder holds modules named like common words: import them as a package only.
    sys.path[:] = [os.path.dirname(HERE)] + [p for p in sys.path if os.path.abspath(p or ".") != HERE]

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())

    from emulator import server, settings

    settings.delay_iam_profile = settings.given_delay_iam_profile = args.delay_iam_profile
    settings.latency_ms = args.latency_ms
    settings.consistency_seed = args.consistency
    settings.throttling = args.throttling
    application = server.application(plain=args.plain)
    listener = server.listen(application, args.port)
    if args.pid_file:
        with open(args.pid_file, "w") as file:
            file.write(f"{os.getpid()}\n")
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    if args.parent:
        threading.Thread(target=watch_parent, args=(args.parent, stop), daemon=True).start()
    print(f"listening {listener.server_port}", flush=True)

    # Event.wait without a limit cannot be interrupted on every platform.
    while not stop.wait(3600):
        pass
    listener.server_close()
    if args.pid_file:
        try:
            os.remove(args.pid_file)
        except OSError:
            pass
    # Requests may still be running in threads that hold the lock; nothing is worth waiting for.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
