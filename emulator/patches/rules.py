"""Listener rules: priorities in range and taken once, conditions given, listed by priority, the default one kept.

AWS: CreateRule (the lowest priority is looked at first; Priority 1 to 50000; PriorityInUse), DescribeRules, DeleteRule
(OperationNotPermitted for the default rule; RuleNotFound), SetRulePriorities (rules may change places, as long as no
two have one priority afterwards).
Condition types for listener rules: which characters a path pattern may have, three values a condition and five a rule,
at most 128 characters each, either patterns or regular expressions, and what those do not support. Quotas for your
Application Load Balancers: five wildcards a rule, 100 rules a load balancer.
moto takes any number, any conditions or none, lists in the order of making, and refuses two rules that swap places.
"""
from __future__ import annotations

import ipaddress
import re
from typing import Any

from moto.elbv2.models import ELBv2Backend
from moto.elbv2.responses import ELBV2Response

from emulator.hooks import AwsError, around, before, validation
from emulator.patches.listeners import check_actions, check_targets, listener_of

HIGHEST = 50000
MOST_VALUES = {"condition": 3, "rule": 5}
MOST_WILDCARDS = 5
MOST_RULES = 100
LONGEST = 128
CONFIGS = {"host-header": "HostHeaderConfig", "path-pattern": "PathPatternConfig", "http-header": "HttpHeaderConfig",
           "query-string": "QueryStringConfig", "http-request-method": "HttpRequestMethodConfig",
           "source-ip": "SourceIpConfig"}
PATH = re.compile(r"[A-Za-z0-9_\-.$/~\"'@:+&*?]+")
# Lookarounds, atomic groups, subroutines and recursion; back references; possessive quantifiers; classes of Unicode.
UNSUPPORTED = re.compile(r"\(\?(?!:)|\\[1-9kpP]|[*+?}]\+")


def all_rules(backend: Any) -> dict[str, tuple[Any, Any]]:
    return {rule.arn: (listener, rule) for balancer in backend.load_balancers.values()
            for listener in balancer.listeners.values() for rule in listener.rules.values()}


def is_default(rule: Any) -> bool:
    return rule.priority == "default"


def order(rule: Any) -> int:
    return HIGHEST + 1 if is_default(rule) else int(rule.priority)


def check_priority(priority: Any) -> None:
    if priority is None or not 1 <= int(priority) <= HIGHEST:
        raise validation(f"1 validation error detected: Value '{priority}' at 'priority' failed to satisfy constraint: "
                         f"Member must have value between 1 and {HIGHEST}")


def rule_of(backend: Any, arn: str) -> tuple[Any, Any]:
    found = all_rules(backend).get(arn)
    if found is None:
        raise AwsError("RuleNotFound", f"Rule '{arn}' not found")
    return found


def in_use(priority: Any) -> AwsError:
    return AwsError("PriorityInUse", f"Priority '{priority}' is currently in use")


def check_network(value: str) -> None:
    try:
        ipaddress.ip_network(value)
    except ValueError:
        raise validation(f"'{value}' is not a valid CIDR block") from None


def check_condition(condition: dict) -> list:
    """The values of a condition, when they are such as AWS takes."""
    field = condition.get("Field")
    config = condition.get(CONFIGS.get(field, ""), {})
    if field not in CONFIGS:
        raise validation(f"Condition field '{field}' must be one of '{', '.join(CONFIGS)}'")
    values = config.get("Values") or condition.get("Values") or []
    patterns = config.get("RegexValues") or condition.get("RegexValues") or []
    if values and patterns:
        raise validation("A condition cannot have both Values and RegexValues")
    if not values and not patterns:
        raise validation("A condition value must be specified")
    if len(values) + len(patterns) > (MOST_VALUES["rule"] if field == "source-ip" else MOST_VALUES["condition"]):
        raise AwsError("TooManyConditionValues", f"A '{field}' condition has too many values")
    for value in [*patterns, *(v for v in values if isinstance(v, str))]:
        if len(value) > LONGEST:
            raise validation(f"Condition value '{value}' is longer than {LONGEST} characters")
    for value in values:
        if field == "path-pattern" and not PATH.fullmatch(value):
            raise validation(f"Condition value '{value}' contains a character that is not valid")
        if field == "source-ip":
            check_network(value)
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error:
            raise validation(f"Condition value '{pattern}' is not a valid regular expression") from None
        if UNSUPPORTED.search(pattern):
            raise validation(f"Condition value '{pattern}' has a feature that is not supported")
    return [*values, *patterns]


def check_conditions(conditions: list[dict]) -> None:
    single = [c.get("Field") for c in conditions if c.get("Field") not in ("http-header", "query-string")]
    if len(single) != len(set(single)):
        raise validation("A rule can only have one condition of a field but http-header and query-string")
    values = [(c.get("Field"), v) for c in conditions for v in check_condition(c)]
    if len(values) > MOST_VALUES["rule"]:
        raise AwsError("TooManyConditionValues", "The rule has too many condition values")
    wild = [v for c in conditions for v in (c.get(CONFIGS[c["Field"]], {}).get("Values") or c.get("Values") or [])
            if c["Field"] in ("path-pattern", "host-header")]
    if sum(v.count("*") + v.count("?") for v in wild) > MOST_WILDCARDS:
        raise AwsError("TooManyConditionWildcards", "The rule has too many wildcards")


def apply() -> None:
    # moto knows patterns only. check_condition has looked at the regular expressions.
    @around(ELBv2Backend, "_validate_path_pattern_condition")
    def validate_path(original: Any, self: Any, condition: dict) -> None:
        if not (condition.get("PathPatternConfig") or {}).get("RegexValues"):
            original(self, condition)

    @before(ELBV2Response, "create_rule")
    def create(self: Any) -> None:
        params, backend = self._get_params(), self.elbv2_backend
        balancer, listener = listener_of(backend, params["ListenerArn"])
        if not params.get("Conditions"):
            raise validation("A condition must be specified")
        check_conditions(params["Conditions"])
        check_priority(params.get("Priority"))
        if sum(not is_default(r) for known in balancer.listeners.values() for r in known.rules.values()) >= MOST_RULES:
            raise AwsError("TooManyRules", "The load balancer has too many rules")
        if any(str(rule.priority) == str(params["Priority"]) for rule in listener.rules.values()):
            raise in_use(params["Priority"])
        check_actions(params.get("Actions") or [], listener.protocol, int(listener.port))
        check_targets(backend, balancer, listener.protocol, params["Actions"])

    @before(ELBV2Response, "modify_rule")
    def modify(self: Any) -> None:
        params, backend = self._get_params(), self.elbv2_backend
        listener, rule = rule_of(backend, params["RuleArn"])
        if is_default(rule):
            raise AwsError("OperationNotPermitted", f"Default rule '{rule.arn}' cannot be modified")
        if params.get("Conditions"):
            check_conditions(params["Conditions"])
        if params.get("Actions"):
            balancer, _ = listener_of(backend, listener.arn)
            check_actions(params["Actions"], listener.protocol, int(listener.port))
            check_targets(backend, balancer, listener.protocol, params["Actions"])

    @around(ELBv2Backend, "describe_rules")
    def describe(original: Any, self: Any, listener_arn: Any, rule_arns: Any) -> list[Any]:
        return sorted(original(self, listener_arn, rule_arns), key=order)

    @before(ELBv2Backend, "delete_rule")
    def delete(self: Any, arn: str) -> None:
        _, rule = rule_of(self, arn)
        if is_default(rule):
            raise AwsError("OperationNotPermitted", f"Default rule '{arn}' cannot be deleted")

    @around(ELBv2Backend, "set_rule_priorities")
    def set_priorities(original: Any, self: Any, rule_priorities: list[dict]) -> list[Any]:
        moved = {}
        for entry in rule_priorities:
            listener, rule = rule_of(self, entry["RuleArn"])
            check_priority(entry["Priority"])
            if is_default(rule):
                raise AwsError("OperationNotPermitted", f"The priority of default rule '{rule.arn}' cannot be changed")
            moved[rule.arn] = (listener, rule, entry["Priority"])
        for listener in {id(entry[0]): entry[0] for entry in moved.values()}.values():
            after = [str(moved[r.arn][2]) if r.arn in moved else str(r.priority) for r in listener.rules.values()]
            doubled = next((p for p in after if after.count(p) > 1), None)
            if doubled:
                raise in_use(doubled)
        for _, rule, priority in moved.values():
            rule.priority = priority
        return [rule for _, rule, _ in moved.values()]
