"""A pause before each AWS call, in place of the way to AWS and back."""
from __future__ import annotations

import json
import math
import time
from typing import Any
from urllib.parse import parse_qs

from emulator import settings

#: The emulator's own endpoints: no calls of AWS.
CONTROL = ("/emulator/", "/moto-api/")
#: Where `calls.py` finds when a request came in: before the pause.
ARRIVED = "emulator.arrived"


def milliseconds(text: str) -> float:
    value = float(text)
    if not 0 <= value < math.inf:
        raise ValueError(f"{text} is no number of milliseconds")
    return value


class Latency:
    """WSGI middleware, outside every lock: calls that come at once pause at once."""

    def __init__(self, application: Any) -> None:
        self.application = application

    def __call__(self, environ: dict, start_response: Any) -> Any:
        # The clock that all processes of a machine share, so that a client's start can be compared with it.
        environ[ARRIVED] = time.monotonic()
        path = environ.get("PATH_INFO", "")
        if (path, environ["REQUEST_METHOD"]) == ("/emulator/latency", "POST"):
            return self.change(environ, start_response)
        if settings.latency_ms and not path.startswith(CONTROL):
            time.sleep(settings.latency_ms / 1000)
        return self.application(environ, start_response)

    def change(self, environ: dict, start_response: Any) -> list[bytes]:
        try:
            settings.latency_ms = milliseconds(parse_qs(environ.get("QUERY_STRING", ""))["ms"][0])
            status, answer = "200 OK", {"ms": settings.latency_ms}
        except (KeyError, ValueError):
            status, answer = "400 Bad Request", {"error": "?ms=N, 0 or more, is wanted"}
        content = json.dumps(answer).encode()
        start_response(status, [("Content-Type", "application/json"), ("Content-Length", str(len(content)))])
        return [content]
