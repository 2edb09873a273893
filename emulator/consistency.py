"""AWS as it is in the first moments: it does not show what was just made, and takes its time to start and to let go.

Off by default. POST /emulator/consistency {"seed": 7, "scale": 1} begins, {} ends and tells how often each
delay was met; GET tells it meanwhile.
Delays are drawn by the seed and the thing; they are seconds here where AWS takes seconds to minutes.

AWS: Eventual consistency in the Amazon EC2 API, EC2's and Elastic Load Balancing's error codes, Changes that I make are not
always immediately visible (IAM), LoadBalancerState, Target health status, Instance lifecycle, DeleteAutoScalingGroup.
"""
from __future__ import annotations

import json
import random
import re
import threading
import time
import xml.etree.ElementTree as ET
from collections import Counter
from typing import Any
from urllib.parse import parse_qs

from emulator import settings, unseen
from emulator.calls import operation_of, read_body, service_of
from emulator.faults import respond
from emulator.latency import CONTROL
from emulator.shown import OWN, hide, restate

PATH = "/emulator/consistency"
#: From and to, in seconds: not seen; not ready; still there after its end.
UNSEEN, UNREADY, LINGERS, PROFILE = (0.0, 1.2), (1.0, 3.0), (1.0, 4.0), (1.5, 3.0)
#: What goes on using security groups, subnets and gateways for a while after it is gone, and what refuses until then.
USERS = ("DeleteLoadBalancer", "TerminateInstances", "DeleteAutoScalingGroup")
USED = ("DeleteSecurityGroup", "DeleteSubnet", "DetachInternetGateway")
#: The same for target groups.
FORWARDERS, FORWARDED = ("DeleteLoadBalancer", "DeleteListener", "DeleteRule"), ("DeleteTargetGroup",)
#: What an instance is on its way to, by the call that sent it there.
ON_THE_WAY = {"RunInstances": "pending", "StartInstances": "pending", "StopInstances": "stopping", "TerminateInstances": "shutting-down"}
INSTANCE = re.compile(r"\bi-[0-9a-f]{8,17}\b")


class Consistency:
    """WSGI middleware, outside the lock."""

    def __init__(self, application: Any) -> None:
        self.application = application
        self.lock = threading.Lock()
        self.begin(settings.consistency_seed, 1.0)

    def begin(self, seed: int | None, scale: float) -> None:
        self.seed, self.scale, self.played = seed, scale, Counter()
        self.seen_from: dict[str, float] = {}
        self.ready_from: dict[str, float] = {}
        self.state: dict[str, str] = {}
        self.used_until = self.forwarded_until = 0.0
        settings.delay_iam_profile = self.delay("profile", PROFILE) if seed is not None else settings.given_delay_iam_profile

    def delay(self, thing: str, span: tuple[float, float]) -> float:
        return random.Random(f"{self.seed}/{thing}").uniform(*span) * self.scale

    def __call__(self, environ: dict, start_response: Any) -> Any:
        path = environ.get("PATH_INFO", "")
        if path == PATH:
            return self.control(environ, start_response)
        if self.seed is None or path.startswith(CONTROL):
            if path == "/moto-api/reset":
                self.begin(self.seed, self.scale)
            return self.application(environ, start_response)
        body = read_body(environ)
        service = service_of(environ)
        operation, _ = operation_of(environ, body, service)
        refusal = self.refusal(service, operation, parse_qs(body.decode("utf-8", "replace")))
        if refusal:
            return respond(start_response, *refusal)
        if operation == "DeleteAutoScalingGroup":
            return self.later(environ, body, start_response)
        said: list = []
        content = b"".join(self.application(environ, lambda status, headers, *_: said.extend((status, headers))))
        if said[0].startswith("200"):
            content = self.note(operation, body, content) if operation not in OWN else self.show(operation, content)
        start_response(said[0], [(n, v) for n, v in said[1] if n.lower() != "content-length"] + [("Content-Length", str(len(content)))])
        return [content]

    def refusal(self, service: str, operation: str, form: dict) -> tuple | None:
        """What the call is answered with in place of being carried out, if anything."""
        now, found = time.monotonic(), None
        for thing in [t for t, since in list(self.seen_from.items()) if since > now]:
            found = found or unseen.refusal(service, operation, thing, form)
        for held, until, code, message in ((USED, self.used_until, "DependencyViolation", "has a dependent object"),
                                           (FORWARDED, self.forwarded_until, "ResourceInUse", "is currently in use by a listener or a rule")):
            if operation in held and until > now:
                found = found or unseen.error(service, code, f"The resource {message}")
        if not found:
            return None
        answer, code = found
        self.played[f"{service} {code}"] += 1
        return answer

    def note(self, operation: str, body: bytes, content: bytes) -> bytes:
        """What came of a call that went well."""
        now, answer = time.monotonic(), content.decode("utf-8", "replace")
        thing = unseen.name_made(operation, body, answer)
        if thing and thing not in self.seen_from:
            self.seen_from[thing] = now + self.delay(thing, UNSEEN)
            # Not ready before it is seen: so each state is shown for a while.
            self.ready_from[thing] = self.seen_from[thing] + self.delay(f"ready {thing}", UNREADY)
        for instance in INSTANCE.findall(answer) if operation in ON_THE_WAY else ():
            self.state[instance] = ON_THE_WAY[operation]
            self.ready_from[instance] = now + self.delay(f"{operation} {instance}", UNREADY)
        if operation in USERS:
            self.used_until = max(self.used_until, now + self.delay(f"{operation} {len(self.seen_from)}", LINGERS))
        if operation in FORWARDERS:
            self.forwarded_until = max(self.forwarded_until, now + self.delay(operation, LINGERS))
        return content

    def show(self, operation: str, content: bytes) -> bytes:
        now, root = time.monotonic(), ET.fromstring(content)
        self.played["hidden"] += hide(root, operation, lambda name: self.seen_from.get(name, 0) > now)
        self.played[f"state in {operation}"] += restate(root, operation, lambda name: self.state_of(name, operation, now))
        return ET.tostring(root, encoding="utf-8")

    def state_of(self, name: str, operation: str, now: float) -> str | None:
        if operation == "DescribeTargetHealth":
            # A node is looked at only from when it runs, and some times before it is healthy.
            first = self.ready_from.setdefault(f"target {name}", now + self.delay(f"target {name}", UNREADY))
            return "initial" if first > now else None
        if self.ready_from.get(name, 0) <= now:
            return None
        return self.state.get(name) if operation == "DescribeInstances" else "provisioning"

    def later(self, environ: dict, body: bytes, start_response: Any) -> list[bytes]:
        """A group is shown until its nodes are gone. Then the call that was answered already is carried out."""
        seed, wait = self.seed, self.delay(body.decode(), LINGERS)
        self.used_until = max(self.used_until, time.monotonic() + wait + 1)
        self.played["group going"] += 1
        kept = {name: value for name, value in environ.items() if not name.startswith(("wsgi.", "werkzeug."))}

        def carry_out() -> None:
            from io import BytesIO
            if self.seed == seed:
                list(self.application({**environ, **kept, "wsgi.input": BytesIO(body)}, lambda *_: None))

        timer = threading.Timer(wait, carry_out)
        timer.daemon = True
        timer.start()
        answer = (b'<DeleteAutoScalingGroupResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/"><ResponseMetadata>'
                  b"<RequestId>emulator</RequestId></ResponseMetadata></DeleteAutoScalingGroupResponse>")
        return respond(start_response, 200, "OK", "text/xml", answer)

    def met(self) -> dict[str, int]:
        return {kind: count for kind, count in self.played.items() if count}

    def control(self, environ: dict, start_response: Any) -> list[bytes]:
        try:
            if environ["REQUEST_METHOD"] == "POST":
                given, before = json.loads(read_body(environ) or b"{}"), self.met()
                seed, scale = given.get("seed"), float(given.get("scale", 1))
                self.begin(None if seed is None else int(seed), scale)
                content = {"seed": self.seed, "before": before}
            else:
                content = {"seed": self.seed, "met": self.met()}
        except (ValueError, TypeError, AttributeError) as error:
            return respond(start_response, 400, "Bad Request", "application/json", json.dumps({"error": str(error)}).encode())
        return respond(start_response, 200, "OK", "application/json", json.dumps(content).encode())
