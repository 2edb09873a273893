"""Listener rules: priorities in range and taken once, conditions given, listed by priority, the default one kept.

AWS: CreateRule (the lowest priority is looked at first; Priority 1 to 50000; PriorityInUse), DescribeRules, DeleteRule
(OperationNotPermitted for the default rule; RuleNotFound), SetRulePriorities (rules may change places, as long as no
two have one priority afterwards).
moto takes any number and no conditions, lists in the order of making, and refuses two rules that swap places.
"""
from __future__ import annotations

from typing import Any

from moto.elbv2.models import ELBv2Backend
from moto.elbv2.responses import ELBV2Response

from emulator.hooks import AwsError, around, before, validation
from emulator.patches.listeners import check_actions, check_targets, listener_of

HIGHEST = 50000


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


def apply() -> None:
    @before(ELBV2Response, "create_rule")
    def create(self: Any) -> None:
        params, backend = self._get_params(), self.elbv2_backend
        balancer, listener = listener_of(backend, params["ListenerArn"])
        if not params.get("Conditions"):
            raise validation("A condition must be specified")
        check_priority(params.get("Priority"))
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
