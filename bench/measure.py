"""One whole process: from its start to its end, with what it has cost."""
from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass

from awake import awake
from emulated import Emulated
from failure import CannotMeasure
from memory import Peak

#: Longer than anything here takes; what hangs is ended.
LIMIT_SECONDS = 600


@dataclass
class Measured:
    seconds: float
    calls: int
    writes: int
    #: All of its processes together; None where the system does not tell.
    memory_mb: float | None = None
    #: From its start until its first call comes in; None without a call.
    first_call_ms: float | None = None
    #: Without the pauses that it makes whatever AWS says.
    awake_seconds: float | None = None
    #: Of a PowerShell script, its own time, without PowerShell's start.
    session_seconds: float | None = None
    #: What compares it with another run of the same round.
    over_bare_ms: float | None = None
    times_apply: float | None = None
    times_critical_path: float | None = None
    more_calls: int | None = None


def measure(command: list[str], environment: dict[str, str], emulated: Emulated, folder: str | None = None,
            rests_after: tuple[str, ...] = ()) -> tuple[Measured, str]:
    """What it has cost, and what it has printed."""
    emulated.count_from_zero()
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        # The clock that the emulator has, too.
        began = time.monotonic()
        # A session of its own, so that all of it can be ended, and its memory looked at, by its id.
        try:
            process = subprocess.Popen(command, env=environment, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=errors,
                                       start_new_session=True)
        except OSError as error:
            raise CannotMeasure(str(error)) from None
        peak = Peak(process.pid)
        limit = threading.Timer(LIMIT_SECONDS, os.killpg, (process.pid, signal.SIGKILL))
        limit.start()
        try:
            process.wait()
        except BaseException:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise
        finally:
            seconds = time.monotonic() - began
            limit.cancel()
            memory = peak.end()
        calls, writes = emulated.calls()
        output.seek(0)
        errors.seek(0)
        said = output.read().decode(errors="replace")
        if process.returncode:
            text = (errors.read().decode(errors="replace").strip() or said.strip())[-2000:]
            raise CannotMeasure(f"exit code {process.returncode}: {text}")
    requests = emulated.requests()
    return Measured(seconds, calls, writes, memory, 1000 * (requests[0]["arrived"] - began) if requests else None,
                    awake(requests, began, seconds, rests_after, emulated.latency_ms / 1000)), said
