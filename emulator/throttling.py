"""AWS throttles: every call takes tokens from buckets that fill again slowly, and is refused where too few are left.

Off by default. POST /emulator/throttling?on=1 fills all buckets and begins, ?on=0 ends it; GET tells what was taken and refused.
With &scale=0.5 the account has half of everything: its limits need not be AWS's defaults.
What the buckets are is in `buckets.py`. A refused call takes nothing and is not carried out.
"""
from __future__ import annotations

import json
import math
import threading
import time
from typing import Any
from urllib.parse import parse_qs

from emulator import buckets, refusals, settings
from emulator.calls import operation_of, read_body, region_of, service_of
from emulator.faults import respond
from emulator.latency import CONTROL

PATH = "/emulator/throttling"
GLOBAL = ("iam", "route53")


class Bucket:
    def __init__(self, size: buckets.Size, scale: float, now: float) -> None:
        self.size = buckets.Size(max(1.0, size.tokens * scale), size.a_second * scale)
        self.left, self.at, self.taken, self.refused = self.size.tokens, now, 0, 0

    def has(self, tokens: int, now: float) -> bool:
        self.left = min(self.size.tokens, self.left + (now - self.at) * self.size.a_second)
        self.at = now
        return self.left >= tokens

    def take(self, tokens: int) -> None:
        self.left -= tokens
        self.taken += tokens

    @property
    def least_seconds(self) -> float:
        """What was taken could not have been taken in less time."""
        return max(0.0, (self.taken - self.size.tokens) / self.size.a_second)


class Throttling:
    """WSGI middleware, outside the lock: what is refused keeps nobody waiting."""

    def __init__(self, application: Any) -> None:
        self.application = application
        self.lock = threading.Lock()
        self.begin(1.0)

    def begin(self, scale: float) -> None:
        self.scale = scale
        self.buckets: dict[str, Bucket] = {}
        self.taken = self.refused = 0

    def __call__(self, environ: dict, start_response: Any) -> Any:
        path = environ.get("PATH_INFO", "")
        if path == PATH:
            return self.control(environ, start_response)
        if not settings.throttling or path.startswith(CONTROL):
            return self.application(environ, start_response)
        body, service = read_body(environ), service_of(environ)
        operation, parameters = operation_of(environ, body, service)
        region = "global" if service in GLOBAL else region_of(environ)
        if self.lets_through(region, buckets.of(service, operation, parameters if isinstance(parameters, dict) else {})):
            return self.application(environ, start_response)
        status, content_type, text = refusals.throttled(service, bool(environ.get("HTTP_X_AMZ_TARGET")))
        return respond(start_response, status, refusals.REASONS[status], content_type, text.encode())

    def lets_through(self, region: str, wanted: list[buckets.Taken]) -> bool:
        now = time.monotonic()
        with self.lock:
            found = [(self.buckets.setdefault(f"{region} {w.bucket}", Bucket(w.size, self.scale, now)), w.tokens) for w in wanted]
            lacking = [bucket for bucket, tokens in found if not bucket.has(tokens, now)]
            for bucket in lacking:
                bucket.refused += 1
            for bucket, tokens in () if lacking else found:
                bucket.take(tokens)
            self.refused += bool(lacking)
            self.taken += not lacking
        return not lacking

    def control(self, environ: dict, start_response: Any) -> list[bytes]:
        if environ["REQUEST_METHOD"] == "POST":
            given = {name: values[0] for name, values in parse_qs(environ.get("QUERY_STRING", "")).items()}
            try:
                on, scale = {"0": False, "1": True}[given["on"]], float(given.get("scale", 1))
                if not 0 < scale < math.inf:
                    raise ValueError(scale)
            except (KeyError, ValueError):
                return respond(start_response, 400, "Bad Request", "application/json",
                               b'{"error": "?on=1 or ?on=0 is wanted, with &scale=N above 0 if at all"}')
            with self.lock:
                settings.throttling = on
                self.begin(scale)
        return respond(start_response, 200, "OK", "application/json", json.dumps(self.told()).encode())

    def told(self) -> dict:
        with self.lock:
            found = {name: {"size": b.size.tokens, "refill": b.size.a_second, "taken": b.taken, "refused": b.refused,
                            "least_seconds": round(b.least_seconds, 2)} for name, b in sorted(self.buckets.items())}
            return {"on": settings.throttling, "calls": self.taken, "refused": self.refused,
                    "least_seconds": max((b["least_seconds"] for b in found.values()), default=0.0), "buckets": found}
