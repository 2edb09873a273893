"""On what it was measured, and when."""
from __future__ import annotations

import datetime
import os
import platform
import re
import shlex
import subprocess
import sys

from build import dotnet


def machine(loads: list[tuple[float, float, float]]) -> dict:
    return {
        "processor": processor(), "cores": os.cpu_count(), "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": system(), "load": [round(load[0], 1) for load in loads],
        "date": datetime.datetime.now(datetime.timezone.utc).date().isoformat(),
        "command": shlex.join(["python3", os.path.relpath(sys.argv[0]), *sys.argv[1:]]),
    }


def ours(python: str) -> list[str]:
    """Of what the command and the emulator run on."""
    ask = "import platform; from importlib.metadata import version; print('Python', platform.python_version() + ', moto', version('moto'))"
    return [f".NET SDK {dotnet('--version')}", subprocess.run([python, "-c", ask], stdout=subprocess.PIPE, text=True).stdout.strip()]


def processor() -> str:
    try:
        with open("/proc/cpuinfo") as told:
            found = re.search(r"model name\s*: (.+)", told.read())
    except OSError:
        found = None
    return found.group(1) if found else platform.processor() or platform.machine()


def system() -> str:
    try:
        return f"{platform.freedesktop_os_release()['PRETTY_NAME']} {platform.machine()}"
    except (AttributeError, KeyError, OSError):
        return f"{platform.system()} {platform.machine()}"


def line(told: dict) -> str:
    return (f"{told['processor']}, {told['cores']} cores, {told['memory_gib']} GiB, {told['system']}; {told['date']}; "
            f"load average of the last minute {' before, '.join(map(str, told['load']))} after")
