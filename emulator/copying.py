"""How snapshots are copied: by themselves the first look finds them on their way, and the next finds them completed.

POST /emulator/copying?looks=N[&state=error]   from now on N looks find a new one pending; then it is completed, or has failed.
                                               A reset of the emulator ends it.
"""
from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs

from emulator.faults import respond

PATH = "/emulator/copying"
USUAL = (1, "completed")
#: AWS's words for a volume whose key is gone.
WHY = "Given key ID is not accessible"

looks, end = USUAL


class Copying:
    """WSGI middleware: the endpoint above."""

    def __init__(self, application: Any) -> None:
        self.application = application

    def __call__(self, environ: dict, start_response: Any) -> Any:
        global looks, end
        path = environ.get("PATH_INFO", "")
        if path == "/moto-api/reset":
            looks, end = USUAL
        if path != PATH:
            return self.application(environ, start_response)
        given = {name: values[0] for name, values in parse_qs(environ.get("QUERY_STRING", "")).items()}
        state = given.get("state", "completed")
        if state not in ("completed", "error") or not given.get("looks", "").isdigit():
            return respond(start_response, 400, "Bad Request", "application/json", b'{"error": "?looks=N, and &state=error, is wanted"}')
        looks, end = int(given["looks"]), state
        return respond(start_response, 200, "OK", "application/json", json.dumps({"looks": looks, "state": end}).encode())


class Copy:
    """How far one snapshot is."""

    def __init__(self) -> None:
        self.looks, self.end, self.looked = looks, end, 0

    def look(self) -> None:
        self.looked += 1

    @property
    def state(self) -> str:
        return "pending" if self.looked <= self.looks else self.end

    @property
    def progress(self) -> str:
        if self.state == "pending":
            return f"{100 * self.looked // (self.looks + 1)}%"
        return "100%" if self.end == "completed" else "0%"
