#!/usr/bin/env python3
"""Deploys many clusters at once from one process, to an AWS that throttles, and destroys them again.

    python3 bench/fleet.py

Exit code 0: all targets are met; 1: some are missed; 2: it could not be measured.
"""
from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys

from build import REPOSITORY, dotnet
from emulated import Emulated
from failure import CannotMeasure
from markdown import table

PROJECT = os.path.join(REPOSITORY, "bench", "fleet")
SPEC = os.path.join(REPOSITORY, "examples", "01-guide.yaml")
VERBS = ("apply", "destroy")
#: No slower than this many times what AWS's buckets allow at best; for apply.
TARGET = 1.3
LIMIT_SECONDS = 1200


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clusters", type=int, default=20, metavar="N", help="how many at once (default 20)")
    parser.add_argument("--latency-ms", type=float, default=100, metavar="N", help="the pause before each call (default 100)")
    parser.add_argument("--scale", type=float, default=1, metavar="N", help="an account that has N times AWS's default limits (default 1)")
    parser.add_argument("--python", default=sys.executable, metavar="PATH", help="the Python for the emulator (default: this one)")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    return parser.parse_args()


def build() -> str:
    dotnet("build", "-c", "Release", PROJECT, "-v", "q", "-nologo", "--disable-build-servers")
    return os.path.join(dotnet("msbuild", PROJECT, "-p:Configuration=Release", "-getProperty:TargetDir", "-nodeReuse:false"),
                        "AmsCluster.Fleet")


def one(fleet: str, verb: str, count: int, environment: dict[str, str]) -> dict:
    """What the program tells: a new process for each verb, as users have it, with nothing learned from the one before."""
    try:
        done = subprocess.run([fleet, verb, SPEC, str(count)], env=environment, capture_output=True, text=True, timeout=LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        raise CannotMeasure(f"{verb}: not done after {LIMIT_SECONDS} s") from None
    try:
        return json.loads(done.stdout)
    except ValueError:
        raise CannotMeasure(f"{verb}: {(done.stderr or done.stdout).strip()[-2000:]}") from None


def measure(args: argparse.Namespace, fleet: str) -> list[dict]:
    found = []
    with Emulated(args.python, args.latency_ms) as emulated:
        environment = emulated.environment(args.python)
        for verb in VERBS:
            print(f"{args.clusters} clusters, {verb}", file=sys.stderr)
            emulated.ask(f"/emulator/throttling?on=1&scale={args.scale:g}", "POST")
            run = one(fleet, verb, args.clusters, environment)
            told = emulated.ask("/emulator/throttling")
            emulated.ask("/emulator/throttling?on=0", "POST")
            found.append({"verb": verb, **run, "refused": told["refused"], "least_seconds": told["least_seconds"],
                          "slowest": max(told["buckets"], key=lambda name: told["buckets"][name]["least_seconds"]),
                          "emulator_seconds": alone(emulated)})
    return found


def alone(emulated: Emulated) -> float:
    """How long the emulator itself, one process and one call at a time, was at work for those calls."""
    seconds = emulated.ask("/emulator/calls")["busy_seconds"]
    emulated.count_from_zero()
    return seconds


def rows(found: list[dict]) -> list[list[str]]:
    out = []
    for run in found:
        # A few clusters fit into the buckets as they are: then there is nothing to compare with.
        ratio = run["seconds"] / run["least_seconds"] if run["least_seconds"] else None
        limit = f"≤ {TARGET}" if run["verb"] == "apply" and ratio else ""
        failed = len(run["failures"])
        out += [
            [f"{run['verb']}, {run['clusters']} clusters", "calls let through", str(run["calls"] - run["throttled"]), "", ""],
            ["", "refusals on the wire", str(run["refused"]), "", ""],
            ["", "errors that reached the user", str(failed), "0", verdict(failed == 0)],
            ["", "wall s", f"{run['seconds']:.1f}", "", ""],
            ["", f"least s by AWS's buckets ({run['slowest']})", f"{run['least_seconds']:.1f}", "", ""],
            ["", "times the least", f"{ratio:.2f}" if ratio else "", limit, verdict(ratio <= TARGET) if limit else ""],
            ["", "s in which the emulator was at work", f"{run['emulator_seconds']:.1f}", "", ""]]
    return out


def verdict(met: bool) -> str:
    return "met" if met else "missed"


def main() -> int:
    args = parse()
    # An exception, so that every process is ended on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        found = measure(args, build())
    except CannotMeasure as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    lines = rows(found)
    print(json.dumps(found, indent=2) if args.json else "\n".join(table(["", "", "", "target", ""], lines, range(2, 3))))
    for failure in (f for run in found for f in run["failures"]):
        print(failure, file=sys.stderr)
    return 1 if any(line[-1] == "missed" for line in lines) else 0


if __name__ == "__main__":
    sys.exit(main())
