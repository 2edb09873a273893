"""The clock of Auto Scaling's scheduled actions and lifecycle hooks: the machine's, and for tests so far ahead of it as somebody says.

POST /emulator/clock?ahead=SECONDS   from now on it is so many seconds later (0 by itself); GET tells it. A reset ends it.
"""
from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

from moto.core.utils import utcnow

from emulator.faults import respond

PATH = "/emulator/clock"

ahead = 0.0


def now() -> datetime:
    """UTC, without a zone, as moto has it."""
    return utcnow() + timedelta(seconds=ahead)


class Clock:
    """WSGI middleware: the endpoint above."""

    def __init__(self, application: Any) -> None:
        self.application = application

    def __call__(self, environ: dict, start_response: Any) -> Any:
        global ahead
        path = environ.get("PATH_INFO", "")
        if path == "/moto-api/reset":
            ahead = 0.0
        if path != PATH:
            return self.application(environ, start_response)
        if environ["REQUEST_METHOD"] == "POST":
            try:
                ahead = float(parse_qs(environ.get("QUERY_STRING", ""))["ahead"][0])
            except (KeyError, ValueError):
                return respond(start_response, 400, "Bad Request", "application/json", b'{"error": "?ahead=SECONDS is wanted"}')
        return respond(start_response, 200, "OK", "application/json", json.dumps({"ahead": ahead, "now": now().isoformat() + "Z"}).encode())
