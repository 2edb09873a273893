"""Target groups: one a name, attributes known and in range, load balancers as they are now.

AWS: CreateTargetGroup (the same settings: the same target group; DuplicateTargetGroupName for others; ranges of the
health check fields), TargetGroupAttribute (the keys by protocol, and their values), ModifyTargetGroupAttributes
(answers all attributes).
moto refuses a repeated call, takes any key and value, and keeps the ARNs of load balancers that are gone.
"""
from __future__ import annotations

import re
from typing import Any

from moto.core.responses import ActionResult
from moto.elbv2.models import ELBv2Backend, FakeTargetGroup, elbv2_backends
from moto.elbv2.responses import ELBV2Response

from emulator.hooks import AwsError, around, before, validation
from emulator.patches.load_balancers import check_name

SAME = ("protocol", "port", "vpc_id", "protocol_version", "target_type", "health_check_protocol", "health_check_port",
        "health_check_path", "health_check_interval_seconds", "health_check_timeout_seconds", "health_check_enabled",
        "healthy_threshold_count", "unhealthy_threshold_count", "ip_address_type")
RANGES = (("HealthCheckIntervalSeconds", 5, 300), ("HealthCheckTimeoutSeconds", 2, 120),
          ("HealthyThresholdCount", 2, 10), ("UnhealthyThresholdCount", 2, 10), ("Port", 1, 65535))

BOOL = re.compile(r"true|false")
ANY = {
    "deregistration_delay.timeout_seconds": range(0, 3601), "stickiness.enabled": BOOL, "stickiness.type": None,
    "load_balancing.cross_zone.enabled": re.compile(r"true|false|use_load_balancer_configuration"),
    "target_group_health.dns_failover.minimum_healthy_targets.count": re.compile(r"off|[1-9]\d*"),
    "target_group_health.dns_failover.minimum_healthy_targets.percentage": re.compile(r"off|[1-9]\d?|100"),
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count": re.compile(r"[1-9]\d*"),
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage": re.compile(r"off|[1-9]\d?|100"),
}
HTTP = {
    "load_balancing.algorithm.type": re.compile(r"round_robin|least_outstanding_requests|weighted_random"),
    "load_balancing.algorithm.anomaly_mitigation": re.compile(r"on|off"),
    "slow_start.duration_seconds": (0, *range(30, 901)),
    "stickiness.app_cookie.cookie_name": None, "stickiness.app_cookie.duration_seconds": range(1, 604801),
    "stickiness.lb_cookie.duration_seconds": range(1, 604801),
}
NETWORK = {
    "deregistration_delay.connection_termination.enabled": BOOL, "preserve_client_ip.enabled": BOOL,
    "proxy_protocol_v2.enabled": BOOL, "target_health_state.unhealthy.connection_termination.enabled": BOOL,
    "target_health_state.unhealthy.draining_interval_seconds": range(0, 360001),
}
GENEVE = {"target_failover.on_deregistration": None, "target_failover.on_unhealthy": None}
LAMBDA = {"lambda.multi_value_headers.enabled": BOOL}


def known_keys(group: Any) -> dict:
    if group.target_type == "lambda":
        return LAMBDA
    if group.protocol in ("HTTP", "HTTPS"):
        return {**ANY, **HTTP}
    return {**ANY, **(GENEVE if group.protocol == "GENEVE" else NETWORK)}


def check_attribute(group: Any, key: str, value: str) -> None:
    keys = known_keys(group)
    if key not in keys:
        raise validation(f"Target group attribute key '{key}' is not recognized")
    allowed = keys[key]
    if isinstance(allowed, re.Pattern):
        good = bool(allowed.fullmatch(value))
    elif allowed is None:
        good = bool(value)
    else:
        good = value.isdigit() and int(value) in allowed
    if not good:
        raise validation(f"Target group attribute '{key}' has the invalid value '{value}'")


def check_attributes(group: Any, given: dict[str, str]) -> None:
    for key, value in given.items():
        check_attribute(group, key, str(value))
    after = {**group.attributes, **given}
    if (after.get("load_balancing.algorithm.type") == "least_outstanding_requests"
            and str(after.get("slow_start.duration_seconds", "0")) != "0"):
        raise AwsError("InvalidConfigurationRequest", "You cannot enable both least outstanding requests and slow "
                                                      "start on a target group")


def check_health(params: dict) -> None:
    for name, low, high in RANGES:
        value = params.get(name)
        if value is not None and not low <= int(value) <= high:
            label = name[0].lower() + name[1:]
            raise validation(f"1 validation error detected: Value '{value}' at '{label}' failed to satisfy "
                             f"constraint: Member must have value between {low} and {high}")
    path = params.get("HealthCheckPath")
    if path is not None and not path.startswith("/"):
        raise validation(f"Health check path '{path}' must begin with a '/' character")


def balancers_of(group: Any) -> list[str]:
    """The load balancers that route to this group now."""
    backend = elbv2_backends[group.account_id][group.region_name]
    return [
        balancer.arn for balancer in backend.load_balancers.values()
        if any(group.arn in backend._get_target_group_arns_from(action_data=action.data)
               for listener in balancer.listeners.values() for rule in listener.rules.values()
               for action in rule.actions)
    ]


def apply() -> None:
    FakeTargetGroup.load_balancer_arns = property(balancers_of, lambda self, _: None)  # type: ignore[assignment]

    @around(ELBv2Backend, "create_target_group")
    def create(original: Any, self: Any, name: str, **kwargs: Any) -> Any:
        check_name(name, "target group")
        known = next((t for t in self.target_groups.values() if t.name == name), None)
        if known is None:
            return original(self, name, **kwargs)
        # What moto would have made, to compare with what is there.
        arns = set(self.target_groups)
        del self.target_groups[known.arn]
        try:
            probe = original(self, name, **{k: v for k, v in kwargs.items() if k != "tags"})
        finally:
            self.target_groups[known.arn] = known
            for arn in set(self.target_groups) - arns:
                del self.target_groups[arn]
        if any(str(getattr(probe, f)) != str(getattr(known, f)) for f in SAME):
            raise AwsError("DuplicateTargetGroupName", f"A target group with the same name '{name}' exists, but with "
                                                       "different settings")
        return known

    before(ELBV2Response, "create_target_group")(lambda self: check_health(self._get_params()))
    before(ELBV2Response, "modify_target_group")(lambda self: check_health(self._get_params()))

    @around(ELBv2Backend, "modify_target_group_attributes")
    def modify(original: Any, self: Any, target_group_arn: str, attributes: dict) -> None:
        group = self.target_groups.get(target_group_arn)
        if group is None:
            return original(self, target_group_arn, attributes)
        check_attributes(group, attributes)
        # moto takes 0 to 3599 seconds; AWS takes 3600 as well.
        original(self, target_group_arn, {k: v for k, v in attributes.items() if not k.startswith("deregistration")})
        group.attributes.update(attributes)

    @around(ELBV2Response, "modify_target_group_attributes")
    def answer_all(original: Any, self: Any) -> ActionResult:
        original(self)
        group = self.elbv2_backend.target_groups[self._get_param("TargetGroupArn")]
        return ActionResult({"Attributes": dict(group.attributes)})
