"""Runs a command at a terminal, answers one question each time that it comes, and prints what the terminal showed.

    python3 terminal.py QUESTION ANSWER COMMAND [ARGUMENT]...
"""
from __future__ import annotations

import os
import pty
import sys
import time


def main(question: str, answer: str, *command: str) -> int:
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    shown, answered = b"", 0
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
        if b"\x1b[6n" in part:
            os.write(terminal, b"\x1b[1;1R")  # PowerShell asks terminals where their cursor is.
        if shown.count(question.encode()) > answered:
            answered += 1
            time.sleep(0.5)  # As long as people take: by now nothing that is typed is shown.
            os.write(terminal, answer.encode() + b"\r")
    _, status = os.waitpid(child, 0)
    sys.stdout.buffer.write(shown)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
