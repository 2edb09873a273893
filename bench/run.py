#!/usr/bin/env python3
"""Measures `amscluster`, and beside it what one would write instead, against the emulator.

    python3 bench/run.py

Exit code 0: all targets are met; 1: some are missed; 2: it could not be measured.
"""
from __future__ import annotations

import argparse
import os
import sys

from build import build
from emulated import Emulated
from entry import enter
from report import document
from rounds import run_all
from tools import amscluster, peers


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs of each (default 5)")
    parser.add_argument("--latency-ms", type=float, default=100, metavar="N", help="the pause before each call (default 100)")
    parser.add_argument("--command", metavar="PATH", help="the amscluster to measure; without it the sources are built")
    parser.add_argument("--python", default=sys.executable, metavar="PATH",
                        help="the Python for the emulator and the boto3 script (default: this one)")
    parser.add_argument("--no-peers", action="store_true", help="the command only")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    args = parser.parse_args()
    if args.runs < 1:
        parser.error("--runs must be 1 or more")
    return args


def run(args: argparse.Namespace) -> dict:
    command = args.command or build()
    before = os.getloadavg()
    with Emulated(args.python, args.latency_ms) as emulated:
        environment = emulated.environment(args.python)
        others = [] if args.no_peers else peers(args.python)
        lacking = {tool.name: tool.lacks(environment) for tool in others}
        able = [tool for tool in others if not lacking[tool.name]]
        results = run_all([amscluster(command), *able], args.runs, environment, emulated)
    return document(results, {name: reason for name, reason in lacking.items() if reason}, args.latency_ms,
                    [before, os.getloadavg()])


if __name__ == "__main__":
    sys.exit(enter(run, parse()))
