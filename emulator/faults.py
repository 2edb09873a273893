"""Calls that go wrong by plan: some of all, by a seed, or one of them, by its number.

POST /emulator/faults takes a plan and counts from zero; `{}` ends it:
  {"kinds": ["throttle", "lost"], "rate": 0.1, "seed": 7}   each call goes wrong with this probability, in one of these ways
  {"kinds": ["denied"], "at": 17}                           call 17 goes wrong, and no other
  {"kinds": ["denied"], "from": 17}                         call 17 and all after it
  {"hold": "before", "at": 17}                              call 17 waits until its client is gone, and is not carried out
  {"hold": "after", "at": 17}                               call 17 is carried out and never answered
GET /emulator/faults tells how far it is.
"""
from __future__ import annotations

import json
import random
import threading
from collections import Counter
from typing import Any

from emulator import refusals, wire
from emulator.calls import operation_of, read_body, service_of
from emulator.latency import CONTROL

PATH = "/emulator/faults"
#: Not carried out.
UNDONE = (*refusals.REFUSALS, "html", "reset", "hang")
#: Carried out; only the answer suffers.
DONE = ("lost", "late500", "truncated")
KINDS = (*UNDONE, *DONE)
#: Longer than any client waits.
FOREVER = 600.0


class Plan:
    def __init__(self, given: dict) -> None:
        unknown = set(given) - {"kinds", "rate", "seed", "at", "from", "hold", "hang_seconds"}
        self.kinds, self.rate = list(given.get("kinds", [])), float(given.get("rate", 0))
        self.seed, self.hold = int(given.get("seed", 0)), given.get("hold")
        self.at, self.since = given.get("at"), given.get("from")
        self.hang_seconds = float(given.get("hang_seconds", FOREVER))
        if unknown or set(self.kinds) - set(KINDS) or self.hold not in (None, "before", "after"):
            raise ValueError(f"kinds are {', '.join(KINDS)}; hold is before or after")

    def fate(self, call: int) -> str | None:
        if self.hold:
            return f"hold {self.hold}" if call == self.at else None
        # Of the number alone: the same plan has the same fates, in whatever order the draws are made.
        draw = random.Random(f"{self.seed}/{call}")
        chosen = call == self.at or (self.since is not None and call >= self.since) or draw.random() < self.rate
        return draw.choice(self.kinds) if chosen and self.kinds else None


class Faults:
    """WSGI middleware, outside the lock: a call that is held does not hold the others."""

    def __init__(self, application: Any) -> None:
        self.application = application
        self.lock = threading.Lock()
        self.begin(Plan({}))

    def begin(self, plan: Plan) -> None:
        self.plan, self.calls, self.held, self.injected = plan, 0, None, Counter()

    def __call__(self, environ: dict, start_response: Any) -> Any:
        path = environ.get("PATH_INFO", "")
        if path == PATH:
            return self.control(environ, start_response)
        if path.startswith(CONTROL):
            return self.application(environ, start_response)
        with self.lock:
            self.calls += 1
            call, plan = self.calls, self.plan
            fate = plan.fate(call)
            if fate:
                self.injected[fate] += 1
        return self.meet(fate, call, plan, environ, start_response) if fate else self.application(environ, start_response)

    def meet(self, fate: str, call: int, plan: Plan, environ: dict, start_response: Any) -> Any:
        body = read_body(environ)
        if fate == "hold before":
            self.hold(call, environ, body)
            wire.until_gone(environ, FOREVER)
            return wire.cut(environ)
        if fate == "hang":
            wire.until_gone(environ, plan.hang_seconds)
            return wire.cut(environ)
        if fate == "reset":
            return wire.cut(environ, reset=True)
        if fate in UNDONE:
            return self.refuse(fate, environ, start_response)
        return self.spoil(fate, call, environ, body, start_response)

    def spoil(self, fate: str, call: int, environ: dict, body: bytes, start_response: Any) -> Any:
        """Carries the call out, and keeps what it was answered with, or part of it."""
        said: list = []
        content = b"".join(self.application(environ, lambda status, headers, *_: said.extend((status, headers))))
        if fate == "truncated":
            return wire.half(environ, start_response, *said, content)
        if fate == "late500":
            return self.refuse("500", environ, start_response)
        if fate == "hold after":
            self.hold(call, environ, body)
            wire.until_gone(environ, FOREVER)
        return wire.cut(environ)

    def hold(self, call: int, environ: dict, body: bytes) -> None:
        service = service_of(environ)
        self.held = {"call": call, "service": service, "operation": operation_of(environ, body, service)[0]}

    def refuse(self, kind: str, environ: dict, start_response: Any) -> list[bytes]:
        status, content_type, body = refusals.answer(kind, service_of(environ), bool(environ.get("HTTP_X_AMZ_TARGET")))
        return respond(start_response, status, refusals.REASONS[status], content_type, body.encode())

    def control(self, environ: dict, start_response: Any) -> list[bytes]:
        try:
            if environ["REQUEST_METHOD"] == "POST":
                plan = Plan(json.loads(read_body(environ) or b"{}"))
                with self.lock:
                    self.begin(plan)
            content = {"calls": self.calls, "held": self.held, "injected": dict(self.injected)}
        except (ValueError, TypeError) as error:
            return respond(start_response, 400, "Bad Request", "application/json", json.dumps({"error": str(error)}).encode())
        return respond(start_response, 200, "OK", "application/json", json.dumps(content).encode())


def respond(start_response: Any, status: int, reason: str, content_type: str, content: bytes) -> list[bytes]:
    start_response(f"{status} {reason}", [("Content-Type", content_type), ("Content-Length", str(len(content)))])
    return [content]
