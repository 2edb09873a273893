"""The module as it ships and the empty one beside it, built; and what is measured of them."""
from __future__ import annotations

import glob
import os
import shutil
import subprocess

from build import REPOSITORY, dotnet
from failure import CannotMeasure
from tools import SPEC, Tool

BENCH = os.path.join(REPOSITORY, "bench")
#: No build server stays behind, and PowerShell asks nobody on the net.
ENVIRONMENT = {"MSBUILDDISABLENODEREUSE": "1", "UseSharedCompilation": "false", "POWERSHELL_TELEMETRY_OPTOUT": "1", "POWERSHELL_UPDATECHECK": "Off"}


def find() -> str:
    found = shutil.which("pwsh")
    if not found:
        raise CannotMeasure("there is no pwsh on the path: the module needs PowerShell 7.4 or later")
    return found


def package(pwsh: str) -> str:
    """The manifest of the module as `./build.ps1 -Task Module` lays it out, in Release."""
    command = [pwsh, "-NoProfile", "-NonInteractive", "-File", os.path.join(REPOSITORY, "build.ps1"), "-Task", "Module"]
    done = subprocess.run(command, env={**os.environ, **ENVIRONMENT}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise CannotMeasure(f"the module cannot be packaged:\n{done.stdout.strip()}")
    return newest(glob.glob(os.path.join(REPOSITORY, "out", "AmsCluster", "*", "AmsCluster.psd1")))


def newest(files: list[str]) -> str:
    return max(files, key=os.path.getmtime)


def empty(folder: str) -> str:
    """The manifest of a compiled module with one cmdlet that does nothing; nothing of its build is left in the sources."""
    dotnet("build", "-c", "Release", os.path.join(BENCH, "empty"), "--artifacts-path", folder, "-v", "q", "-nologo", "--disable-build-servers")
    return os.path.join(folder, "bin", "Empty", "release", "Empty.psd1")


def starts(pwsh: str, module: str, nothing: str) -> list[Tool]:
    def command(text: str) -> list[str]:
        return [pwsh, "-NoProfile", "-Command", text]

    def imported(manifest: str) -> list[str]:
        # With the same end as the bare start: without exit PowerShell would go on to show what the command has given out.
        return command("Import-Module '{}'; exit".format(manifest.replace("'", "''")))

    return [
        Tool("pwsh", {"bare start": command("exit")}),
        Tool("empty module", {"import": imported(nothing)}),
        Tool("AmsCluster module", {"import": imported(module)}),
    ]


def deployments(pwsh: str, module: str, amscluster: str) -> list[Tool]:
    """The same cluster by the command and by the chain; after the chain the command finds nothing to do."""
    apply = [amscluster, "apply", "-f", SPEC, "--yes", "--json"]
    chain = [pwsh, "-NoProfile", "-NonInteractive", "-File", os.path.join(BENCH, "chain.ps1"), module]
    return [
        Tool("amscluster", {"apply beside the chain": apply}),
        Tool("chain of cmdlets", {"deploy": chain, "deploy again": chain, "amscluster apply after it": apply}),
    ]
