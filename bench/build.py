"""Builds the command as users get it at its fastest: in Release, compiled ahead for this machine (docs/cli.md)."""
from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass

from failure import CannotMeasure

REPOSITORY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROJECT = os.path.join(REPOSITORY, "src", "AmsCluster.Cli")


@dataclass
class Built:
    path: str
    #: How, in the words of who would do it by hand.
    how: str


def build() -> Built:
    """No build server stays behind."""
    platform = dotnet("msbuild", PROJECT, "-getProperty:NETCoreSdkPortableRuntimeIdentifier", "-nodeReuse:false")
    given = ["-c", "Release", "-r", platform, "--self-contained"]
    try:
        dotnet("publish", PROJECT, *given, "-v", "q", "-nologo", "--disable-build-servers")
    except CannotMeasure as problem:
        # What compiles ahead is a package of its own, which not everybody can get.
        print(f"It cannot be compiled ahead, and is built without that. {problem}", file=sys.stderr)
        dotnet("build", "-c", "Release", PROJECT, "-v", "q", "-nologo", "--disable-build-servers")
        return Built(command("TargetDir", "-p:Configuration=Release"), "dotnet build -c Release (not compiled ahead: that failed)")
    return Built(command("PublishDir", "-p:Configuration=Release", f"-p:RuntimeIdentifier={platform}"), f"dotnet publish {' '.join(given)}")


def command(folder: str, *properties: str) -> str:
    found = dotnet("msbuild", PROJECT, *properties, f"-getProperty:{folder}", "-nodeReuse:false")
    # MSBuild puts it together with its own separators.
    return os.path.join(PROJECT, found.replace("\\", "/"), "amscluster")


def dotnet(*arguments: str) -> str:
    try:
        done = subprocess.run(["dotnet", *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    except FileNotFoundError:
        raise CannotMeasure("there is no dotnet on the path") from None
    if done.returncode:
        raise CannotMeasure(f"dotnet {arguments[0]} failed:\n{done.stdout.strip()}")
    return done.stdout.strip()
