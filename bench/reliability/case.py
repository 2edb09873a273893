"""One case: where it is run, and what came of it."""
from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, field
from typing import Any, Callable

from account import REGION, Account
from command import Command, Ended
from inventory import difference, inventory
from specs import NAMES


@dataclass
class Result:
    passed: bool = True
    words: list[str] = field(default_factory=list)
    orphans: int = 0
    doubles: int = 0
    #: How long the run took that put it right.
    recovery: float | None = None
    #: Ended with a clear error and was repaired by a further run: allowed where the matrix says so.
    repaired: bool = False

    def fail(self, *words: str) -> Result:
        self.passed = False
        self.words += words
        return self

    def must_be_done(self, ended: Ended, what: str) -> Result:
        return self if ended.exit == 0 else self.fail(f"{what}: {ended.said}")

    def must_hold(self, clean: dict, now: dict, what: str) -> Result:
        words, orphans, doubles = difference(clean, now)
        self.orphans, self.doubles = self.orphans + orphans, self.doubles + doubles
        return self.fail(what, *words) if words else self


class Site:
    """An account and the command, one case at a time."""

    def __init__(self, account: Account, command: str, python: str, shared: dict) -> None:
        self.account, self.path, self.python, self.shared = account, command, python, shared
        self.folder = tempfile.mkdtemp(prefix="reliability-")

    def close(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def fresh(self) -> Command:
        """An empty account and an empty folder."""
        self.account.fresh()
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        return Command(self.path, self.account.environment(self.python), self.folder)

    def inventory(self) -> dict:
        return inventory(self.account.clients)

    def clean(self, name: str, make: Callable[[Command], Any]) -> dict:
        """What an undisturbed run leaves, made once for all cases."""
        if name not in self.shared:
            make(self.fresh())
            self.shared[name] = self.inventory()
        return self.shared[name]

    def nothing(self) -> dict:
        return self.clean("nothing", lambda command: None)

    def deployed(self, spec: str) -> dict:
        return self.clean(spec, lambda command: must(command.run("apply", "-f", spec)))


def must(ended: Ended) -> Ended:
    if ended.exit:
        raise RuntimeError(f"an undisturbed run failed: {ended.said}")
    return ended


def by_name(spec: str) -> tuple[str, ...]:
    """The cluster by its name alone, in place of its file: everything has to be found by the record and by names."""
    return NAMES[spec], "--region", REGION
