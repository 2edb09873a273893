"""A repeated ClientToken brings back what the first call made; with other parameters it is refused.

AWS: Ensuring idempotency in Amazon EC2 API requests: the same token and parameters return the result of the first
call (RunInstances: the same instances, also when they have been terminated since); other parameters give
IdempotentParameterMismatch. A call that failed leaves no token behind. Auto scaling and load balancing have no tokens;
RequestCertificate's IdempotencyToken moto honours itself.
"""
from __future__ import annotations

import json
from typing import Any

from moto.ec2.responses import EC2Response

from emulator.hooks import AwsError, around

OPERATIONS = (
    "run_instances", "create_launch_template", "create_launch_template_version", "create_route_table",
    "create_nat_gateway", "create_network_interface", "create_volume", "create_vpc_endpoint",
)


def fingerprint(params: dict) -> str:
    kept = {k: v for k, v in params.items() if k not in ("ClientToken", "DryRun")}
    return json.dumps(kept, sort_keys=True, default=str)


def remember(name: str) -> None:
    @around(EC2Response, name)
    def once(original: Any, self: Any) -> Any:
        params = self._get_params()
        token = params.get("ClientToken")
        if not token or params.get("DryRun"):
            return original(self)
        # Kept in the region's backend, so that a reset forgets them.
        tokens = self.ec2_backend.__dict__.setdefault("client_tokens", {})
        given = fingerprint(params)
        if (name, token) in tokens:
            first, answer = tokens[name, token]
            if first != given:
                raise AwsError("IdempotentParameterMismatch", "The client token you have provided is associated with "
                               "a resource that has already been created with different parameters. Please specify a "
                               "different client token.")
            return answer
        answer = original(self)
        tokens[name, token] = given, answer
        return answer


def apply() -> None:
    for name in OPERATIONS:
        remember(name)
