"""The peak memory of all processes of a session together: the same way for a tool of one process and one of three."""
from __future__ import annotations

import os
import threading

#: Often enough for a process of half a second; it costs a hundredth of a core.
SECONDS = 0.02
PROCESSES = "/proc"
SESSION = 3  # of what stands behind the name in /proc/PID/stat: state, parent, group, session


class Peak(threading.Thread):
    """Looks until it is told to end. Where there is no /proc, it has nothing to say."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session, self.bytes, self.over = session, 0, threading.Event()
        #: Whether it is one of ours, of each process that was met: nobody changes the session here.
        self.ours: dict[str, bool] = {}
        self.start()

    def run(self) -> None:
        if not os.path.exists(f"{PROCESSES}/self/statm"):
            return
        while not self.over.wait(SECONDS):
            self.bytes = max(self.bytes, sum(map(resident, filter(self.is_ours, os.listdir(PROCESSES)))))

    def is_ours(self, process: str) -> bool:
        if process not in self.ours:
            try:
                with open(f"{PROCESSES}/{process}/stat") as stat:
                    self.ours[process] = stat.read().rpartition(")")[2].split()[SESSION] == str(self.session)
            except (OSError, IndexError):
                # It has gone meanwhile, or is no process at all.
                self.ours[process] = False
        return self.ours[process]

    def end(self) -> float | None:
        """In megabytes."""
        self.over.set()
        self.join()
        return self.bytes / 1e6 if self.bytes else None


def resident(process: str) -> int:
    try:
        with open(f"{PROCESSES}/{process}/statm") as memory:
            return int(memory.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0
