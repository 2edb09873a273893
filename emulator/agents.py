"""What the agents of Systems Manager are and do: by themselves all are online and every command succeeds without a word.

POST /emulator/agents takes a plan; `{}`, and a reset of the emulator, end it:
  {"ping": {"i-…": "ConnectionLost", "*": null}}                  ConnectionLost; null: it has never reported
  {"answers": [{"where": "mongosh", "exit_code": 3, "output": "…", "error": "…"}]}
                                                                  taken in their order, each for one command in whose text `where` stands
  … "status": "Execution Timed Out"                               how it ends in place of its exit code, in AWS's words (DETAILS)
  … "looks": 2                                                    so many looks find it Pending, then In Progress; 1 if not said
  … "times": 5, "instance": "i-…"                                 for so many commands; for one machine
  {"by_hand": true}                                               a command stays In Progress until it is told how it ended
POST /emulator/agents/done {"command_id", "instance_id", "exit_code", "output", "error", "status"}   tells it
GET /emulator/agents                                              the commands so far, with their text and how they are
"""
from __future__ import annotations

import json
from dataclasses import dataclass, field
from threading import RLock
from typing import Any

from emulator.calls import read_body
from emulator.faults import respond

PATH = "/emulator/agents"
ONLINE, LOST = "Online", "ConnectionLost"
#: StatusDetails and its Status (Understanding command statuses, in the Systems Manager guide).
DETAILS = {
    "Pending": "Pending", "In Progress": "InProgress", "Delayed": "Delayed", "Success": "Success", "Failed": "Failed",
    "Delivery Timed Out": "TimedOut", "Execution Timed Out": "TimedOut", "Cancelled": "Cancelled", "Undeliverable": "Failed",
    "Terminated": "Failed", "Invalid Platform": "Failed", "Access Denied": "Failed",
}
OPEN = ("Pending", "In Progress", "Delayed")
#: The first characters that AWS keeps (GetCommandInvocation).
KEPT_OUTPUT, KEPT_ERROR = 24000, 8000


@dataclass
class Answer:
    where: str = ""
    instance: str | None = None
    exit_code: int = 0
    output: str = ""
    error: str = ""
    status: str | None = None
    looks: int = 1
    times: int = 1

    def __post_init__(self) -> None:
        if self.status not in (None, *DETAILS):
            raise ValueError(f"status is one of {', '.join(DETAILS)}")

    def fits(self, instance_id: str, text: str) -> bool:
        return self.times > 0 and self.instance in (None, instance_id) and self.where in text


@dataclass
class Invocation:
    """A command on a machine."""

    command_id: str
    instance_id: str
    document: str
    parameters: dict
    answer: Answer | None
    details: str = "Pending"
    looked: int = 0
    exit_code: int = -1
    output: str = ""
    error: str = ""

    def look(self) -> None:
        """Time passes by being looked at: Pending first, then In Progress, then the end."""
        self.looked += 1
        if self.details not in OPEN:
            return
        if self.answer is None:
            self.details = "In Progress"
        elif self.looked > self.answer.looks:
            self.end(self.answer)
        elif self.looked > 1 and self.answer.status != "Delivery Timed Out":
            self.details = "In Progress"

    def end(self, answer: Answer) -> None:
        self.details = answer.status or ("Failed" if answer.exit_code else "Success")
        ran = self.details in ("Success", "Failed")
        self.exit_code = answer.exit_code if ran else -1
        self.output, self.error = answer.output[:KEPT_OUTPUT] if ran else "", answer.error[:KEPT_ERROR] if ran else ""


@dataclass
class Plan:
    ping: dict[str, str | None] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)
    by_hand: bool = False

    @staticmethod
    def of(given: dict) -> Plan:
        plan = Plan(**{**given, "answers": [Answer(**a) for a in given.get("answers", [])]})
        if set(plan.ping.values()) - {ONLINE, LOST, None}:
            raise ValueError(f"ping is {ONLINE}, {LOST} or null")
        return plan


plan, invocations = Plan(), []


def ping(instance_id: str) -> str | None:
    """How the agent of a machine that may have one is; None when it has never reported."""
    return plan.ping.get(instance_id, plan.ping.get("*", ONLINE))


def begin(command_id: str, instance_id: str, document: str, parameters: dict) -> Invocation:
    answer: Answer | None = None
    if ping(instance_id) == LOST:
        # It is kept for the agent until its time is over.
        answer = Answer(status="Delivery Timed Out")
    elif not plan.by_hand:
        answer = next((a for a in plan.answers if a.fits(instance_id, json.dumps(parameters))), Answer(looks=0))
        answer.times -= 1
    invocations.append(Invocation(command_id, instance_id, document, parameters, answer))
    return invocations[-1]


def find(command_id: str, instance_id: str) -> Invocation | None:
    return next((i for i in invocations if (i.command_id, i.instance_id) == (command_id, instance_id)), None)


def reset() -> None:
    global plan
    plan = Plan()
    invocations.clear()


class Agents:
    """WSGI middleware: the endpoints above. The lock keeps the calls of AWS out meanwhile."""

    def __init__(self, application: Any, lock: RLock) -> None:
        self.application, self.lock = application, lock

    def __call__(self, environ: dict, start_response: Any) -> Any:
        path = environ.get("PATH_INFO", "")
        if path == "/moto-api/reset":
            reset()
        if not path.startswith(PATH):
            return self.application(environ, start_response)
        try:
            with self.lock:
                self.change(path, environ["REQUEST_METHOD"], environ)
                status, answer = (200, "OK"), {"ping": plan.ping, "commands": [shown(i) for i in invocations]}
        except (ValueError, TypeError, KeyError) as error:
            status, answer = (400, "Bad Request"), {"error": str(error)}
        return respond(start_response, *status, "application/json", json.dumps(answer).encode())

    @staticmethod
    def change(path: str, method: str, environ: dict) -> None:
        global plan
        if method != "POST":
            return
        given = json.loads(read_body(environ) or b"{}")
        if path == PATH:
            plan = Plan.of(given)
            return
        invocation = find(given.pop("command_id"), given.pop("instance_id"))
        if invocation is None:
            raise ValueError("there is no such command")
        if invocation.details in OPEN:
            invocation.end(Answer(**given))


def shown(invocation: Invocation) -> dict:
    return {"command_id": invocation.command_id, "instance_id": invocation.instance_id, "document": invocation.document,
            "parameters": invocation.parameters, "status": invocation.details, "exit_code": invocation.exit_code}
