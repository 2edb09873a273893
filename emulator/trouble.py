"""What can be the matter with a healthy API: launches that fail or take their time, targets that do not pass their check.

POST /emulator/trouble takes all that is the matter from now on; `{}` ends it:
  {"launches": "capacity"}       EC2 has no capacity for any type, in any zone
  {"launches": "quota"}          the account's vCPUs are used up
  {"launches": "subscription"}   the account is not subscribed to what AWS Marketplace sells
  {"launches": "key"}            each launched instance ends at once: its volumes have a KMS key that cannot be used
  {"launches": "slow"}           instances that a group launches stay Pending until this ends
  {"launches": "hooked"}         they wait for their launching hooks; by themselves they complete them at once
  {"refuse": {"CreateLoadBalancer": ["OperationNotPermitted", "This AWS …"]}}   code and message
  {"targets": {"i-1": ["unhealthy", "Target.ResponseCodeMismatch", "Health checks failed with these codes: [502]"]}}

AWS: EC2 error codes (InsufficientInstanceCapacity, VcpuLimitExceeded, OptInRequired), Troubleshoot Amazon EC2 Auto
Scaling, Required AWS KMS key policy for use with encrypted volumes, TargetHealth (State, Reason, Description).
"""
from __future__ import annotations

import json
from typing import Any

from moto.ec2.models.instances import StateReason

from emulator import refusals
from emulator.calls import operation_of, read_body, service_of
from emulator.faults import respond
from emulator.hooks import AwsError
from emulator.latency import CONTROL

PATH = "/emulator/trouble"
LAUNCHES = ("capacity", "quota", "subscription", "key", "slow", "hooked")
VCPU_LIMIT = 32

now: dict = {}

#: Instance terminates immediately (EC2 guide): the answer to RunInstances says pending, and then EC2 ends it.
KEY_REASON = "Client.InternalError: Client error on launch"
ending: list = []


def end_without_key() -> None:
    while ending:
        instance = ending.pop()
        instance.terminate()
        instance.state_reason = StateReason(KEY_REASON, KEY_REASON.split(":")[0])


def launches() -> str | None:
    return now.get("launches")


def check_subscription(image: Any) -> None:
    codes = [c for c in getattr(image, "product_codes", None) or []]
    if launches() == "subscription" and codes:
        code = codes[0].get("ProductCodeId") if isinstance(codes[0], dict) else codes[0]
        raise AwsError("OptInRequired", "In order to use this AWS Marketplace product you need to accept terms and "
                                        "subscribe. To do so please visit "
                                        f"https://aws.amazon.com/marketplace/pp?sku={code}")


def check_launch(kind: str, zone: str, zones: list[str]) -> None:
    if launches() == "capacity":
        others = ", ".join(z for z in zones if z != zone)
        raise AwsError("InsufficientInstanceCapacity",
                       f"We currently do not have sufficient {kind} capacity in the Availability Zone you requested "
                       f"({zone}). Our system will be working on provisioning additional capacity. You can currently "
                       f"get {kind} capacity by not specifying an Availability Zone in your request or choosing "
                       f"{others}.")
    if launches() == "quota":
        raise AwsError("VcpuLimitExceeded",
                       f"You have requested more vCPU capacity than your current vCPU limit of {VCPU_LIMIT} allows "
                       "for the instance bucket that the specified instance type belongs to. Please visit "
                       "http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.")


class Trouble:
    """WSGI middleware."""

    def __init__(self, application: Any) -> None:
        self.application = application

    def __call__(self, environ: dict, start_response: Any) -> Any:
        path = environ.get("PATH_INFO", "")
        if path == "/moto-api/reset":
            now.clear()
        if now.get("refuse") and not path.startswith(CONTROL):
            service = service_of(environ)
            found = now["refuse"].get(operation_of(environ, read_body(environ), service)[0])
            if found:
                kind, body = refusals.shaped(service, bool(environ.get("HTTP_X_AMZ_TARGET")), found[0], found[1], 400)
                return respond(start_response, 400, refusals.REASONS[400], kind, body.encode())
        if path != PATH or environ["REQUEST_METHOD"] != "POST":
            return self.application(environ, start_response)
        try:
            wanted = json.loads(read_body(environ) or b"{}")
            if set(wanted) - {"launches", "refuse", "targets"} or wanted.get("launches") not in (None, *LAUNCHES):
                raise ValueError(f"launches ({', '.join(LAUNCHES)}), refuse and targets are wanted")
            begin(wanted)
        except (ValueError, TypeError) as error:
            return respond(start_response, 400, "Bad Request", "application/json",
                           json.dumps({"error": str(error)}).encode())
        return respond(start_response, 200, "OK", "application/json", json.dumps(now).encode())


def begin(wanted: dict) -> None:
    from moto.backends import get_backend

    from emulator.patches.group_launches import arrive

    was_slow = launches() == "slow"
    now.clear()
    now.update(wanted)
    if was_slow and launches() != "slow":
        for backends in get_backend("autoscaling").values():
            for backend in list(backends.values()):
                arrive(backend)
