#!/usr/bin/env python3
"""Simulates a first deployment and a removal on a real AWS, one cluster and up to a thousand, from a plan's own order.

    python3 bench/simulate.py

Nothing of it is measured: the times are public figures, with their sources (--sources). Exit code 0; 1: a check has failed; 2: there is no plan.
"""
from __future__ import annotations

import argparse
import json
import subprocess
import sys

from build import build
from failure import CannotMeasure
from simulation import calls, check, results, sections, settings, source
from simulation.plan import changes_of
from simulation.tables import markdown


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plan", metavar="FILE", help="what `amscluster plan --timing --json` has written for a first deployment")
    parser.add_argument("--command", metavar="PATH", help="the amscluster that is asked for its plan; without it the sources are built")
    parser.add_argument("--python", default=sys.executable, metavar="PATH", help="the Python for the emulator (default: this one)")
    parser.add_argument("--sources", action="store_true", help="also the times and latencies with their sources")
    parser.add_argument("--check", action="store_true", help="check the simulation instead")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON document on standard output")
    form.add_argument("--markdown", action="store_true", help="with headings, to paste")
    return parser.parse_args()


def checked(given: source.Source) -> int:
    changes, failed = changes_of(given.document), 0
    found = [*check.all_of(given.document, changes, settings.read()), *(check.counted(changes, given.told) if given.told else ())]
    for name, value, wanted in found:
        failed += value != wanted
        print(f"{'ok' if value == wanted else 'FAILED'}: {name}" + ("" if value == wanted else f"\n  found  {value}\n  wanted {wanted}"))
    return 1 if failed else 0


def main() -> int:
    args = parse()
    try:
        given = source.read(args.plan) if args.plan else source.ask(args.command or build(), args.python, args.check)
        if args.check:
            return checked(given)
        changes = changes_of(given.document)
        if different := calls.differences(changes, calls.MAKING):
            raise CannotMeasure(f"this is no first deployment that is known here: {different[0]}")
        found = results.everything(changes, settings.read())
    except (CannotMeasure, LookupError, subprocess.SubprocessError, OSError) as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2
    if args.json:
        print(json.dumps(found, indent=2))
    else:
        shown = [*sections.all_of(found), *(sections.sources() if args.sources else [])]
        print("\n\n".join(markdown(section, "### " if args.markdown else "") for section in shown))
    return 0


if __name__ == "__main__":
    sys.exit(main())
