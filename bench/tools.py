"""What is measured: the command, and what one would write instead of using it."""
from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass

from build import REPOSITORY

SPEC = os.path.join(REPOSITORY, "examples", "01-guide.yaml")
PEERS = os.path.join(REPOSITORY, "bench", "peers")


@dataclass
class Tool:
    name: str
    #: In this order, from an empty emulator: what is done, and the command.
    steps: dict[str, list[str]]
    #: At most so many runs; None: as many as asked for.
    at_most: int | None = None
    #: Asked first; when it fails the tool cannot run.
    probe: list[str] | None = None

    def lacks(self, environment: dict[str, str]) -> str | None:
        """Why it cannot run; None when it can."""
        if not self.probe:
            return None
        program = shutil.which(self.probe[0], path=environment["PATH"])
        if not program:
            return f"there is no {self.probe[0]} on the path"
        done = subprocess.run([program, *self.probe[1:]], env=environment, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True)
        return (done.stdout.strip().splitlines() or ["it does not start"])[-1] if done.returncode else None


def amscluster(command: str) -> Tool:
    given = ["-f", SPEC, "--yes", "--json"]
    return Tool("amscluster", {
        "apply": [command, "apply", *given],
        "second apply": [command, "apply", *given],
        "destroy": [command, "destroy", *given],
    })


def peers(python: str) -> list[Tool]:
    boto3 = [python, os.path.join(PEERS, "boto3_guide.py")]
    return [
        Tool("boto3 script", {"deploy": [*boto3, "deploy"], "destroy": [*boto3, "destroy"]},
             probe=[python, "-c", "import boto3"]),
        Tool("AWS CLI script", {"deploy": ["bash", os.path.join(PEERS, "aws_cli_guide.sh")]},
             at_most=1, probe=["aws", "--version"]),
    ]
