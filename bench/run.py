#!/usr/bin/env python3
"""Measures `amscluster`, and beside it what one would use instead, against the emulator, and checks the targets.

    python3 bench/run.py

Exit code 0: no target is missed; 1: some are; 2: it could not be measured.
"""
from __future__ import annotations

import argparse
import os
import sys

import comparison
import critical_path
from build import Built, build
from emulated import Emulated
from entry import enter
from failure import CannotMeasure
from machine import machine, ours
from rounds import run_all
from tools import MAKERS, US, Tool, amscluster


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs of each (default 5)")
    parser.add_argument("--latency-ms", type=float, default=100, metavar="N", help="the pause before each call (default 100)")
    parser.add_argument("--command", metavar="PATH", help="the amscluster to measure; without it the sources are built")
    parser.add_argument("--python", default=sys.executable, metavar="PATH",
                        help="the Python for the emulator and the boto3 script (default: this one)")
    peers = parser.add_mutually_exclusive_group()
    peers.add_argument("--only", metavar="NAMES", help="beside the command, only the peers whose name has one of these words in it: boto3,terraform")
    peers.add_argument("--no-peers", action="store_true", help="the command only")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON document on standard output: every run, and the figures")
    form.add_argument("--markdown", action="store_true", help="for a page: the same table, and what belongs to it as a list")
    args = parser.parse_args()
    if args.runs < 1:
        parser.error("--runs must be 1 or more")
    return args


def wanted(args: argparse.Namespace, name: str) -> bool:
    return not args.no_peers and (not args.only or any(word.strip().lower() in name.lower() for word in args.only.split(",")))


def peers(args: argparse.Namespace, environment: dict[str, str], notes: list[str]) -> list[Tool]:
    found = []
    for name, make in MAKERS.items():
        if not wanted(args, name):
            notes.append(f"Not run: {name}: not asked for")
            continue
        try:
            found.append(make(args.python, environment))
        except CannotMeasure as reason:
            notes.append(f"Not run: {name}: {reason}")
    return found


def run(args: argparse.Namespace) -> dict:
    built = Built(os.path.abspath(args.command), f"given: {args.command}") if args.command else build()
    before, notes = os.getloadavg(), []
    with Emulated(args.python, args.latency_ms) as emulated:
        environment = emulated.environment(args.python)
        others = peers(args, environment, notes)
        rounds = critical_path.rounds_of_first_apply(built.path, environment, emulated)
        if rounds is None:
            notes.append("The critical path is left out: this amscluster has no `plan --timing`.")
        results = run_all([*amscluster(built.path), *others], args.runs, environment, emulated)
    critical_path.compare(results, rounds, args.latency_ms)
    return {
        **comparison.compare(results, [US, *(tool.name for tool in others)], args.latency_ms), "notes": notes, "built": built.how,
        "counts": f"{args.runs} run{'s' * (args.runs > 1)} of each", "versions": [*ours(args.python), *(tool.version for tool in others)],
        "machine": machine([before, os.getloadavg()]),
    }


if __name__ == "__main__":
    given = parse()
    sys.exit(enter(run, given, comparison.markdown if given.markdown else comparison.text))
