#!/usr/bin/env python3
"""Measures the PowerShell module: what its import costs, and a chain of cmdlets beside `amscluster apply`, against the emulator.

    python3 bench/module.py

Exit code 0: all targets are met; 1: some are missed; 2: it could not be measured.
"""
from __future__ import annotations

import argparse
import os
import sys
import tempfile

import powershell
from build import build
from emulated import Emulated
from entry import enter
from report import document, text
from rounds import Results, run_all
from targets import LATENCY_MS, at_most, below

#: As many starts for each deployment: they take a tenth of the time, and a busy moment shows more in them.
STARTS = 3
#: By tool, step and measure.
TARGETS = {
    ("AmsCluster module", "import", "over_bare_ms"): below(150),
    ("AmsCluster module", "import", "calls"): at_most(0),
    ("chain of cmdlets", "deploy", "times_apply"): at_most(2),
    ("chain of cmdlets", "deploy again", "writes"): at_most(0),
    ("chain of cmdlets", "amscluster apply after it", "writes"): at_most(0),
}


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=10, metavar="N", help="runs of each deployment (default 10), and three times as many starts")
    parser.add_argument("--python", default=sys.executable, metavar="PATH", help="the Python for the emulator (default: this one)")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    args = parser.parse_args()
    if args.runs < 1:
        parser.error("--runs must be 1 or more")
    return args


def run(args: argparse.Namespace) -> dict:
    pwsh = powershell.find()
    with tempfile.TemporaryDirectory() as folder:
        nothing = powershell.empty(folder)
        command = build().path
        module = powershell.package(pwsh)
        before = os.getloadavg()
        with Emulated(args.python, LATENCY_MS) as emulated:
            environment = {**emulated.environment(args.python), **powershell.ENVIRONMENT}
            results = {**run_all(powershell.starts(pwsh, module, nothing), args.runs * STARTS, environment, emulated),
                       **run_all(powershell.deployments(pwsh, module, command), args.runs, environment, emulated)}
    compare(results)
    return document(results, TARGETS, LATENCY_MS, [before, os.getloadavg()])


def compare(results: Results) -> None:
    """Round by round, so that a busy minute of the machine falls on both."""
    for name in ("empty module", "AmsCluster module"):
        for imported, bare in zip(results[name, "import"], results["pwsh", "bare start"]):
            imported.over_bare_ms = 1000 * (imported.seconds - bare.seconds)
    for chain, apply in zip(results["chain of cmdlets", "deploy"], results["amscluster", "apply beside the chain"]):
        chain.times_apply = chain.seconds / apply.seconds


if __name__ == "__main__":
    sys.exit(enter(run, parse(), text))
