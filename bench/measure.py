"""One whole process: from its start to its end, with what it has cost."""
from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass

from emulated import Emulated
from failure import CannotMeasure

#: Longer than anything here takes; what hangs is ended.
LIMIT_SECONDS = 600
#: ru_maxrss counts bytes on macOS and kilobytes elsewhere.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass
class Measured:
    seconds: float
    calls: int
    writes: int
    memory_mb: float
    #: Of a PowerShell script, its own time, without PowerShell's start.
    session_seconds: float | None = None
    #: What compares it with another run of the same round.
    over_bare_ms: float | None = None
    times_apply: float | None = None


def measure(command: list[str], environment: dict[str, str], emulated: Emulated) -> tuple[Measured, str]:
    """What it has cost, and what it has printed. The memory is the peak of its largest process."""
    emulated.count_from_zero()
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        # A session of its own, so that all of it can be ended by its id.
        try:
            process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=errors,
                                       start_new_session=True)
        except OSError as error:
            raise CannotMeasure(str(error)) from None
        limit = threading.Timer(LIMIT_SECONDS, os.killpg, (process.pid, signal.SIGKILL))
        limit.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise
        finally:
            seconds = time.perf_counter() - began
            limit.cancel()
        process.returncode = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        calls, writes = emulated.calls()
        output.seek(0)
        errors.seek(0)
        said = output.read().decode(errors="replace")
        if process.returncode:
            text = (errors.read().decode(errors="replace").strip() or said.strip())[-2000:]
            raise CannotMeasure(f"exit code {process.returncode}: {text}")
    return Measured(seconds, calls, writes, used.ru_maxrss * RSS_UNIT / 1e6), said
