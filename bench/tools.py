"""What is measured: the command, and what one would use instead of it."""
from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from typing import Callable

import configuration
from build import REPOSITORY
from failure import CannotMeasure

SPEC = os.path.join(REPOSITORY, "examples", "01-guide.yaml")
PEERS = os.path.join(REPOSITORY, "bench", "peers")
US, BOTO3, AWS_CLI, TERRAFORM = "amscluster", "boto3 script", "AWS CLI script", "Terraform"
#: As many of each kind as an account has in which much is going on.
OTHERS = 1000


@dataclass
class Tool:
    name: str
    #: In this order, from an empty emulator: what is done, and the command.
    steps: dict[str, list[str]]
    version: str = ""
    environment: dict[str, str] = field(default_factory=dict)
    #: Where it keeps what it has to keep from step to step; by itself where we are.
    folder: tempfile.TemporaryDirectory | None = None
    #: So many things of each kind belong to others in its account.
    others: int = 0
    #: Calls after which it sleeps for a fixed time, whatever AWS says, and does other things beside (awake.py).
    rests_after: tuple[str, ...] = ()


def amscluster(command: str) -> list[Tool]:
    given = ["-f", SPEC, "--json"]
    apply, plan, destroy = [command, "apply", *given, "--yes"], [command, "plan", *given], [command, "destroy", *given, "--no-backup", "--yes"]
    return [
        Tool(US, {"apply": apply, "plan": plan, "second apply": apply, "destroy": destroy}),
        Tool(US, {"apply among others": apply, "plan among others": plan, "second apply among others": apply}, others=OTHERS),
    ]


def boto3(python: str, environment: dict[str, str]) -> Tool:
    version = said([python, "-c", "import boto3; print(boto3.__version__)"], environment)
    script = [python, os.path.join(PEERS, "boto3_guide.py")]
    return Tool(BOTO3, {"apply": [*script, "deploy"], "destroy": [*script, "destroy"]}, f"boto3 {version}")


def aws_cli(_: str, environment: dict[str, str]) -> Tool:
    version = said(["aws", "--version"], environment).split()[0].replace("aws-cli/", "AWS CLI ")
    return Tool(AWS_CLI, {"apply": ["bash", os.path.join(PEERS, "aws_cli_guide.sh")]}, version)


def terraform(_: str, environment: dict[str, str]) -> Tool:
    said(["terraform", "version"], environment)
    folder = configuration.initialised(environment)
    found = json.loads(said(["terraform", "version", "-json"], environment, folder.name))
    given = ["-input=false", "-no-color"]
    return Tool(
        TERRAFORM,
        # With that exit code a plan that is not empty ends the measurement.
        {"apply": ["terraform", "apply", "-auto-approve", *given], "plan": ["terraform", "plan", "-detailed-exitcode", *given],
         "destroy": ["terraform", "destroy", "-auto-approve", *given]},
        f"Terraform {found['terraform_version']} with AWS provider {', '.join(found['provider_selections'].values())}",
        configuration.ENVIRONMENT, folder, rests_after=("CreateLoadBalancer", "ModifyLoadBalancerAttributes"))


#: Each fails, with the reason, where it is not installed.
MAKERS: dict[str, Callable[[str, dict[str, str]], Tool]] = {BOTO3: boto3, AWS_CLI: aws_cli, TERRAFORM: terraform}


def said(command: list[str], environment: dict[str, str], folder: str | None = None) -> str:
    program = shutil.which(command[0], path=environment["PATH"])
    if not program:
        raise CannotMeasure(f"there is no {command[0]} on the path")
    done = subprocess.run([program, *command[1:]], env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        raise CannotMeasure((done.stderr.strip().splitlines() or [f"{command[0]} does not start"])[-1])
    return done.stdout.strip()
