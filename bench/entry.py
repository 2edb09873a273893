"""What every entry does around its measurement: no process stays behind, the report goes out, the exit code says how it went."""
from __future__ import annotations

import argparse
import json
import signal
import sys
from typing import Callable

from failure import CannotMeasure


def enter(run: Callable[[argparse.Namespace], dict], args: argparse.Namespace, text: Callable[[dict], str]) -> int:
    # An exception, so that every process is ended on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        report = run(args)
    except CannotMeasure as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    print(json.dumps(report, indent=2) if args.json else text(report))
    return 0 if report["targets_met"] else 1
