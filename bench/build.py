"""Builds the command as users get it from the sources: in Release."""
from __future__ import annotations

import os
import subprocess

from failure import CannotMeasure

REPOSITORY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROJECT = os.path.join(REPOSITORY, "src", "AmsCluster.Cli")


def build() -> str:
    """The path of the command. No build server stays behind."""
    dotnet("build", "-c", "Release", PROJECT, "-v", "q", "-nologo", "--disable-build-servers")
    return os.path.join(dotnet("msbuild", PROJECT, "-p:Configuration=Release", "-getProperty:TargetDir", "-nodeReuse:false"),
                        "amscluster")


def dotnet(*arguments: str) -> str:
    try:
        done = subprocess.run(["dotnet", *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    except FileNotFoundError:
        raise CannotMeasure("there is no dotnet on the path") from None
    if done.returncode:
        raise CannotMeasure(f"dotnet {arguments[0]} failed:\n{done.stdout.strip()}")
    return done.stdout.strip()
