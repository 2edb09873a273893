"""The command as a process of its own, in a folder of its own."""
from __future__ import annotations

import json
import os
import signal
import subprocess
from dataclasses import dataclass
from typing import Any

#: More than any case takes; what hangs is a failure.
LIMIT_SECONDS = 900


@dataclass
class Ended:
    exit: int
    output: str
    error: str

    @property
    def document(self) -> dict:
        try:
            return json.loads(self.output)
        except ValueError:
            return {}

    @property
    def said(self) -> str:
        """Its error in one line, for the report."""
        error = self.document.get("error") or {}
        return f"exit {self.exit}: {error.get('code')}: {error.get('message')} {error.get('advice')}" if error else (
            f"exit {self.exit}: {(self.error or self.output).strip()[-300:]}")


def without_backup(arguments: tuple[str, ...]) -> list[str]:
    """A backup stays when all else goes: it is not what is looked at here."""
    return ["--no-backup"] if arguments[0] == "destroy" else []


class Command:
    def __init__(self, path: str, environment: dict[str, str], folder: str) -> None:
        self.path, self.environment, self.folder = path, environment, folder

    def start(self, *arguments: str) -> subprocess.Popen:
        # A session of its own, so that a killed one takes nothing else along and leaves nothing behind.
        return subprocess.Popen([self.path, *arguments, *without_backup(arguments), "--yes", "--json"], env=self.environment, cwd=self.folder, text=True,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)

    def run(self, *arguments: str) -> Ended:
        return end(self.start(*arguments))


def end(process: subprocess.Popen) -> Ended:
    try:
        output, error = process.communicate(timeout=LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        kill(process)
        return Ended(-1, "", f"it did not end within {LIMIT_SECONDS} s")
    return Ended(process.returncode, output or "", error)


def kill(process: subprocess.Popen) -> None:
    """At once and without a word, as the system does it when memory is short, or a machine that is switched off."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def ids(document: dict) -> dict[str, Any]:
    """What a run says that it changed: the ids by kind and name."""
    return {f"{c['kind']} {c['name']}": c.get("id") for c in document.get("changes", [])}
