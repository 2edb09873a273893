#!/usr/bin/env python3
"""Kills amscluster at every call, spoils its calls, starts two at once and makes AWS slow, and looks what is left each time.

    python3 bench/reliability/run.py

Exit code 0: all passed; 1: some failed; 2: it could not be run.
"""
from __future__ import annotations

import argparse
import os
import queue
import shutil
import signal
import sys
import threading
import time
from contextlib import ExitStack
from typing import Callable, Iterable, Iterator

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.dirname(HERE))

import death  # noqa: E402
import faulty  # noqa: E402
import race  # noqa: E402
import slow  # noqa: E402
import terraform  # noqa: E402
from account import Account  # noqa: E402
from build import build  # noqa: E402
from case import Result, Site  # noqa: E402
from failure import CannotMeasure  # noqa: E402
from table import table  # noqa: E402

#: Each gives matrices by name, and of each a function that gives its cases.
PARTS = (death.matrices, race.matrices, faulty.matrices, slow.matrices)
#: What one would take instead.
PEERS = {"terraform": terraform.matrices}
QUICK_STEP = 13
ended = threading.Event()


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", metavar="WORDS", help="only the matrices whose name has these words in it")
    parser.add_argument("--seeds", type=int, default=100, metavar="N", help="seeds of the matrices that go by chance (default 100)")
    parser.add_argument("--quick", action="store_true", help=f"every {QUICK_STEP}th case")
    parser.add_argument("--peers", action="store_true", help="also those of Terraform, which take hours more")
    parser.add_argument("--emulators", type=int, default=2, metavar="N", help="how many work at the same time (default 2)")
    parser.add_argument("--command", metavar="PATH", help="the amscluster to try; without it the sources are built")
    parser.add_argument("--python", default=sys.executable, metavar="PATH", help="the Python for the emulator (default: this one)")
    return parser.parse_args()


def run(args: argparse.Namespace) -> dict[str, list[Result]]:
    ours, peers = chosen(args, PARTS), chosen(args, here(PEERS)) if args.peers else {}
    command = os.path.abspath(args.command or build().path) if ours else ""
    shared: dict = {}
    with ExitStack() as stack:
        sites = []
        for _ in range(args.emulators):
            sites.append(Site(stack.enter_context(Account(args.python, 0)), command, args.python, shared))
            stack.callback(sites[-1].close)
        # Before the emulators end: what is waiting then is not begun.
        stack.callback(ended.set)
        return work(sites, {name: cases(sites[0])[::QUICK_STEP if args.quick else 1] for name, cases in {**ours, **peers}.items()})


def chosen(args: argparse.Namespace, parts: Iterable[Callable]) -> dict[str, Callable]:
    return {name: cases for part in parts for name, cases in part(args.seeds).items() if not args.only or args.only in name}


def here(peers: dict[str, Callable]) -> Iterator[Callable]:
    for tool, matrices in peers.items():
        if shutil.which(tool):
            yield matrices
        else:
            print(f"There is no {tool} on the path: its matrices are left out.", file=sys.stderr, flush=True)


def work(sites: list[Site], matrices: dict) -> dict[str, list[Result]]:
    results: dict[str, list[Result]] = {name: [] for name in matrices}
    waiting: queue.Queue = queue.Queue()
    for name, cases in matrices.items():
        for title, case in cases:
            waiting.put((name, title, case))
    began, total = time.monotonic(), waiting.qsize()

    def serve(site: Site) -> None:
        while not ended.is_set():
            try:
                name, title, case = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                result = case(site)
            except Exception as error:
                result = Result().fail(f"{type(error).__name__}: {error}")
            if ended.is_set():
                return
            results[name].append(result)
            if not result.passed:
                print("\n  ".join([f"FAILED {title}", *(word[:300] for word in result.words[:12])]), file=sys.stderr, flush=True)
            done = total - waiting.qsize()
            if done % 10 == 0:
                print(f"{done} of {total} cases, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)

    # Daemons: an interrupted run does not wait for what they wait for.
    threads = [threading.Thread(target=serve, args=(site,), daemon=True) for site in sites]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def main() -> int:
    args = parse()
    # An exception, so that every process is ended on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        results = run(args)
    except CannotMeasure as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    print(table(results))
    return 0 if all(r.passed for each in results.values() for r in each) else 1


if __name__ == "__main__":
    sys.exit(main())
