"""Terraform at the same points: it makes the same cluster, is killed at call k, and is run again as its user would do it."""
from __future__ import annotations

import atexit
import os
import re
import shutil
import signal
import subprocess
from typing import Callable

import configuration
from case import Result, Site, must
from command import Command, Ended
from death import Case, again, die, each

#: Where what `init` has made is kept, and how many calls an undisturbed run makes.
INITIALISED, CALLS = "terraform, initialised", "terraform, calls"


def matrices(_: int) -> dict[str, Callable[[Site], list[Case]]]:
    def cases(then: str) -> Callable[[Site], list[Case]]:
        return lambda site: undisturbed(site) and each(site.shared[CALLS], killed_then, then)

    return {"terraform, apply guide": cases("apply"), "terraform, apply guide, then destroy": cases("destroy")}


class Terraform(Command):
    def start(self, *arguments: str) -> subprocess.Popen:
        # Its errors are on standard error. The rest is longer than a pipe holds, and a killed one is not read.
        process = subprocess.Popen(["terraform", *arguments, "-input=false", "-no-color"], env=self.environment, cwd=self.folder, text=True,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
        # Without its emulator it would try again for minutes.
        atexit.register(lambda: process.poll() is None and os.killpg(process.pid, signal.SIGKILL))
        return process

    def run(self, *arguments: str) -> Ended:
        """Of each error how it begins: what follows is the configuration."""
        ended = super().run(*arguments)
        return Ended(ended.exit, "", "; ".join(re.findall(r"Error: (.{1,60})", ended.error)) or ended.error)


def killed_then(site: Site, call: int, hold: str, verb: str) -> Result:
    clean = undisturbed(site) if verb == "apply" else site.nothing()
    command = fresh(site)
    at = die(site, command, call, hold, "apply", "-auto-approve")
    # It is empty from the start, until the first thing is made; and again for a moment whenever it is written.
    state = os.path.join(site.folder, "terraform.tfstate")
    known = f"{os.path.getsize(state)} bytes of state" if os.path.exists(state) else "no state yet"
    return again(site, command, clean, f"{at} with {known}", verb, "-auto-approve")


def undisturbed(site: Site) -> dict:
    def apply(_: Command) -> None:
        must(fresh(site).run("apply", "-auto-approve"))
        site.shared[CALLS] = site.account.plan_so_far()

    return site.clean("terraform", apply)


def fresh(site: Site) -> Terraform:
    """An empty account, and the configuration in an empty folder, without a state."""
    environment = {**site.fresh().environment, **configuration.ENVIRONMENT}
    # Once for all cases.
    if INITIALISED not in site.shared:
        site.shared[INITIALISED] = configuration.initialised(environment)
    first = site.shared[INITIALISED]
    # The provider is large: it is read from where `init` has put it. The lock file says which one it is.
    shutil.copytree(first.name, site.folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".terraform"))
    return Terraform("terraform", {**environment, "TF_DATA_DIR": os.path.join(first.name, ".terraform")}, site.folder)
