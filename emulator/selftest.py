#!/usr/bin/env python3
"""Checks the emulator by boto3.

    python3 emulator/selftest.py            every patch; exit code 0 when all passed
    python3 emulator/selftest.py --plain    the same checks against moto without patches: most must fail
"""
from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))


def start(plain: bool) -> tuple[subprocess.Popen, int]:
    command = [sys.executable, os.path.join(HERE, "run.py"), "--port", "0", "--parent", str(os.getpid())]
    server = subprocess.Popen(command + ["--plain"] * plain, stdout=subprocess.PIPE, text=True,
                              stderr=subprocess.DEVNULL if plain else None)
    line = server.stdout.readline()  # type: ignore[union-attr]
    if not line.startswith("listening "):
        server.kill()
        raise SystemExit(f"the emulator did not start: {line!r}")
    return server, int(line.split()[1])


def reason(error: BaseException) -> str:
    place = traceback.extract_tb(error.__traceback__)
    line = next((f"line {f.lineno}" for f in reversed(place) if "checks" in f.filename and "support" not in f.filename),
                "")
    first = (str(error).strip() or "does not hold").splitlines()[0]
    return f"{type(error).__name__} {line}: {first}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plain", action="store_true", help="check moto without the patches")
    parser.add_argument("only", nargs="*", help="run only the checks whose name begins so")
    args = parser.parse_args()
    try:
        import boto3  # noqa: F401
    except ImportError:
        print("boto3 is not installed: nothing was checked")
        return 77
    sys.path[:] = [os.path.dirname(HERE)] + [p for p in sys.path if os.path.abspath(p or ".") != HERE]
    from emulator.checks import all_checks
    from emulator.checks.support import Aws

    server, port = start(args.plain)
    began, passed, failed = time.monotonic(), 0, 0
    try:
        aws = Aws(port)
        for name, check in all_checks():
            if args.only and not name.startswith(tuple(args.only)):
                continue
            try:
                check(aws)
                passed += 1
            except Exception as error:
                failed += 1
                print(f"{name}: {reason(error)}")
    finally:
        server.terminate()
        server.wait(10)
    if args.plain:
        print(f"moto without patches, {time.monotonic() - began:.0f} s: a check that passes here shows no patch")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed and not args.plain else 0


if __name__ == "__main__":
    sys.exit(main())
